package crashlab.library.supervisor;

import crashlab.behaviour.ChildTemplate;
import crashlab.behaviour.From;
import crashlab.otp.Atom;
import crashlab.otp.ExitReason;
import crashlab.otp.Int;
import crashlab.otp.MapTerm;
import crashlab.otp.Opaque;
import crashlab.otp.Restart;
import crashlab.otp.Strategy;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.EventType;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A supervisor with a list of children, which are started in order and stopped from the end.
///
/// Source: OTP supervisor.erl, which keeps the ids of its children in start order, and a map.
public class Supervisor extends SupervisorProgram {
  private static final Atom SHUTDOWN = ExitReason.SHUTDOWN;
  private static final Atom TRY_AGAIN = new Atom("try_again_restart");

  private final SupervisorSpec spec;
  private final Map<String, SupervisedChild> byId = new LinkedHashMap<>();

  /// The significant children that have a process, or are to have one again.
  private final Set<SupervisedChild> significant = new LinkedHashSet<>();

  public Supervisor(ErlangNode node, SupervisorSpec spec) {
    super(node, spec.intensity());
    this.spec = spec;
  }

  /// Source: OTP supervisor.erl, `init_children/2`.
  @Override
  protected final void init() {
    Term problem = SpecProblems.of(spec);
    if (problem != null) {
      initFailed(Tuple.of(new Atom("start_spec"), problem));
      return;
    }
    for (ChildTemplate template : spec.children()) {
      add(child(template));
    }
    startFrom(
        children.first(),
        self().isRestarted(),
        failed -> {
          if (failed == null) {
            initDone();
          } else {
            stopFrom(children.first(), () -> initFailed(failed.reason()));
          }
        });
  }

  final SupervisedChild child(ChildTemplate template) {
    return new SupervisedChild(
        template, node.directory().path(self().path().path() + '/' + template.id()));
  }

  /// Starts the children from `first` on, in order; stops at the first that fails, which is
  /// reported. Null means none.
  ///
  /// Source: OTP supervisor.erl, `start_children/2`.
  final void startFrom(
      @Nullable SupervisedChild first, boolean restarted, StartInOrder.WhenAllStarted then) {
    doNext(new StartInOrder(this, first, restarted, then));
  }

  /// Stops the children from the last to `end`, waiting for each; temporary ones lose their specs.
  /// Null means none.
  ///
  /// Source: OTP supervisor.erl, `terminate_children/2`.
  final void stopFrom(@Nullable SupervisedChild end, Runnable then) {
    doNext(new StopInOrder(this, end, then));
  }

  /// Stops one child, which loses its spec if it is temporary.
  final void stopAlone(SupervisedChild child, Runnable then) {
    Runnable stopped =
        () -> {
          gone(child);
          doNext(null);
          then.run();
        };
    if (child.process() == null) {
      stopped.run();
    } else {
      doNext(new StopOne(this, child, waitingExits(), stopped));
    }
  }

  /// A child is down for now: its spec is kept unless it is temporary. Source: `del_child/2`.
  final void gone(SupervisedChild child) {
    undefined(child);
    if (child.template.restart() == Restart.TEMPORARY) {
      remove(child);
    }
  }

  @Override
  protected final void terminate(Term reason, Runnable exit) {
    stopFrom(children.first(), exit);
  }

  /// Source: OTP supervisor.erl, `do_restart/3`.
  @Override
  final void childEnded(SupervisedChild child, Term reason) {
    Restart restart = child.template.restart();
    boolean orderly = ExitReason.isOrderly(reason);
    if (restart == Restart.PERMANENT || !orderly) {
      report("child_terminated", child, reason);
    }
    if (restart.restartsAfter(reason)) {
      restart(child);
      return;
    }
    ErlangProcess ended = child.reported();
    gone(child);
    if (child.template.significant() && isTimeToShutDown()) {
      self().setCause(emit(EventType.SUPERVISOR_AUTO_SHUTDOWN, ended, null));
      stop(SHUTDOWN);
    }
  }

  /// Source: OTP supervisor.erl, `do_auto_shutdown/2`.
  private boolean isTimeToShutDown() {
    return switch (spec.autoShutdown()) {
      case NEVER -> false;
      case ANY_SIGNIFICANT -> true;
      case ALL_SIGNIFICANT -> significant.isEmpty();
    };
  }

  @Override
  final void changed(SupervisedChild child) {
    super.changed(child);
    if (!child.template.significant()) {
      return;
    }
    if (child.isActive()) {
      significant.add(child);
    } else {
      significant.remove(child);
    }
  }

  /// Source: OTP supervisor.erl, `restart/2`.
  private void restart(SupervisedChild child) {
    if (admitRestart(child)) {
      StrategyRestart.begin(this, child);
    } else {
      gone(child);
      stop(SHUTDOWN);
    }
  }

  @Override
  final void request(SupervisorRequest request, From from) {
    switch (request) {
      case SupervisorRequest.StartChild(ChildTemplate template) ->
          ChildRequests.start(this, template.on(node), from);
      case SupervisorRequest.TerminateChild(String id) ->
          ChildRequests.terminate(this, find(id), from);
      case SupervisorRequest.RestartChild(String id) -> ChildRequests.restart(this, find(id), from);
      case SupervisorRequest.DeleteChild(String id) -> ChildRequests.delete(this, find(id), from);
      case SupervisorRequest.WhichChildren() ->
          reply(from, new Tuple(told(ChildTerms::pair).reversed()), null);
      case SupervisorRequest.ListChildren() ->
          reply(from, new Tuple(told(ChildTerms::entry).reversed()), null);
      case SupervisorRequest.CountChildren() ->
          reply(from, ChildTerms.count(children, this::isAlive), null);
      case SupervisorRequest.GetChildSpec(String id) ->
          reply(
              from,
              find(id) == null
                  ? SupervisorTerms.error(SupervisorTerms.NOT_FOUND)
                  : SupervisorTerms.ok(Opaque.CHILD_SPEC),
              null);
      case SupervisorRequest.StartOther(Term spec) ->
          reply(from, SupervisorTerms.error(Tuple.of(new Atom("invalid_child_spec"), spec)), null);
      case SupervisorRequest.TerminatePid _, SupervisorRequest.TerminateKnown _ ->
          reply(from, SupervisorTerms.error(SupervisorTerms.NOT_FOUND), null);
      case SupervisorRequest.StartTask _, SupervisorRequest.OfKept _ -> noClause();
    }
  }

  private boolean isAlive(SupervisedChild child) {
    ErlangProcess process = child.process();
    return process != null && node.local().isAlive(process);
  }

  final @Nullable SupervisedChild find(String id) {
    return byId.get(id);
  }

  /// Takes a child in, as the last one.
  void add(SupervisedChild child) {
    enlist(child);
    byId.put(child.id(), child);
  }

  /// Forgets a child and its spec.
  final void remove(SupervisedChild child) {
    children.remove(child);
    byId.remove(child.id());
  }

  final SupervisorSpec spec() {
    return spec;
  }

  /// Source: OTP supervisor.erl, `handle_cast/2`, which knows `try_again_restart` alone. Up to 28
  /// anybody may send it; since then it carries a tag of the supervisor's own.
  @Override
  protected final void handleCast(Message cast) {
    boolean forged =
        !node.release().tagsRetries()
            && cast.payload() instanceof Tuple note
            && note.size() == 2
            && note.get(0).equals(TRY_AGAIN);
    if (cast.extra() instanceof SupervisedChild child) {
      tryAgain(child);
    } else if (forged && cast.payload() instanceof Tuple note) {
      tryAgain(note.get(1) instanceof Atom id ? find(id.name()) : null);
    } else {
      noClause();
    }
  }

  private void tryAgain(@Nullable SupervisedChild child) {
    if (child != null && child.isRestarting()) {
      restart(child);
    }
  }

  /// Source: OTP supervisor.erl, `try_again_restart/1`.
  final void tryAgainLater(SupervisedChild child) {
    Term note = Tuple.of(TRY_AGAIN, idTerm(child.id()));
    tryAgainLater(Message.Kind.CAST, note, child);
  }

  /// Source: OTP supervisor.erl, `do_start_child_i/3`.
  @Override
  final Term caught(Term error) {
    return Tuple.of(new Atom("EXIT"), error);
  }

  /// Source: OTP supervisor.erl, record `state`.
  @Override
  public final Term stateTerm() {
    List<Term> ids = new ArrayList<>(children.size());
    for (SupervisedChild child = children.last(); child != null; child = child.previous) {
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

  @Override
  final Strategy strategy() {
    return spec.strategy();
  }
}
