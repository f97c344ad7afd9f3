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
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.PathEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A supervisor whose children are added while it runs: DynamicSupervisor and Task.Supervisor.
///
/// Source: Elixir dynamic_supervisor.ex, task/supervisor.ex. Children have no order; here it is
/// that of their starts, so that a run is repeatable.
public final class DynamicSupervisor extends SupervisorProgram {
  private static final Atom MAX_CHILDREN = new Atom("max_children");

  private final DynamicSpec spec;
  private @Nullable Child first;
  private @Nullable Child last;
  private int count;
  private @Nullable ChildTemplate latestTemplate;
  private @Nullable PathEntry latestPath;

  public DynamicSupervisor(ErlangNode node, DynamicSpec spec) {
    super(node, spec.intensity());
    this.spec = spec;
  }

  @Override
  void init() {
    initDone();
  }

  @Override
  Strategy strategy() {
    return Strategy.ONE_FOR_ONE;
  }

  @Override
  boolean tellsStarts() {
    return spec.kind() == Detail.Kind.DYNAMIC_SUPERVISOR;
  }

  // ---- requests

  @Override
  void request(SupervisorRequest request, Asker asker) {
    switch (request) {
      case SupervisorRequest.StartChild(ChildTemplate template) -> start(template, asker);
      case SupervisorRequest.StartTask(ChildTemplate template) -> {
        if (spec.kind() == Detail.Kind.TASK_SUPERVISOR) {
          start(template, asker);
        } else {
          shutDown(ExitReason.withStack(Tuple.of(new Atom("badmatch"), Atom.NIL)));
        }
      }
      case SupervisorRequest.TerminatePid(ErlangProcess process) -> {
        Child child = known(process);
        if (child == null) {
          reply(asker, error(NOT_FOUND), null);
        } else {
          stop(
              List.of(child),
              () -> {
                remove(child);
                reply(asker, Atom.OK, null);
              });
        }
      }
      case SupervisorRequest.WhichChildren() -> reply(asker, childList(childStates()), null);
      case SupervisorRequest.TerminateChild _ -> reply(asker, error(NOT_FOUND), null);
      case SupervisorRequest.RestartChild _, SupervisorRequest.DeleteChild _ -> noClause();
    }
  }

  /// The child under a pid, which is its last one while it is restarting.
  private @Nullable Child known(@Nullable ErlangProcess process) {
    Child child = childOf(process);
    if (child != null) {
      return child;
    }
    return process != null
            && process.supervision() instanceof Child last
            && process.parent() == self()
            && last.restarting
            && last.reported == process
        ? last
        : null;
  }

  /// Source: Elixir dynamic_supervisor.ex, `handle_call({:start_child, …})`.
  private void start(ChildTemplate template, Asker asker) {
    if (count >= spec.maxChildren()) {
      reply(asker, error(MAX_CHILDREN), null);
      return;
    }
    var child = new Child(template, pathOf(template));
    doNext(
        new StartOne(
            this,
            child,
            (outcome, detail) -> {
              switch (outcome) {
                case STARTED -> {
                  add(child);
                  reply(asker, ok(detail), child.process);
                }
                case IGNORED -> reply(asker, new Atom("ignore"), null);
                case FAILED -> reply(asker, error(detail), null);
              }
            }));
  }

  private PathEntry pathOf(ChildTemplate template) {
    if (template.path() != null) {
      return template.path();
    }
    PathEntry known = latestPath;
    if (known != null && template == latestTemplate) {
      return known;
    }
    PathEntry path = node.directory().path(self().path().path() + '/' + template.id());
    latestTemplate = template;
    latestPath = path;
    return path;
  }

  /// Source: Elixir dynamic_supervisor.ex, `start_child/3` and `exit_reason/3`.
  @Override
  Term caught(Term error) {
    return error;
  }

  /// Source: Elixir dynamic_supervisor.ex, `handle_cast/2`.
  @Override
  boolean failsOnCast() {
    return false;
  }

  /// Source: Elixir dynamic_supervisor.ex, `defstruct`.
  @Override
  Term stateTerm() {
    List<Term> pids = new ArrayList<>();
    for (Child child : children()) {
      ErlangProcess process = child.process == null ? child.reported : child.process;
      pids.add(process == null ? Atom.UNDEFINED : process.pid());
    }
    boolean unlimited = spec.maxChildren() == Integer.MAX_VALUE;
    var fields = new LinkedHashMap<String, Term>();
    fields.put("strategy", new Atom(strategy().word()));
    fields.put("children", new Tuple(pids));
    fields.put("max_children", unlimited ? Atom.INFINITY : new Int(spec.maxChildren()));
    fields.put("max_restarts", new Int(spec.intensity().maxRestarts()));
    fields.put("max_seconds", new Int(spec.intensity().maxSeconds()));
    fields.put("restarts", restartSeconds());
    return new MapTerm(fields);
  }

  // ---- restart

  /// Source: Elixir dynamic_supervisor.ex, `maybe_restart_child/5`.
  @Override
  void childEnded(Child child, Term reason) {
    Restart restart = child.template.restart();
    if (restart == Restart.PERMANENT || !ExitReason.isOrderly(reason)) {
      report("child_terminated", child, reason);
    }
    if (restart.restartsAfter(reason)) {
      tryAgain(child);
    } else {
      remove(child);
    }
  }

  /// Source: Elixir dynamic_supervisor.ex, `restart_child/3`.
  @Override
  void tryAgain(Child child) {
    if (!admitRestart(child)) {
      remove(child);
      shutDown(ExitReason.SHUTDOWN);
      return;
    }
    doNext(
        new StartOne(
            this,
            child,
            (outcome, detail) -> {
              switch (outcome) {
                case STARTED -> {}
                case IGNORED -> remove(child);
                case FAILED -> {
                  child.restarting();
                  report("start_error", child, detail);
                  tryAgainLater(child);
                }
              }
            }));
  }

  // ---- stop

  @Override
  void shutDown(Term reason) {
    stop(children(), () -> end(reason));
  }

  private void stop(List<Child> children, Runnable then) {
    doNext(new StopTogether(this, children, then));
  }

  // ---- the list of children

  private void add(Child child) {
    child.previous = last;
    if (last == null) {
      first = child;
    } else {
      last.next = child;
    }
    last = child;
    count++;
  }

  private void remove(Child child) {
    if (child.previous == null) {
      first = child.next;
    } else {
      child.previous.next = child.next;
    }
    if (child.next == null) {
      last = child.previous;
    } else {
      child.next.previous = child.previous;
    }
    child.next = null;
    child.previous = null;
    child.undefined();
    count--;
  }

  @Override
  List<Child> children() {
    List<Child> list = new ArrayList<>(count);
    for (Child child = first; child != null; child = child.next) {
      list.add(child);
    }
    return list;
  }
}
