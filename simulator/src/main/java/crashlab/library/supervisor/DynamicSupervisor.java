package crashlab.library.supervisor;

import crashlab.behaviour.ChildTemplate;
import crashlab.behaviour.From;
import crashlab.otp.Atom;
import crashlab.otp.ExitReason;
import crashlab.otp.Int;
import crashlab.otp.MapTerm;
import crashlab.otp.Pid;
import crashlab.otp.Restart;
import crashlab.otp.Strategy;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import crashlab.vm.PathEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A supervisor whose children are added while it runs.
///
/// Source: Elixir dynamic_supervisor.ex. Children have no ids. Their order is that of their pids,
/// as it is in a small map.
public class DynamicSupervisor extends SupervisorProgram {
  private static final Atom MAX_CHILDREN = new Atom("max_children");

  private final DynamicSpec spec;
  private @Nullable ChildTemplate latestTemplate;
  private @Nullable PathEntry latestPath;

  public DynamicSupervisor(ErlangNode node, DynamicSpec spec) {
    super(node, spec.intensity());
    this.spec = spec;
  }

  /// Source: Elixir dynamic_supervisor.ex, `handle_call(:which_children, …)`.
  @Override
  final Term idTerm(String id) {
    return Atom.UNDEFINED;
  }

  @Override
  final Strategy strategy() {
    return Strategy.ONE_FOR_ONE;
  }

  @Override
  final void request(SupervisorRequest request, From from) {
    switch (request) {
      case SupervisorRequest.StartChild(ChildTemplate template) -> start(template.on(node), from);
      case SupervisorRequest.StartTask(ChildTemplate template) -> startTask(template, from);
      case SupervisorRequest.TerminatePid(ErlangProcess process) -> terminate(known(process), from);
      case SupervisorRequest.TerminateKnown(Pid pid) -> terminate(under(pid), from);
      case SupervisorRequest.WhichChildren() ->
          reply(from, new Tuple(told(ChildTerms::pair)), null);
      case SupervisorRequest.ListChildren() ->
          reply(from, new Tuple(told(ChildTerms::entry)), null);
      case SupervisorRequest.CountChildren() ->
          reply(from, ChildTerms.count(children, child -> !child.isRestarting()), null);
      case SupervisorRequest.TerminateChild _ ->
          reply(from, SupervisorTerms.error(SupervisorTerms.NOT_FOUND), null);
      case SupervisorRequest.StartOther _ when children.size() >= spec.maxChildren() ->
          reply(from, SupervisorTerms.error(MAX_CHILDREN), null);
      case SupervisorRequest.OfKept(KeptRequest kept) -> keep(kept, from);
      case SupervisorRequest.RestartChild _,
          SupervisorRequest.DeleteChild _,
          SupervisorRequest.GetChildSpec _,
          SupervisorRequest.StartOther _ ->
          noClause();
    }
  }

  /// Only a supervisor has it that keeps children for another process.
  void keep(KeptRequest request, From from) {
    noClause();
  }

  /// A child was taken in.
  void taken(SupervisedChild child) {}

  /// A child is none any more.
  void removed(SupervisedChild child) {}

  /// A restart succeeded, or its start function returned `ignore`: then there is no process.
  void restartOver(SupervisedChild child) {}

  /// Tells whether a child that ended is to run somewhere else, so that it is not restarted here.
  boolean endsElsewhere(SupervisedChild child, Term reason) {
    return false;
  }

  /// A child ended and is not restarted.
  void endedForGood(SupervisedChild child) {}

  final void terminate(@Nullable SupervisedChild child, From from) {
    if (child == null) {
      reply(from, SupervisorTerms.error(SupervisorTerms.NOT_FOUND), null);
      return;
    }
    stopTogether(
        List.of(child),
        () -> {
          remove(child);
          reply(from, Atom.OK, null);
        });
  }

  /// The child under a pid that stands in a message.
  private @Nullable SupervisedChild under(Pid pid) {
    for (SupervisedChild child : children) {
      ErlangProcess process = child.reported();
      if (process != null && process.pid().equals(pid)) {
        return child;
      }
    }
    return null;
  }

  /// The child under a pid, which is its last one while it is restarting.
  private @Nullable SupervisedChild known(@Nullable ErlangProcess process) {
    SupervisedChild child = childOf(process);
    if (child != null) {
      return child;
    }
    return process != null
            && node.local().has(process)
            && node.local().supervision(process) instanceof SupervisedChild last
            && process.parent() == self()
            && last.isRestarting()
            && last.reported() == process
        ? last
        : null;
  }

  /// A plain dynamic supervisor has no start function for tasks. Source: Elixir
  /// dynamic_supervisor.ex, `handle_call({:start_task, …})`.
  protected void startTask(ChildTemplate template, From from) {
    failCallback(ExitReason.withStack(Tuple.of(new Atom("badmatch"), Atom.NIL)));
  }

  /// Source: Elixir dynamic_supervisor.ex, `handle_call({:start_child, …})`.
  protected final void start(ChildTemplate template, From from) {
    Term problem =
        SpecProblems.inDynamic(node.release(), template.shutdown(), template.significant());
    if (problem != null) {
      reply(from, SupervisorTerms.error(problem), null);
      return;
    }
    begin(new SupervisedChild(template, pathOf(template)), from);
  }

  final void begin(SupervisedChild child, From from) {
    if (children.size() >= spec.maxChildren()) {
      reply(from, SupervisorTerms.error(MAX_CHILDREN), null);
      return;
    }
    doNext(
        new StartOne(
            this,
            child,
            (outcome, detail) -> {
              switch (outcome) {
                case STARTED -> {
                  add(child);
                  reply(from, SupervisorTerms.ok(detail), child.process());
                }
                case IGNORED -> reply(from, new Atom("ignore"), null);
                case FAILED -> reply(from, SupervisorTerms.error(detail), null);
              }
            }));
  }

  private PathEntry pathOf(ChildTemplate template) {
    PathEntry given = template.path();
    if (given != null) {
      return node.directory().own(given); // a request may come from another node
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
  final Term caught(Term error) {
    return error;
  }

  /// Drops what it does not know. Source: Elixir dynamic_supervisor.ex, `handle_cast/2`.
  @Override
  protected final void handleCast(Message cast) {}

  /// Source: Elixir dynamic_supervisor.ex, `handle_info/2`.
  @Override
  protected final void handleInfo(Message message) {
    if (message.extra() instanceof SupervisedChild child && child.isRestarting()) {
      restart(child);
    }
  }

  /// Source: Elixir dynamic_supervisor.ex, `defstruct`.
  @Override
  public final Term stateTerm() {
    List<Term> pids = new ArrayList<>(children.size());
    for (SupervisedChild child : children) {
      ErlangProcess process = child.process() == null ? child.reported() : child.process();
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

  /// Source: Elixir dynamic_supervisor.ex, `maybe_restart_child/5`.
  @Override
  final void childEnded(SupervisedChild child, Term reason) {
    if (endsElsewhere(child, reason)) {
      remove(child);
      return;
    }
    Restart restart = child.template.restart();
    if (restart == Restart.PERMANENT || !ExitReason.isOrderly(reason)) {
      report("child_terminated", child, reason);
    }
    if (restart.restartsAfter(reason)) {
      restart(child);
    } else {
      endedForGood(child);
      remove(child);
    }
  }

  /// Source: Elixir dynamic_supervisor.ex, `restart_child/3`.
  private void restart(SupervisedChild child) {
    if (!admitRestart(child)) {
      remove(child);
      stop(ExitReason.SHUTDOWN);
      return;
    }
    doNext(
        new StartOne(
            this,
            child,
            true,
            (outcome, detail) -> {
              switch (outcome) {
                case STARTED -> {
                  children.moveToEnd(child);
                  restartOver(child);
                }
                case IGNORED -> {
                  remove(child);
                  restartOver(child);
                }
                case FAILED -> {
                  restarting(child, child.reported());
                  report("start_error", child, detail);
                  tryAgainLater(child);
                }
              }
            }));
  }

  /// Source: Elixir dynamic_supervisor.ex, `restart_child/3`.
  private void tryAgainLater(SupervisedChild child) {
    ErlangProcess last = child.reported();
    Term note = Tuple.of(new Atom("$gen_restart"), last == null ? Atom.UNDEFINED : last.pid());
    tryAgainLater(Message.Kind.INFO, note, child);
  }

  @Override
  protected void terminate(Term reason, Runnable exit) {
    stopTogether(children, exit);
  }

  private void stopTogether(Iterable<SupervisedChild> wanted, Runnable then) {
    doNext(new StopTogether(this, wanted, then));
  }

  private void add(SupervisedChild child) {
    enlist(child);
    taken(child);
  }

  private void remove(SupervisedChild child) {
    undefined(child);
    children.remove(child);
    removed(child);
  }
}
