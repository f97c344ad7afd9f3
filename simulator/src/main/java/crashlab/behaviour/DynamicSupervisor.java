package crashlab.behaviour;

import crashlab.kernel.RandomStream;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.ExitReason;
import crashlab.otp.Restart;
import crashlab.otp.Shutdown;
import crashlab.otp.Strategy;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import crashlab.vm.PathEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
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
        new Start(
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
    PathEntry path = node.path(self().path().path() + '/' + template.id());
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
        new Start(
            child,
            (outcome, detail) -> {
              switch (outcome) {
                case STARTED -> {}
                case IGNORED -> remove(child);
                case FAILED -> {
                  child.restarting();
                  report("start_error", child, detail);
                  Message note =
                      node.message(Message.Kind.TRY_AGAIN, self(), Atom.OK, self().cause());
                  node.deliver(self(), node.with(note, child));
                }
              }
            }));
  }

  // ---- stop

  @Override
  void shutDown(Term reason) {
    stop(all(), () -> end(reason));
  }

  private void stop(List<Child> children, Runnable then) {
    doNext(new StopTogether(children, then));
  }

  /// Stops children all at once; the slowest decides.
  ///
  /// Source: Elixir dynamic_supervisor.ex, `terminate_children/2`, `monitor_children/1`,
  /// `wait_children/4`.
  private final class StopTogether implements Activity {
    private final List<Child> list;
    private final Runnable then;
    private final List<Child> unwanted = new ArrayList<>();
    private final List<Term> reasons = new ArrayList<>();
    private final TreeMap<Long, List<Child>> killTimes = new TreeMap<>();
    private long ref;
    private int left;
    private boolean begun;

    StopTogether(List<Child> list, Runnable then) {
      this.list = list;
      this.then = then;
    }

    @Override
    public boolean advance() {
      if (!begun) {
        begun = true;
        begin();
      }
      while (true) {
        takeDowns();
        if (left == 0) {
          finish();
          return true;
        }
        if (node.pay(self())) {
          return false;
        }
        if (killTimes.isEmpty()) {
          node.waits().awaitRef(self(), ref, Long.MAX_VALUE);
          return false;
        }
        long wait = killTimes.firstKey() - node.nowNanos();
        if (wait > 0) {
          node.waits().awaitRef(self(), ref, wait);
          return false;
        }
        kill(killTimes.pollFirstEntry().getValue());
      }
    }

    private void begin() {
      ref = node.newRef();
      node.waits().expect(self(), ref);
      for (Child child : list) {
        ErlangProcess process = child.process;
        if (process != null) {
          signal(child, process);
        }
      }
    }

    /// A child whose EXIT has come already is not signalled.
    private void signal(Child child, ErlangProcess process) {
      if (!process.isAlive()) {
        Message exit = node.waits().takeExit(self(), process);
        if (exit != null) {
          Term reason = exit.payload();
          node.recycle(exit);
          boolean normal = reason.equals(ExitReason.NORMAL);
          if (!normal || child.template.restart() == Restart.PERMANENT) {
            unwanted.add(child);
            reasons.add(reason);
          }
          return;
        }
      }
      charge(Cost.MONITOR);
      charge(Cost.SEND);
      left++;
      child.stopping = true;
      node.bonds().unlink(self(), process);
      node.bonds().monitor(self(), process, ref);
      boolean brutal = child.template.shutdown() instanceof Shutdown.BrutalKill;
      if (child.template.shutdown() instanceof Shutdown.After(long nanos)) {
        killTimes
            .computeIfAbsent(saturatedAdd(node.nowNanos(), nanos), t -> new ArrayList<>())
            .add(child);
      }
      send(process, brutal);
    }

    private static long saturatedAdd(long a, long b) {
      long sum = a + b;
      return sum < 0 ? Long.MAX_VALUE : sum;
    }

    private void send(ErlangProcess process, boolean kill) {
      long cause =
          emit(
              kill ? EventType.SUPERVISOR_KILL_CHILD : EventType.SUPERVISOR_TERMINATE_CHILD,
              process,
              null);
      node.exitSignal(self(), process, kill ? ExitReason.KILL : ExitReason.SHUTDOWN, cause);
    }

    private void kill(List<Child> late) {
      for (Child child : late) {
        ErlangProcess process = child.process;
        if (child.stopping && process != null) {
          send(process, true);
        }
      }
    }

    private void takeDowns() {
      for (Message m = node.waits().takeMatched(self());
          m != null;
          m = node.waits().takeMatched(self())) {
        left--;
        charge(Cost.RECEIVE);
        ErlangProcess ended = m.sender();
        if (ended != null && ended.supervision() instanceof Child child) {
          child.stopping = false;
          if (!isWantedHere(child, m.payload())) {
            unwanted.add(child);
            reasons.add(m.payload());
          }
        }
        node.recycle(m);
      }
    }

    /// Source: Elixir dynamic_supervisor.ex, `wait_child/4`.
    private boolean isWantedHere(Child child, Term reason) {
      if (child.template.shutdown() instanceof Shutdown.BrutalKill) {
        return reason.equals(ExitReason.KILLED);
      }
      return ExitReason.isShutdown(reason)
          || (reason.equals(ExitReason.NORMAL) && child.template.restart() != Restart.PERMANENT);
    }

    private void finish() {
      node.waits().endWait(self());
      for (int i = 0; i < unwanted.size(); i++) {
        report("shutdown_error", unwanted.get(i), reasons.get(i));
      }
      doNext(null);
      then.run();
    }
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

  private List<Child> all() {
    List<Child> list = new ArrayList<>(count);
    for (Child child = first; child != null; child = child.next) {
      list.add(child);
    }
    return list;
  }

  @Override
  public @Nullable ErlangProcess randomChild(RandomStream random) {
    List<ErlangProcess> running = new ArrayList<>();
    for (Child child = first; child != null; child = child.next) {
      if (child.process != null) {
        running.add(child.process);
      }
    }
    return running.isEmpty() ? null : running.get(random.nextInt(running.size()));
  }

  @Override
  public List<ChildState> childStates() {
    List<ChildState> states = new ArrayList<>();
    for (Child child = first; child != null; child = child.next) {
      states.add(child.state());
    }
    return states;
  }
}
