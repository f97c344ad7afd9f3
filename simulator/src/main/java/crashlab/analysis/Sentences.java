package crashlab.analysis;

import crashlab.otp.Atom;
import crashlab.otp.Digested;
import crashlab.otp.ExceptionTerm;
import crashlab.otp.ExitReason;
import crashlab.otp.Strategy;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.Identities;
import crashlab.trace.TraceLog;
import org.jspecify.annotations.Nullable;

/// Events as plain sentences that say the rule of OTP behind them.
final class Sentences {
  private final TraceLog log;
  private final Wording wording;
  private final Occupation occupation;

  Sentences(TraceLog log) {
    this.log = log;
    this.wording = new Wording(log.identities());
    this.occupation = new Occupation(log, wording);
  }

  Wording wording() {
    return wording;
  }

  /// Returns what the event at this position says, without a full stop.
  String of(int index) {
    String who = wording.process(log.pid(index));
    String other = wording.process(log.other(index));
    Digested detail = log.detail(index);
    return switch (log.type(index)) {
      case FAULT -> fault(index, detail);
      case EXIT -> exit(index, who, detail);
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
          who + " shut itself down, since its significant child " + other + " had ended";
      case RECEIVE_EXIT ->
          who + " traps exits, so the end of " + other + " reached it as a message";
      case RECEIVE_DOWN -> who + " got the DOWN message of " + ended(other, detail);
      case VM_DIED -> "The virtual machine stopped: " + text(detail);
      case APPLICATION_STOP ->
          "The application ended with its root supervisor: " + wording.reasonOf(detail);
      case SUSPEND -> who + " was suspended: it runs nothing";
      case RESUME -> who + " was resumed";
      case LOG -> who + " logged \"" + text(detail) + '"';
      case RESCUED -> who + " rescued the failure: " + wording.reasonOf(detail);
      case SPAWN -> log.other(index) == 0 ? who + " began" : other + " created " + who;
      case STARTED -> who + " came up";
      default -> traffic(index, who, other, detail);
    };
  }

  private String traffic(int index, String who, String other, @Nullable Digested detail) {
    String what = wording.termOf(detail);
    return switch (log.type(index)) {
      case RECEIVE_CALL -> who + " was handling the call " + what + " from " + other;
      case RECEIVE_CAST -> who + " was handling the cast " + what + " from " + other;
      case RECEIVE_INFO -> who + " was handling the message " + what;
      case RECEIVE_CONTINUE -> who + " was handling its continue " + what;
      case RECEIVE_TASK_RESULT -> who + " was handling the result of the task " + other;
      case RECEIVE_TIMEOUT -> who + " was handling a timeout: no message had come";
      case RECEIVE_REPLY -> who + " got the reply " + what + " from " + other;
      case CALL -> who + " called " + other + ": " + what;
      case CAST -> who + " sent " + other + " the cast " + what;
      case SEND -> who + " sent " + other + " the message " + what;
      case TIMER -> "A timer of " + who + " sent " + other + " the message " + what;
      case REPLY -> who + " replied " + what + " to " + other;
      case LINK -> who + " linked itself to " + other;
      case LOAD_BEGIN, LOAD_END -> who + " was at work";
      default -> who + ": " + log.type(index).word() + " " + what;
    };
  }

  private String fault(int index, @Nullable Digested detail) {
    String met = log.pid(index) == 0 ? ", but nobody was there" : "";
    return "Fault: " + text(detail) + met;
  }

  private String exit(int index, String who, @Nullable Digested detail) {
    Term reason = detail instanceof Term term ? term : ExitReason.NORMAL;
    int cause = log.indexOf(log.cause(index));
    String why = wording.reason(reason);
    if (cause >= 0
        && log.type(cause) == EventType.EXIT_SIGNAL
        && log.other(cause) == log.pid(index)) {
      return exitBySignal(cause, who, reason, why);
    }
    if (reason.equals(ExitReason.KILLED)) {
      return who + " was killed: the signal kill cannot be trapped, and its terminate does not run";
    }
    if (reason.equals(ExitReason.NORMAL)) {
      return who + " came to its end (:normal)";
    }
    if (cause >= 0 && log.type(cause) == EventType.SUPERVISOR_GIVE_UP) {
      return who + " ended itself with " + why + ", since it had given up";
    }
    if (isRaise(reason)) {
      return who + " raised " + why;
    }
    return who + " ended with " + why + (isFailedCall(reason) ? failedCall(reason, index) : "");
  }

  private String exitBySignal(int signal, String who, Term reason, String why) {
    int source = log.indexOf(log.cause(signal));
    String from = wording.process(log.pid(signal));
    EventType type = source < 0 ? EventType.EXIT_SIGNAL : log.type(source);
    if (type == EventType.SUPERVISOR_TERMINATE_CHILD || type == EventType.SUPERVISOR_KILL_CHILD) {
      String how = type == EventType.SUPERVISOR_KILL_CHILD ? " was killed by " : " was stopped by ";
      return who + how + "its supervisor " + from + " (" + why + ")";
    }
    if (type == EventType.EXIT && log.pid(source) == log.pid(signal)) {
      return linkedExit(signal, source, who, reason);
    }
    if (reason.equals(ExitReason.KILLED)) {
      return who + " was killed: the signal kill cannot be trapped, and its terminate does not run";
    }
    String sender = log.pid(signal) == 0 ? "" : " from " + from;
    return who + " got the exit signal " + why + sender + " and does not trap exits, so it ended";
  }

  /// The parent's end reaches a trapping child as well; anybody else's does not.
  private String linkedExit(int signal, int source, String who, Term reason) {
    String from = wording.process(log.pid(signal));
    boolean same = reason.equals(log.detail(source));
    String end = same ? "with the same reason" : "with " + wording.reason(reason);
    return isParent(log.pid(signal), log.other(signal))
        ? who + " was linked to " + from + ", its parent, so it ended " + end
        : who + " was linked to " + from + " and does not trap exits, so it ended " + end;
  }

  private boolean isParent(int pid, int child) {
    Detail.Identity parent = log.identity(pid);
    Detail.Identity own = log.identity(child);
    if (parent == null || own == null || own.path().length() <= own.id().length()) {
      return false;
    }
    String above = own.path().substring(0, own.path().length() - own.id().length() - 1);
    return above.equals(parent.path());
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
        + budget.maxRestarts()
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
    return switch (log.detail(index)) {
      case Detail.ChildReason failed -> failed.path();
      case Detail.Report report -> report.path();
      case Detail.Budget budget -> budget.path();
      case null, default -> "a child";
    };
  }

  private static String ended(String other, @Nullable Digested detail) {
    return detail instanceof Detail.NameDown down ? down.name() + ": nobody held that name" : other;
  }

  private static String text(@Nullable Digested detail) {
    return detail == null ? "" : Identities.plainText(detail);
  }

  /// The rule behind the end of a caller, and where the server had gone if nobody held its name.
  private String failedCall(Term reason, int index) {
    String gone =
        reason instanceof Tuple pair
                && pair.get(0).equals(ExitReason.NOPROC)
                && pair.get(1) instanceof Tuple call
                && call.get(2) instanceof Tuple arguments
                && arguments.size() > 0
                && arguments.get(0) instanceof Atom server
            ? " (nobody held the name "
                + server.name()
                + occupation.endOf(server.name(), index)
                + ")"
            : "";
    return gone + ": a failed call ends the caller unless it rescues";
  }

  private static boolean isRaise(Term reason) {
    return reason instanceof Tuple pair && pair.size() == 2 && pair.get(0) instanceof ExceptionTerm;
  }

  private static boolean isFailedCall(Term reason) {
    return reason instanceof Tuple pair
        && pair.size() == 2
        && pair.get(1) instanceof Tuple call
        && call.size() == 3
        && call.get(2) instanceof Tuple;
  }
}
