package crashlab.behaviour;

import crashlab.otp.Atom;
import crashlab.otp.ExitReason;
import crashlab.otp.Int;
import crashlab.otp.MapTerm;
import crashlab.otp.Restart;
import crashlab.otp.Strategy;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A supervisor with a list of children. Source: OTP supervisor.erl.
///
/// Children are kept in start order; they are stopped from the end.
public final class Supervisor extends SupervisorProgram {
  private static final Atom SHUTDOWN = ExitReason.SHUTDOWN;

  private final SupervisorSpec spec;
  private final List<Child> children = new ArrayList<>();
  private final @Nullable RegistryTable table;

  public Supervisor(ErlangNode node, SupervisorSpec spec) {
    super(node, spec.intensity());
    this.spec = spec;
    this.table =
        spec.kind() == Detail.Kind.REGISTRY
            ? new RegistryTable(spec.uniqueKeys(), spec.children().size())
            : null;
  }

  // ---- start

  /// Source: OTP supervisor.erl, `init_children/2`.
  @Override
  void init() {
    Term problem = SpecProblems.of(spec);
    if (problem != null) {
      initFailed(Tuple.of(new Atom("start_spec"), problem));
      return;
    }
    for (ChildTemplate template : spec.children()) {
      children.add(child(template));
    }
    startFrom(
        children(),
        failed -> {
          if (failed == null) {
            initDone();
          } else {
            stop(children(), () -> initFailed(failed.reason()));
          }
        });
  }

  Child child(ChildTemplate template) {
    return new Child(template, node.directory().path(self().path().path() + '/' + template.id()));
  }

  /// Starts children in order; stops at the first that fails, which is reported.
  ///
  /// Source: OTP supervisor.erl, `start_children/2`.
  void startFrom(List<Child> list, StartInOrder.WhenOver then) {
    doNext(new StartInOrder(this, list, then));
  }

  // ---- stop

  /// Stops children from the last to the first, waiting for each; temporary ones lose their specs.
  ///
  /// Source: OTP supervisor.erl, `terminate_children/2`.
  void stop(List<Child> list, Runnable then) {
    doNext(new StopInOrder(this, list, then));
  }

  /// A child is down for now: its spec is kept unless it is temporary. Source: `del_child/2`.
  void gone(Child child) {
    child.undefined();
    if (child.template.restart() == Restart.TEMPORARY) {
      children.remove(child);
    }
  }

  @Override
  void shutDown(Term reason) {
    stop(children(), () -> end(reason));
  }

  // ---- restart

  /// Source: OTP supervisor.erl, `do_restart/3`.
  @Override
  void childEnded(Child child, Term reason) {
    Restart restart = child.template.restart();
    boolean orderly = ExitReason.isOrderly(reason);
    if (restart == Restart.PERMANENT || !orderly) {
      report("child_terminated", child, reason);
    }
    if (restart.restartsAfter(reason)) {
      restart(child);
      return;
    }
    ErlangProcess ended = child.reported;
    gone(child);
    if (child.template.significant() && isTimeToShutDown()) {
      self().setCause(emit(EventType.SUPERVISOR_AUTO_SHUTDOWN, ended, null));
      shutDown(SHUTDOWN);
    }
  }

  /// Source: OTP supervisor.erl, `do_auto_shutdown/2`.
  private boolean isTimeToShutDown() {
    return switch (spec.autoShutdown()) {
      case NEVER -> false;
      case ANY_SIGNIFICANT -> true;
      case ALL_SIGNIFICANT -> {
        for (Child child : children) {
          if (child.template.significant() && (child.process != null || child.restarting)) {
            yield false;
          }
        }
        yield true;
      }
    };
  }

  /// Source: OTP supervisor.erl, `restart/2`.
  private void restart(Child child) {
    if (admitRestart(child)) {
      StrategyRestart.begin(this, child);
    } else {
      gone(child);
      shutDown(SHUTDOWN);
    }
  }

  @Override
  void tryAgain(Child child) {
    restart(child);
  }

  // ---- requests

  @Override
  void request(SupervisorRequest request, Asker asker) {
    switch (request) {
      case SupervisorRequest.StartChild(ChildTemplate template) ->
          ChildRequests.start(this, template, asker);
      case SupervisorRequest.TerminateChild(String id) ->
          ChildRequests.terminate(this, find(id), asker);
      case SupervisorRequest.RestartChild(String id) ->
          ChildRequests.restart(this, find(id), asker);
      case SupervisorRequest.DeleteChild(String id) -> ChildRequests.delete(this, find(id), asker);
      case SupervisorRequest.WhichChildren() ->
          reply(asker, childList(childStates().reversed()), null);
      case SupervisorRequest.TerminatePid _ -> reply(asker, error(NOT_FOUND), null);
      case SupervisorRequest.StartTask _ -> noClause();
    }
  }

  @Nullable Child find(String id) {
    for (Child child : children) {
      if (child.id().equals(id)) {
        return child;
      }
    }
    return null;
  }

  /// The children from `first` on, as they are now.
  List<Child> childrenFrom(Child first) {
    return List.copyOf(children.subList(children.indexOf(first), children.size()));
  }

  @Override
  List<Child> children() {
    return List.copyOf(children);
  }

  /// Takes a child in, as the last one.
  void add(Child child) {
    children.add(child);
  }

  /// Forgets a child and its spec.
  void remove(Child child) {
    children.remove(child);
  }

  SupervisorSpec spec() {
    return spec;
  }

  /// Source: OTP supervisor.erl, `do_start_child_i/3`.
  @Override
  Term caught(Term error) {
    return Tuple.of(new Atom("EXIT"), error);
  }

  /// Source: OTP supervisor.erl, `handle_cast/2`, which knows `try_again_restart` alone.
  @Override
  boolean failsOnCast() {
    return true;
  }

  /// Source: OTP supervisor.erl, record `state`.
  @Override
  Term stateTerm() {
    List<Term> ids = new ArrayList<>();
    for (Child child : children.reversed()) {
      ids.add(idTerm(child.id()));
    }
    var fields = new LinkedHashMap<String, Term>();
    fields.put("strategy", new Atom(spec.strategy().word()));
    fields.put("children", new Tuple(ids));
    fields.put("intensity", new Int(spec.intensity().maxRestarts()));
    fields.put("period", new Int(spec.intensity().maxSeconds()));
    fields.put("restarts", restartSeconds());
    fields.put("auto_shutdown", new Atom(spec.autoShutdown().word()));
    return new MapTerm(fields);
  }

  // ---- what it is beside a supervisor

  /// A PartitionSupervisor numbers its children. Source: Elixir partition_supervisor.ex, `init/1`.
  @Override
  Term idTerm(String id) {
    return spec.kind() == Detail.Kind.PARTITION_SUPERVISOR
        ? new Int(Long.parseLong(id))
        : new Atom(id);
  }

  /// The keys of a registry; null for other supervisors.
  @Nullable RegistryTable registryTable() {
    return table;
  }

  /// The partition of a partition_supervisor that a key goes to, or null while it does not run.
  @Nullable ErlangProcess partition(Term key) {
    return children.isEmpty()
        ? null
        : children.get(PortableHash.partition(key, children.size())).process;
  }

  @Override
  Strategy strategy() {
    return spec.strategy();
  }

  @Override
  boolean tellsStarts() {
    return spec.kind() != Detail.Kind.REGISTRY;
  }
}
