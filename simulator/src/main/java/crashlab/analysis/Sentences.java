package crashlab.analysis;

import crashlab.otp.Digested;
import crashlab.otp.Strategy;
import crashlab.trace.Detail;
import crashlab.trace.Identities;
import crashlab.trace.TraceLog;
import org.jspecify.annotations.Nullable;

/// Events as plain sentences that say the rule of OTP behind them.
public final class Sentences {
  private final TraceLog log;
  private final Wording wording;
  private final Occupation occupation;
  private final ExitSentences exits;

  public Sentences(TraceLog log) {
    this.log = log;
    this.wording = new Wording(log.identities());
    this.occupation = new Occupation(log, wording);
    this.exits = new ExitSentences(log, wording, occupation);
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
      case CALL_TIMEOUT -> callTimeout(index, who, other, detail);
      case INIT_FAILED -> initFailed(who, detail);
      case TERMINATE -> who + " began to terminate: " + wording.reasonOf(detail);
      case SUPERVISOR_START_CHILD -> who + " started " + other;
      case SUPERVISOR_START_IGNORED -> who + " started " + other + ", whose init returned ignore";
      case SUPERVISOR_START_FAILED ->
          who + " could not start " + child(index) + ": " + wording.reasonOf(detail);
      case SUPERVISOR_RESTART -> restart(who, child(index), detail);
      case SUPERVISOR_GIVE_UP -> giveUp(who, child(index), detail);
      case SUPERVISOR_TERMINATE_CHILD -> who + " told " + other + " to shut down";
      case SUPERVISOR_KILL_CHILD -> who + " killed " + other;
      case SUPERVISOR_REPORT ->
          who + " reported that " + child(index) + " failed: " + wording.reasonOf(detail);
      case SUPERVISOR_AUTO_SHUTDOWN ->
          who + " shut itself down, since its " + significant(index) + " had ended";
      case RECEIVE_EXIT ->
          who + " traps exits, so the end of " + other + " reached it as a message";
      case RECEIVE_DOWN -> who + " got the DOWN message of " + ended(other, detail);
      case VM_DIED -> "The virtual machine stopped: " + text(detail);
      case APPLICATION_STOP -> applicationStop(log.pid(index), who, detail);
      case SUSPEND -> who + " was suspended: it runs nothing";
      case RESUME -> who + " was resumed";
      case LOG -> who + " logged \"" + text(detail) + '"';
      case RESCUED -> who + " rescued the failure: " + wording.reasonOf(detail);
      case SPAWN -> log.other(index) == 0 ? who + " began" : other + " created " + who;
      case STARTED -> who + " came up";
      case RECEIVE_CALL -> who + " was handling the call " + what(detail) + " from " + other;
      case RECEIVE_CAST -> who + " was handling the cast " + what(detail) + " from " + other;
      case RECEIVE_INFO -> who + " was handling the message " + what(detail);
      case RECEIVE_CONTINUE -> who + " was handling its continue " + what(detail);
      case RECEIVE_TASK_RESULT -> taskResult(index, who, other, detail);
      case RECEIVE_TIMEOUT -> who + " was handling a timeout: no message had come";
      case RECEIVE_REPLY -> who + " got the reply " + what(detail) + " from " + other;
      case CALL -> who + " called " + other + ": " + what(detail);
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
      case LIBRARY -> operation(who, detail);
    };
  }

  /// The application of the scenario is the last that was started: those before it are libraries.
  private String applicationStop(int root, String who, @Nullable Digested reason) {
    String which =
        root == wording.root()
            ? "The application ended with its root supervisor: "
            : "The application of " + who + " ended with it: ";
    return which + wording.reasonOf(reason);
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
      return what;
    }
    if (pid == 0) {
      return what + ", but nobody was there";
    }
    boolean oneWord = what.indexOf(' ') < 0;
    return what + (oneWord ? " " : ", to ") + wording.process(pid);
  }

  private String callTimeout(int index, String who, String server, @Nullable Digested detail) {
    int call = occupation.latestCall(log.pid(index), log.other(index), index);
    String after =
        call < 0 ? "" : " after " + Wording.duration(log.timeNanos(index) - log.timeNanos(call));
    String what = detail == null ? "" : " (" + wording.termOf(detail) + ")";
    return who
        + "'s GenServer.call to "
        + server
        + what
        + " timed out"
        + after
        + occupation.of(log.other(index), index);
  }

  private String initFailed(String who, @Nullable Digested detail) {
    String reason = wording.reasonOf(detail);
    return reason.equals(":ignore")
        ? who + "'s init returned ignore"
        : who + "'s init failed: " + reason;
  }

  private String restart(String who, String child, @Nullable Digested detail) {
    if (!(detail instanceof Detail.Budget budget)) {
      return who + " restarted " + child;
    }
    return who
        + " restarted "
        + child
        + company(budget.strategy())
        + ": restart "
        + budget.spent()
        + " of "
        + budget.maxRestarts()
        + " within "
        + budget.maxSeconds()
        + " s";
  }

  private String giveUp(String who, String child, @Nullable Digested detail) {
    if (!(detail instanceof Detail.Budget budget)) {
      return who + " gave up on " + child;
    }
    return who
        + " gave up on "
        + child
        + ": it allows "
        + (budget.maxRestarts() == 0 ? "no" : budget.maxRestarts())
        + (budget.maxRestarts() == 1 ? " restart" : " restarts")
        + " within "
        + budget.maxSeconds()
        + " s, and this would be one more";
  }

  private static String company(Strategy strategy) {
    return switch (strategy) {
      case ONE_FOR_ONE -> "";
      case ONE_FOR_ALL -> " and all its other children (one_for_all)";
      case REST_FOR_ONE -> " and the children after it (rest_for_one)";
    };
  }

  /// Returns the child that a supervisor's event is about; its path where it has no process.
  private String child(int index) {
    if (log.other(index) != 0) {
      return wording.process(log.other(index));
    }
    String path = log.detail(index) instanceof Detail known ? known.childPath() : null;
    return path == null ? "a child" : path;
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
