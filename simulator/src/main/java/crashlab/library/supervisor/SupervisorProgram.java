package crashlab.library.supervisor;

import crashlab.behaviour.From;
import crashlab.otp.Atom;
import crashlab.otp.Cost;
import crashlab.otp.Int;
import crashlab.otp.RestartIntensity;
import crashlab.otp.Strategy;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.vm.ErlangNode;
import crashlab.vm.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// What supervisors of all kinds have in common: requests, the restart budget and reports.
///
/// Source: OTP supervisor.erl; Elixir dynamic_supervisor.ex. Both are gen_servers.
abstract class SupervisorProgram extends ChildKeeper {
  private static final Atom INTENSITY_REACHED = new Atom("reached_max_restart_intensity");

  final RestartWindow window;
  final ProcessSpecs specs = new ProcessSpecs();

  private int countAtDecision;

  /// A report takes long enough for whoever is ready to run meanwhile, also where it costs nothing.
  private boolean reportedForFree;

  private RestartTotals.@Nullable Total total;

  SupervisorProgram(ErlangNode node, RestartIntensity intensity) {
    super(node);
    this.window = new RestartWindow(intensity);
  }

  /// Returns the reason of a failed start whose function raised `error`.
  abstract Term caught(Term error);

  abstract Strategy strategy();

  abstract void request(SupervisorRequest request, From from);

  /// A supervisor's end is reported by its own supervisor alone.
  @Override
  protected final boolean reportsItsEnd() {
    return false;
  }

  /// A child has ended that was stopped together with others.
  void stopped(SupervisedChild child) {}

  /// Whether the start of children is told in the trace.
  protected boolean tellsStarts() {
    return true;
  }

  @Override
  protected final void handleCall(Message call) {
    SupervisorRequest request =
        call.extra() instanceof SupervisorRequest known ? known : PlainRequests.of(call.payload());
    if (request == null) {
      received(EventType.RECEIVE_CALL, call);
      noClause();
    } else {
      request(request, from());
    }
  }

  /// Counts a restart and tells whether it may go ahead; if not, reports why the supervisor gives
  /// up.
  ///
  /// Source: OTP supervisor.erl, `restart/2`.
  final boolean admitRestart(SupervisedChild child) {
    boolean admitted = window.admit(node.monotonicNanos());
    countAtDecision = window.count();
    if (admitted) {
      total().add();
    }
    RestartIntensity intensity = window.intensity();
    var budget =
        new Detail.Budget(
            child.path.named(),
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

  private RestartTotals.Total total() {
    RestartTotals.Total known = total;
    if (known == null) {
      known = RestartTotals.of(node).of(self().path());
      total = known;
    }
    return known;
  }

  /// Leaves the next attempt to restart a child to the mailbox, so that requests which wait are
  /// served in between.
  final void tryAgainLater(Message.Kind kind, Term note, SupervisedChild child) {
    Message message = node.message(kind, self(), note, self().cause());
    node.deliver(self(), message.with(child));
  }

  /// The restarts that it remembers, by their seconds.
  ///
  /// Source: OTP supervisor.erl, `add_restart/1`, which alone forgets any; Elixir
  /// dynamic_supervisor.ex, `add_restart/1`.
  final Tuple restartSeconds() {
    List<Term> seconds = new ArrayList<>();
    for (long second : window.seconds()) {
      seconds.add(new Int(second));
    }
    return new Tuple(seconds);
  }

  final void report(String kind, SupervisedChild child, Term reason) {
    emit(
        EventType.SUPERVISOR_REPORT,
        child.reported(),
        new Detail.Report(kind, child.path.named(), reason));
    charge(Cost.REPORT);
    reportedForFree = node.costs().of(Cost.REPORT) == 0;
  }

  /// Tells, once, whether a report cost nothing.
  final boolean takeFreeReport() {
    boolean reported = reportedForFree;
    reportedForFree = false;
    return reported;
  }

  /// A child's id as OTP knows it.
  Term idTerm(String id) {
    return new Atom(id);
  }

  /// Tells of each child, in the order of their start, what `of` makes of its id and itself.
  final List<Term> told(BiFunction<Term, SupervisedChild, Term> of) {
    List<Term> list = new ArrayList<>(children.size());
    for (SupervisedChild child : children) {
      list.add(of.apply(idTerm(child.id()), child));
    }
    return list;
  }

  @Override
  public final int restartsCounted() {
    boolean lives = node.local().isAlive(self());
    return lives ? window.countAt(node.monotonicNanos()) : countAtDecision;
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
    return total().restarts();
  }
}
