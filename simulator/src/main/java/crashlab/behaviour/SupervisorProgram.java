package crashlab.behaviour;

import crashlab.kernel.RandomStream;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.Int;
import crashlab.otp.RestartIntensity;
import crashlab.otp.SpawnBond;
import crashlab.otp.Strategy;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import crashlab.vm.ProcessSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What supervisors of all kinds do with their children: specs of their processes, the restart
/// budget, reports, and the terms that answers are made of.
///
/// Source: OTP supervisor.erl; Elixir dynamic_supervisor.ex. Both are gen_servers.
abstract class SupervisorProgram extends JavaServer implements ChildHolder {
  static final Atom ALREADY_STARTED = new Atom("already_started");
  static final Atom NOT_FOUND = new Atom("not_found");
  private static final Atom INTENSITY_REACHED = new Atom("reached_max_restart_intensity");

  final RestartWindow window;
  final ChildList children = new ChildList();

  /// Which children run; null until somebody draws one.
  private @Nullable RunningChildren running;

  private @Nullable ProcessSpec latestSpec;
  private @Nullable ChildTemplate latestTemplate;

  /// A report takes long enough for whoever is ready to run meanwhile, also where it costs nothing.
  private boolean reportedForFree;

  SupervisorProgram(ErlangNode node, RestartIntensity intensity) {
    super(node);
    this.window = new RestartWindow(intensity);
  }

  /// A child ended by itself.
  abstract void childEnded(Child child, Term reason);

  /// Returns the reason of a failed start whose function raised `error`.
  abstract Term caught(Term error);

  abstract Strategy strategy();

  abstract void request(SupervisorRequest request, From from);

  /// A supervisor's end is reported by its own supervisor alone.
  @Override
  protected final boolean reportsItsEnd() {
    return false;
  }

  /// Whether the start of children is told in the trace.
  boolean tellsStarts() {
    return true;
  }

  @Override
  protected final void handleCall(Message call) {
    if (call.extra() instanceof SupervisorRequest request) {
      request(request, from());
    } else {
      noClause();
    }
  }

  @Override
  protected final void handleExit(Message exit) {
    Child child = childOf(exit.sender());
    if (child != null) {
      child.ended();
      changed(child);
      childEnded(child, exit.payload());
    }
  }

  /// A child got a process, lost it, or is not to have one any more.
  void changed(Child child) {
    if (running != null) {
      running.update(child);
    }
  }

  /// Takes a child in, as the last one.
  final void enlist(Child child) {
    children.add(child);
    if (running != null) {
      running.add(child);
    }
  }

  final void running(Child child, ErlangProcess process) {
    child.running(process);
    changed(child);
  }

  final void undefined(Child child) {
    child.undefined();
    changed(child);
  }

  /// A restart of a child failed; reports about it name `last`, if anybody.
  final void restarting(Child child, @Nullable ErlangProcess last) {
    child.restarting(last);
    changed(child);
  }

  /// The child that a process is of this supervisor, or null.
  final @Nullable Child childOf(@Nullable ErlangProcess process) {
    return process != null
            && node.local().has(process)
            && node.local().supervision(process) instanceof Child child
            && process.parent() == self()
            && child.process() == process
        ? child
        : null;
  }

  final ProcessSpec specOf(Child child) {
    ProcessSpec latest = latestSpec;
    if (latest != null && latest.path() == child.path && latestTemplate == child.template) {
      return latest;
    }
    ModuleCode code = child.template.code();
    var spec =
        new ProcessSpec(
            child.path,
            code.kind(),
            code.name().isEmpty() ? null : code.name(),
            child.template.name(),
            code.trapsExits(),
            code.priority(),
            SpawnBond.CHILD);
    latestSpec = spec;
    latestTemplate = child.template;
    return spec;
  }

  final WaitingExits waitingExits() {
    return new WaitingExits(node, self());
  }

  /// How the start of a child came out.
  enum Outcome {
    STARTED,
    IGNORED,
    FAILED
  }

  /// Takes the outcome of a start; `detail` is the reason of a failure.
  interface WhenStarted {
    void accept(Outcome outcome, Term detail);
  }

  /// Counts a restart and tells whether it may go ahead; if not, reports why the supervisor gives
  /// up.
  ///
  /// Source: OTP supervisor.erl, `restart/2`.
  final boolean admitRestart(Child child) {
    boolean admitted = window.admit(node.monotonicNanos());
    RestartIntensity intensity = window.intensity();
    var budget =
        new Detail.Budget(
            child.path.path(),
            strategy(),
            window.count(),
            intensity.maxRestarts(),
            intensity.maxSeconds());
    EventType type = admitted ? EventType.SUPERVISOR_RESTART : EventType.SUPERVISOR_GIVE_UP;
    if (!admitted) {
      report("shutdown", child, INTENSITY_REACHED);
    }
    self().setCause(emit(type, child.reported(), budget));
    return admitted;
  }

  /// Leaves the next attempt to restart a child to the mailbox, so that requests which wait are
  /// served in between.
  final void tryAgainLater(Message.Kind kind, Term note, Child child) {
    Message message = node.message(kind, self(), note, self().cause());
    node.deliver(self(), message.with(child));
  }

  /// The restarts that count now, by their seconds.
  final Tuple restartSeconds() {
    List<Term> seconds = new ArrayList<>();
    for (long second : window.secondsAt(node.monotonicNanos())) {
      seconds.add(new Int(second));
    }
    return new Tuple(seconds);
  }

  final void report(String kind, Child child, Term reason) {
    emit(
        EventType.SUPERVISOR_REPORT,
        child.reported(),
        new Detail.Report(kind, child.path.path(), reason));
    charge(Cost.REPORT);
    reportedForFree = node.costs().of(Cost.REPORT) == 0;
  }

  /// Tells, once, whether a report cost nothing.
  final boolean takeFreeReport() {
    boolean reported = reportedForFree;
    reportedForFree = false;
    return reported;
  }

  static Tuple ok(Term term) {
    return Tuple.of(Atom.OK, term);
  }

  static Tuple error(Term term) {
    return Tuple.of(Atom.ERROR, term);
  }

  /// A child's id as OTP knows it.
  Term idTerm(String id) {
    return new Atom(id);
  }

  final Tuple childList(List<ChildState> states) {
    var list = new ArrayList<Term>();
    for (ChildState state : states) {
      ErlangProcess process = state.process();
      list.add(
          Tuple.of(idTerm(state.id()), process == null ? new Atom(state.status()) : process.pid()));
    }
    return new Tuple(list);
  }

  @Override
  public final @Nullable ErlangProcess randomChild(RandomStream random) {
    RunningChildren known = running;
    if (known == null) {
      known = new RunningChildren(children);
      running = known;
    }
    int count = known.count();
    return count == 0 ? null : known.get(random.nextInt(count)).process();
  }

  @Override
  public final List<ChildState> childStates() {
    List<ChildState> states = new ArrayList<>(children.size());
    for (Child child : children) {
      states.add(child.state());
    }
    return states;
  }

  @Override
  public final int restartsCounted() {
    return window.countAt(node.monotonicNanos());
  }

  @Override
  public final int maxRestarts() {
    return window.intensity().maxRestarts();
  }

  @Override
  public final int maxSeconds() {
    return window.intensity().maxSeconds();
  }

  @Override
  public final long restarts() {
    return window.admitted();
  }
}
