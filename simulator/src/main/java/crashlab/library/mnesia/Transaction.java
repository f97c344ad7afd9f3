package crashlab.library.mnesia;

import crashlab.behaviour.StepProgram;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.vm.Belonging;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.ServiceKey;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The transaction that a process is in, with those nested in it.
///
/// Source: OTP mnesia_tm.erl, `execute_transaction/5`, `handle_exit/3`.
final class Transaction implements Belonging {
  private static final ServiceKey<Activity> KEY = ServiceKey.of("mnesia activity", Activity.class);

  /// What `mnesia_activity_state` of a process's dictionary is.
  static final class Activity {
    @Nullable Transaction current;
  }

  final Tid tid;

  /// The nodes that it has spoken with about locks.
  final Set<ErlangNode> nodes = new LinkedHashSet<>();

  private final ArrayDeque<Store> around = new ArrayDeque<>();
  private Store store = new Store();

  Transaction(Tid tid) {
    this.tid = tid;
    nodes.add(tid.process().node());
  }

  /// That of a process; null outside of all.
  static @Nullable Transaction of(StepProgram program) {
    return activity(program).current;
  }

  private static Activity activity(StepProgram program) {
    return program.services().get(KEY, Activity::new);
  }

  void enter(StepProgram program) {
    activity(program).current = this;
    program.node().belongings().acquire(program.self(), this);
  }

  void leave(StepProgram program) {
    activity(program).current = null;
    program.node().belongings().giveUp(program.self(), this);
  }

  Store store() {
    return store;
  }

  void nest() {
    around.push(store);
    store = store.copy();
  }

  /// The innermost is over.
  void unnest(boolean committed) {
    Store outer = around.pop();
    if (!committed) {
      store = outer;
    }
  }

  /// Forgets all that it has done.
  void clear() {
    store = new Store();
    around.clear();
    nodes.clear();
    nodes.add(tid.process().node());
  }

  /// Its locks are given back everywhere.
  void release(ErlangNode node, ErlangProcess process) {
    for (ErlangNode peer : nodes) {
      Requests.Release release = new Requests.Release(tid);
      MnesiaServer.ask(node, peer, MnesiaServer.LOCKER, asTerm("release_tid"), release, process);
    }
  }

  Term asTerm(String verb) {
    return Tuple.of(new crashlab.otp.Atom(verb), tid.term());
  }

  /// The locks go with the process, and nothing is written. Source: OTP mnesia_tm.erl,
  /// `handle_exit/3`.
  @Override
  public void ownerEnded(ErlangNode node, ErlangProcess owner, Term reason, long cause) {
    if (!node.isUp()) {
      return;
    }
    for (ErlangNode peer : nodes) {
      MnesiaServer.ask(node, peer, MnesiaServer.TM, asTerm("EXIT"), new Requests.Abort(tid), owner);
    }
    MnesiaServer.ask(node, node, MnesiaServer.TM, asTerm("EXIT"), new Requests.Delete(tid), owner);
  }
}
