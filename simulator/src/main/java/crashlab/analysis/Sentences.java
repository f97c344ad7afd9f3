package crashlab.analysis;

import crashlab.analysis.finding.FailedCalls;
import crashlab.otp.Atom;
import crashlab.otp.Digested;
import crashlab.otp.Pid;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.Identities;
import crashlab.trace.TraceLog;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Events as plain sentences that say the rule of OTP behind them.
public final class Sentences {
  private static final int LOOK_BACK = 200_000;
  private static final Atom IGNORE = new Atom("ignore");
  private static final String LOST = "node disconnected";
  private static final Atom DISCONNECT = new Atom("disconnect");
  private static final Atom NEVER_HAD = new Atom("connection_setup_failed");

  private final TraceLog log;
  private final Wording wording;
  private final Occupation occupation;
  private final ExitSentences exits;
  private final DecisionSentences decisions;

  public Sentences(TraceLog log) {
    this(log, new Wording(log.identities()));
  }

  private Sentences(TraceLog log, Wording wording) {
    this.log = log;
    this.wording = wording;
    this.occupation = new Occupation(log, wording);
    this.exits = new ExitSentences(log, wording, occupation);
    this.decisions = new DecisionSentences(log, wording);
  }

  /// Those that tell of each process only whose life it is, not the number of the life.
  static Sentences ofPlaces(TraceLog log) {
    return new Sentences(log, Wording.ofPlaces(log.identities()));
  }

  Wording wording() {
    return wording;
  }

  /// Returns what the event at this position of the log says, without a full stop.
  public String of(int index) {
    String who = wording.process(log.pid(index));
    String other = wording.process(log.other(index));
    Digested detail = log.detail(index);
    return switch (log.type(index)) {
      case FAULT -> "Fault: " + fault(index);
      case EXIT -> exits.of(index);
      case EXIT_SIGNAL -> who + " sent " + other + " an exit signal: " + wording.reasonOf(detail);
      case DOWN -> other + ", which monitors " + who + ", was told of its end (DOWN)";
      case CALL_TIMEOUT -> callTimeout(index, who, called(index, other), detail);
      case INIT_FAILED -> initFailed(who, detail);
      case TERMINATE -> who + " began to terminate: " + wording.reasonOf(detail);
      case SUPERVISOR_START_CHILD -> who + " started " + other;
      case SUPERVISOR_START_IGNORED -> who + " started " + other + ", whose init returned ignore";
      case SUPERVISOR_START_FAILED ->
          who
              + " could not start "
              + decisions.child(index)
              + ": "
              + wording.reasonOf(detail)
              + held(detail);
      case SUPERVISOR_RESTART -> decisions.restart(index, who, detail);
      case SUPERVISOR_GIVE_UP -> decisions.giveUp(who, decisions.child(index), detail);
      case SUPERVISOR_TERMINATE_CHILD -> who + " told " + other + " to shut down";
      case SUPERVISOR_KILL_CHILD -> who + " killed " + other;
      case SUPERVISOR_REPORT ->
          who + " reported that " + decisions.child(index) + " failed: " + wording.reasonOf(detail);
      case SUPERVISOR_AUTO_SHUTDOWN ->
          who + " shut itself down, since its " + significant(index) + " had ended";
      case RECEIVE_EXIT ->
          who + " traps exits, so the end of " + other + " reached it as a message";
      case RECEIVE_DOWN -> who + " got the DOWN message of " + ended(other, detail);
      case VM_DIED -> "The virtual machine stopped: " + text(detail);
      case APPLICATION_STOP -> applicationStop(log.pid(index), who, detail);
      case SUSPEND -> who + occupation.standstill(index) + ": it runs nothing";
      case RESUME -> who + " was resumed";
      case LOG -> who + " logged \"" + text(detail) + '"';
      case RESCUED -> who + " rescued the failure: " + wording.reasonOf(detail);
      case SPAWN -> log.other(index) == 0 ? who + " began" : other + " created " + who;
      case STARTED -> who + " came up";
      case RECEIVE_CALL -> who + " was handling the call " + what(detail) + " from " + other;
      case RECEIVE_CAST -> who + " was handling the cast " + what(detail) + " from " + other;
      case RECEIVE_INFO -> who + " was handling the message " + what(detail) + from(index);
      case RECEIVE_CONTINUE -> who + " was handling its continue " + what(detail);
      case RECEIVE_TASK_RESULT -> taskResult(index, who, other, detail);
      case RECEIVE_TIMEOUT -> who + " was handling a timeout: no message had come";
      case RECEIVE_REPLY -> who + " got the reply " + what(detail) + " from " + other;
      case CALL -> who + " called " + called(index, other) + ": " + wording.request(detail);
      case CAST -> who + " sent " + other + " the cast " + what(detail);
      case SEND -> who + " sent " + other + " the message " + what(detail);
      case TIMER -> "A timer of " + who + " sent " + other + " the message " + what(detail);
      case REPLY -> who + " replied " + what(detail) + " to " + other;
      case LINK -> who + " linked itself to " + other;
      case UNLINK -> who + " unlinked itself from " + other;
      case MONITOR -> who + " began to monitor " + other;
      case DEMONITOR -> who + " stopped monitoring " + other;
      case REGISTER -> who + " was registered as " + text(detail);
      case AWAIT -> who + " got the result " + what(detail) + " of the task " + other;
      case YIELD -> who + "'s Task.yield returned " + what(detail);
      case TASK_SHUTDOWN -> who + " shut down the task " + other;
      case LOAD_BEGIN, LOAD_END -> who + " was at work";
      case RESULT -> result(who, detail);
      case STATE -> stateChange(who, detail);
      case LIBRARY -> operation(who, detail) + byGlobal(index, detail);
    };
  }

  /// The application of the scenario is the last that was started: those before it are libraries.
  private String applicationStop(int root, String who, @Nullable Digested reason) {
    String which =
        wording.roots().contains(root)
            ? "The application ended with its root supervisor: "
            : "The application of " + who + " ended with it: ";
    return which + wording.reasonOf(reason);
  }

  /// A call that is on its way has a receiver; it is not known yet where a name of another node was
  /// called.
  private String called(int index, String other) {
    return log.other(index) == 0 ? "a process of another node" : other;
  }

  /// Who ends a connection that another one's loss is the cause of.
  ///
  /// Source: OTP global.erl, "Prevent Overlapping Partitions Algorithm".
  String byGlobal(int index, @Nullable Digested detail) {
    int cause = log.indexOf(log.cause(index));
    boolean meant = detail instanceof Detail.Operation done && isOf(done, DISCONNECT);
    boolean afterALoss =
        cause >= 0
            && log.detail(cause) instanceof Detail.Operation before
            && before.event().toString().equals(LOST);
    return meant && afterALoss ? ", since global lets no partitions overlap" : "";
  }

  private static boolean isOf(Detail.Operation done, Atom reason) {
    return done.event().toString().equals(LOST) && reason.equals(done.values().getLast());
  }

  private static String plain(@Nullable Term name) {
    return name instanceof Atom atom ? atom.name() : "";
  }

  private String what(@Nullable Digested detail) {
    return wording.termOf(detail);
  }

  private String taskResult(int index, String who, String other, @Nullable Digested detail) {
    return isTask(log.other(index))
        ? who + " was handling the result of the task " + other
        : who + " was handling a late reply " + what(detail) + " from " + other;
  }

  private String result(String who, @Nullable Digested detail) {
    return detail instanceof Detail.Result result
        ? who + "'s " + asked(result) + " returned " + wording.term(result.value())
        : who + "'s request returned " + what(detail);
  }

  private String operation(String who, @Nullable Digested detail) {
    if (detail instanceof Detail.Operation done && isOf(done, NEVER_HAD)) {
      Object[] told = done.values().stream().map(Sentences::plain).toArray();
      return String.format(Locale.ROOT, "node %s could not connect to %s (%s)", told);
    }
    return detail instanceof Detail.Operation done
        ? wording.operation(who, done)
        : who + ": " + what(detail);
  }

  private String asked(Detail.Result result) {
    return result.of() == null ? result.verb() : result.verb() + ' ' + wording.term(result.of());
  }

  private String stateChange(String who, @Nullable Digested detail) {
    return detail instanceof Detail.StateChange change
        ? who + " went from state " + change.from() + " to " + change.to()
        : who + " changed its state";
  }

  private boolean isTask(int pid) {
    Detail.Identity identity = log.identity(pid);
    return identity != null && identity.kind().hasResult();
  }

  /// Returns what the fault at this position did and whom it struck.
  public String fault(int index) {
    Digested detail = log.detail(index);
    int pid = log.pid(index);
    String what = text(detail);
    if (detail instanceof Detail.Struck struck && !struck.fault().isAimed()) {
      return Wording.fault(struck);
    }
    if (pid == 0) {
      return what + ", but nobody was there";
    }
    boolean bareVerb = detail instanceof Detail.Struck struck && struck.fault().keys().isEmpty();
    return what + (bareVerb ? " " : ", to ") + wording.process(pid);
  }

  /// Who has the name that a start needed.
  private String held(@Nullable Digested detail) {
    Term reason = detail instanceof Detail known ? known.reason() : null;
    return reason instanceof Tuple pair
            && pair.size() == 2
            && pair.get(0) instanceof Atom word
            && word.name().equals("already_started")
            && pair.get(1) instanceof Pid holder
        ? ", since " + wording.holder(holder.number()) + " had that name"
        : "";
  }

  /// Who sent a message, if it was another process.
  private String from(int index) {
    int sender = log.other(index);
    return sender == 0 || sender == log.pid(index) ? "" : " from " + wording.process(sender);
  }

  private String callTimeout(int index, String who, String server, @Nullable Digested detail) {
    int call = occupation.latestCall(log.pid(index), log.other(index), index);
    String after =
        call < 0 ? "" : " after " + Wording.duration(log.timeNanos(index) - log.timeNanos(call));
    String what = detail == null ? "" : " (" + wording.request(detail) + ")";
    return (isArrival(log.pid(index)) ? "the GenServer.call of " + who : who + "'s GenServer.call")
        + " to "
        + server
        + what
        + " timed out"
        + after
        + occupation.of(log.other(index), index);
  }

  private boolean isArrival(int pid) {
    Detail.Identity identity = log.identity(pid);
    return identity != null && identity.kind().isArrival();
  }

  private String initFailed(String who, @Nullable Digested detail) {
    return detail != null && detail.equals(IGNORE)
        ? who + "'s init returned ignore"
        : who + "'s init failed: " + wording.reasonOf(detail);
  }

  /// Returns half a sentence on what a process was at when the run ended, or nothing.
  ///
  /// @param asked the position of the call that it was asked by
  String occupation(int pid, int asked) {
    return occupation.atTheEnd(pid, asked);
  }

  /// Returns half a sentence on what a process was at before an event, or nothing.
  ///
  /// @param asked the position of the call that it was asked by
  String occupationAt(int pid, int index, int asked) {
    return index < 0 ? "" : occupation.of(pid, index, asked);
  }

  /// Returns half a sentence on the end of the last process that held a name, or nothing.
  String endOf(String name) {
    return occupation.endOf(name, log.size());
  }

  /// Returns the places of the children that a supervisor started again with the one that a
  /// decision is about.
  List<String> company(int decision) {
    return decisions.company(decision);
  }

  /// Returns why the process ended whose end is at this position: its reason and what is known of
  /// it.
  String why(int exit) {
    return exits.why(exit);
  }

  /// Whether the process whose end is at this position ended along the link to its parent.
  boolean isByTheParent(int exit) {
    return exits.isByTheParent(exit);
  }

  /// Whether the process whose end is at this position ended with the VM of its node.
  boolean isWithItsNode(int exit) {
    return exits.isWithItsNode(exit);
  }

  /// Returns a sentence on what was behind the failure of an arrival, with a full stop before it;
  /// nothing if its reason says all.
  ///
  /// @param server who did not serve it; 0 if nobody was there
  String behindFailure(int exit, int server) {
    if (!(log.detail(exit) instanceof Term reason)) {
      return "";
    }
    String name = FailedCalls.server(reason);
    if (server == 0 && name != null) {
      String gone = occupation.endOf(name, exit);
      return ". Nobody held the name " + name + gone;
    }
    for (int i = exit - 1; i >= Math.max(0, exit - LOOK_BACK); i--) {
      if (log.type(i) == EventType.CALL_TIMEOUT && log.pid(i) == log.pid(exit)) {
        String at = occupation.of(server, i);
        return at.isEmpty() ? "" : "." + at.substring(1);
      }
    }
    return "";
  }

  private String significant(int index) {
    boolean known = log.other(index) != 0;
    return "significant child" + (known ? " " + wording.process(log.other(index)) : "");
  }

  private static String ended(String other, @Nullable Digested detail) {
    return detail instanceof Detail.NameDown down ? down.name() + ": nobody held that name" : other;
  }

  private static String text(@Nullable Digested detail) {
    return detail == null ? "" : Identities.plainText(detail);
  }
}
