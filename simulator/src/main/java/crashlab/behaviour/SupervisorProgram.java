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
/// Source: OTP supervisor.erl; Elixir dynamic_supervisor.ex.
abstract class SupervisorProgram extends SupervisorLoop implements ChildHolder {
  static final Atom ALREADY_STARTED = new Atom("already_started");
  static final Atom NOT_FOUND = new Atom("not_found");
  private static final Atom INTENSITY_REACHED = new Atom("reached_max_restart_intensity");

  final RestartWindow window;
  private @Nullable RandomStream random;
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

  /// All children as they are now, in start order.
  abstract List<Child> children();

  /// Whether the start of children is told in the trace.
  boolean tellsStarts() {
    return true;
  }

  @Override
  final void childExit(@Nullable ErlangProcess ended, Term reason) {
    Child child = childOf(ended);
    if (child != null) {
      child.process = null;
      childEnded(child, reason);
    }
  }

  /// The child that a process is of this supervisor, or null.
  final @Nullable Child childOf(@Nullable ErlangProcess process) {
    return process != null
            && process.supervision() instanceof Child child
            && process.parent() == self()
            && child.process == process
        ? child
        : null;
  }

  // ---- starting

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

  // ---- the restart budget

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
    self().setCause(emit(type, child.reported, budget));
    return admitted;
  }

  /// Leaves the next attempt to the mailbox, so that requests which wait are served in between.
  ///
  /// Source: OTP supervisor.erl, `try_again_restart/1`; Elixir dynamic_supervisor.ex,
  /// `restart_child/3`.
  final void tryAgainLater(Child child) {
    Message note = node.message(Message.Kind.TRY_AGAIN, self(), Atom.OK, self().cause());
    node.deliver(self(), note.with(child));
  }

  /// The restarts that count now, by their seconds.
  final Tuple restartSeconds() {
    List<Term> seconds = new ArrayList<>();
    for (long second : window.secondsAt(node.monotonicNanos())) {
      seconds.add(new Int(second));
    }
    return new Tuple(seconds);
  }

  // ---- reports and replies

  final void report(String kind, Child child, Term reason) {
    emit(
        EventType.SUPERVISOR_REPORT,
        child.reported,
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

  final RandomStream random() {
    RandomStream stream = random;
    if (stream == null) {
      stream = node.random(self().identity().subject());
      random = stream;
    }
    return stream;
  }

  // ---- for those who look on

  @Override
  public final @Nullable ErlangProcess randomChild(RandomStream random) {
    List<ErlangProcess> running = new ArrayList<>();
    for (Child child : children()) {
      if (child.process != null) {
        running.add(child.process);
      }
    }
    return running.isEmpty() ? null : running.get(random.nextInt(running.size()));
  }

  @Override
  public final List<ChildState> childStates() {
    List<ChildState> states = new ArrayList<>();
    for (Child child : children()) {
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
