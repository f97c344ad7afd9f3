package crashlab.behaviour;

import crashlab.kernel.RandomStream;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.Digested;
import crashlab.otp.ExitReason;
import crashlab.otp.Int;
import crashlab.otp.RestartIntensity;
import crashlab.otp.Strategy;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import crashlab.vm.ProcessSpec;
import crashlab.vm.Program;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What supervisors of all kinds have in common: the loop, the start of one child, reports, the
/// restart budget, and the answers to requests.
///
/// Source: OTP supervisor.erl; Elixir dynamic_supervisor.ex.
abstract class SupervisorProgram extends Program implements ChildHolder {
  static final Atom ALREADY_STARTED = new Atom("already_started");
  static final Atom NOT_FOUND = new Atom("not_found");
  private static final Atom FUNCTION_CLAUSE = new Atom("function_clause");
  private static final Atom INTENSITY_REACHED = new Atom("reached_max_restart_intensity");

  final ErlangNode node;
  final RestartWindow window;
  private @Nullable ErlangProcess self;
  private @Nullable Activity activity;
  private @Nullable RandomStream random;
  private @Nullable ProcessSpec latestSpec;
  private @Nullable ChildTemplate latestTemplate;
  private boolean begun;
  private boolean suspended;

  /// A report takes long enough for whoever is ready to run meanwhile, also where it costs nothing.
  private boolean reportedForFree;

  SupervisorProgram(ErlangNode node, RestartIntensity intensity) {
    this.node = node;
    this.window = new RestartWindow(intensity);
  }

  final ErlangProcess self() {
    ErlangProcess process = self;
    if (process == null) {
      throw new IllegalStateException("supervisor has not run yet");
    }
    return process;
  }

  /// The supervisor's init.
  abstract void init();

  /// A child ended by itself.
  abstract void childEnded(Child child, Term reason);

  abstract void tryAgain(Child child);

  /// Returns the reason of a failed start whose function raised `error`.
  abstract Term caught(Term error);

  /// Whether a cast that is none of its own ends the supervisor, as any call does.
  abstract boolean failsOnCast();

  /// A message that no clause of the supervisor's code takes ends it.
  final void noClause() {
    shutDown(ExitReason.withStack(FUNCTION_CLAUSE));
  }

  abstract void request(SupervisorRequest request, Asker asker);

  /// Stops all children, then ends with `reason`.
  abstract void shutDown(Term reason);

  abstract Strategy strategy();

  /// Whether the start of children is told in the trace.
  boolean tellsStarts() {
    return true;
  }

  @Override
  protected final void run(ErlangNode on, ErlangProcess process) {
    self = process;
    if (!begun) {
      begun = true;
      init();
    }
    while (process.isAlive()) {
      Activity current = activity;
      if (current != null) {
        if (!current.advance()) {
          return;
        }
      } else if (!handleNext(process)) {
        return;
      }
    }
  }

  @Override
  public final boolean isIdle(ErlangProcess self) {
    return activity == null;
  }

  /// What the supervisor does from now on; null for its mailbox.
  final void doNext(@Nullable Activity next) {
    activity = next;
  }

  private boolean handleNext(ErlangProcess process) {
    Message message = suspended ? firstSystemMessage(process) : process.firstMessage();
    if (message == null) {
      if (node.pay(process)) {
        return false;
      }
      node.waits().awaitMessage(process);
      return false;
    }
    node.waits().take(process, message);
    charge(Cost.RECEIVE);
    process.setCause(message.cause());
    dispatch(message);
    node.recycle(message);
    return true;
  }

  private void dispatch(Message message) {
    switch (message.kind()) {
      case EXIT -> exitOf(message.sender(), message.payload());
      case TRY_AGAIN -> {
        if (message.extra() instanceof Child child && child.restarting) {
          tryAgain(child);
        }
      }
      case REQUEST -> answer(message, new Asker(message.sender(), message.ref()));
      case CRASH, STOP -> shutDown(message.payload());
      case CALL -> noClause();
      case CAST -> {
        if (failsOnCast()) {
          noClause();
        }
      }
      case INFO, DOWN, REPLY, TASK_RESULT, START_ACK, STATE_TIMER, BEGIN -> {}
    }
  }

  private void answer(Message message, Asker asker) {
    if (message.extra() instanceof SupervisorRequest request) {
      request(request, asker);
    } else if (message.extra() instanceof SysRequest sys) {
      suspended = (suspended || sys == SysRequest.SUSPEND) && sys != SysRequest.RESUME;
      reply(asker, sys == SysRequest.GET_STATE ? stateTerm() : Atom.OK, null);
    }
  }

  /// The state as `:sys.get_state` tells it: the fields of the record or struct that the model
  /// knows.
  abstract Term stateTerm();

  /// The restarts that count now, by their seconds.
  final Tuple restartSeconds() {
    List<Term> seconds = new ArrayList<>();
    for (long second : window.secondsAt(node.monotonicNanos())) {
      seconds.add(new Int(second));
    }
    return new Tuple(seconds);
  }

  /// What a suspended supervisor takes. Source: OTP sys.erl, `suspend_loop/6`.
  private @Nullable Message firstSystemMessage(ErlangProcess process) {
    Message message = process.firstMessage();
    while (message != null && !isForSystem(message)) {
      message = message.next();
    }
    return message;
  }

  private boolean isForSystem(Message message) {
    return message.extra() instanceof SysRequest
        || message.kind() == Message.Kind.STOP
        || (message.kind() == Message.Kind.EXIT
            && message.sender() != null
            && message.sender() == self().parent());
  }

  private void exitOf(@Nullable ErlangProcess ended, Term reason) {
    ErlangProcess parent = self().parent();
    if (parent != null && ended == parent) {
      shutDown(reason);
      return;
    }
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
            && process.parent() == self
            && child.process == process
        ? child
        : null;
  }

  /// Ends this supervisor, its children being gone.
  final void end(Term reason) {
    end(reason, () -> {});
  }

  /// Ends this supervisor after a last thing to do.
  private void end(Term reason, Runnable last) {
    charge(Cost.EXIT);
    doNext(() -> {
      if (node.pay(self())) {
        return false;
      }
      last.run();
      node.exit(self(), reason);
      return true;
    });
  }

  /// Ends init well.
  final void initDone() {
    emit(EventType.STARTED, null, null);
    charge(Cost.SEND);
    node.acknowledgeStart(self(), Atom.OK, false);
    doNext(null);
  }

  /// Ends init, and the supervisor, with `reason`. Since OTP 26 the starter learns of it at the
  /// end, before that at once.
  final void initFailed(Term reason) {
    emit(EventType.INIT_FAILED, null, reason);
    Runnable tell = () -> node.acknowledgeStart(self(), reason, true);
    if (node.release().awaitsFailedStarts()) {
      end(reason, tell);
    } else {
      node.unregister(self());
      tell.run();
      end(reason);
    }
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
            code.priority());
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
    if (admitted) {
      self().setCause(emit(type, child.reported, budget));
    } else {
      report("shutdown", child, INTENSITY_REACHED);
      self().setCause(emit(type, child.reported, budget));
    }
    return admitted;
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

  /// Who asked, and under which reference; nobody waits for the answer if it was somebody outside.
  record Asker(@Nullable ErlangProcess process, long ref) {}

  /// Answers a request. `started` is the process that the answer speaks of, or null.
  final void reply(Asker asker, Term answer, @Nullable ErlangProcess started) {
    ErlangProcess to = asker.process();
    if (to == null) {
      return;
    }
    charge(Cost.SEND);
    long cause = emit(EventType.REPLY, to, answer);
    Message reply = node.message(Message.Kind.REPLY, self(), answer, cause, asker.ref());
    node.deliver(to, started == null ? reply : node.with(reply, started));
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

  final long emit(EventType type, @Nullable ErlangProcess other, @Nullable Digested detail) {
    return node.emit(type, self(), other, self().cause(), detail);
  }

  final void charge(Cost cost) {
    node.charge(self(), cost);
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

  static boolean isWanted(Child child, Term reason, boolean brutal) {
    boolean permanent = child.template.restart() == crashlab.otp.Restart.PERMANENT;
    Term wanted = brutal ? ExitReason.KILLED : ExitReason.SHUTDOWN;
    return reason.equals(wanted) || (!permanent && ExitReason.isOrderly(reason));
  }
}
