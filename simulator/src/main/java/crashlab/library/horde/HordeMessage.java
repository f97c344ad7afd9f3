package crashlab.library.horde;

import crashlab.behaviour.From;
import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.vm.ErlangProcess;
import java.util.Set;

/// What the processes of a Horde tell each other.
///
/// Source: horde 0.10 dynamic_supervisor_impl.ex, `handle_call/3`, `handle_cast/2`,
/// `handle_info/2`.
sealed interface HordeMessage {
  /// It as Erlang has it, more or less.
  Term term();

  /// From now on these are the members.
  record SetMembers(Set<String> nodes) implements HordeMessage {
    @Override
    public Term term() {
      return Tuple.of(
          new Atom("set_members"),
          new Tuple(nodes.stream().map(name -> (Term) new Atom(name)).toList()));
    }
  }

  /// The supervisor above is about to stop.
  record ShuttingDown() implements HordeMessage {
    @Override
    public Term term() {
      return new Atom("horde_shutting_down");
    }
  }

  /// A request that this node is to answer, as it had come here.
  ///
  /// @param asked a start of a child that is chosen already, or another request
  record Proxied(Asked asked, From from) implements HordeMessage {
    @Override
    public Term term() {
      return new Atom("proxy_operation");
    }
  }

  /// A child was restarted.
  record Restarted(HordeChild child, ErlangProcess process) implements HordeMessage {
    @Override
    public Term term() {
      return Tuple.of(new Atom("update_child_pid"), process.pid());
    }
  }

  /// A child ended for good.
  record Gone(HordeChild child) implements HordeMessage {
    @Override
    public Term term() {
      return new Atom("disown_child_process");
    }
  }

  /// A child ended, for some other node to start it.
  record GivenUp(HordeChild child) implements HordeMessage {
    @Override
    public Term term() {
      return new Atom("relinquish_child_process");
    }
  }

  /// What one asks of a Horde.
  sealed interface Asked {}

  /// @param child with all that was drawn
  record StartChild(HordeChild child) implements Asked {}

  record TerminateChild(ErlangProcess process) implements Asked {}
}
