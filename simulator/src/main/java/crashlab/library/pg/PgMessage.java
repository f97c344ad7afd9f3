package crashlab.library.pg;

import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.vm.ErlangProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the processes of a scope on several nodes tell each other.
///
/// Source: OTP pg.erl, `handle_info/2`, `handle_cast/2`.
sealed interface PgMessage {
  Atom JOIN = new Atom("join");
  Atom LEAVE = new Atom("leave");

  /// The process that says it.
  ErlangProcess peer();

  /// It as Erlang has it.
  Term term();

  /// Who else runs this scope?
  record Discover(ErlangProcess peer) implements PgMessage {
    private static final Atom DISCOVER = new Atom("discover");

    @Override
    public Term term() {
      return Tuple.of(DISCOVER, peer.pid());
    }
  }

  /// All members of the sender's node.
  record Sync(ErlangProcess peer, Map<Term, List<ErlangProcess>> groups) implements PgMessage {
    private static final Atom SYNC = new Atom("sync");

    @Override
    public Term term() {
      List<Term> pairs = new ArrayList<>();
      groups.forEach((group, members) -> pairs.add(Tuple.of(group, pids(members))));
      return Tuple.of(SYNC, peer.pid(), new Tuple(pairs));
    }
  }

  /// A process of the sender's node has joined.
  record Join(ErlangProcess peer, Term group, ErlangProcess member) implements PgMessage {
    @Override
    public Term term() {
      return Tuple.of(JOIN, peer.pid(), group, member.pid());
    }
  }

  /// A process of the sender's node has left groups, or has ended.
  record Leave(ErlangProcess peer, ErlangProcess member, List<Term> groups) implements PgMessage {
    @Override
    public Term term() {
      return Tuple.of(LEAVE, peer.pid(), member.pid(), new Tuple(groups));
    }
  }

  /// The pids of processes, as a list.
  static Tuple pids(List<ErlangProcess> processes) {
    return new Tuple(processes.stream().map(process -> (Term) process.pid()).toList());
  }
}
