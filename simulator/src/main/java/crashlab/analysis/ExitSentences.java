package crashlab.analysis;

import crashlab.analysis.finding.FailedCalls;
import crashlab.otp.Atom;
import crashlab.otp.Digested;
import crashlab.otp.ExceptionTerm;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.trace.EventRole;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;

/// Why a process ended, as a plain sentence that says the rule of OTP behind it.
final class ExitSentences {
  private static final String KILL_RULE =
      ": the signal kill cannot be trapped, and terminate does not run";

  private final TraceLog log;
  private final Wording wording;
  private final Occupation occupation;

  ExitSentences(TraceLog log, Wording wording, Occupation occupation) {
    this.log = log;
    this.wording = wording;
    this.occupation = occupation;
  }

  /// Returns what the exit at this position says, without a full stop.
  String of(int index) {
    String who = wording.process(log.pid(index));
    Digested detail = log.detail(index);
    Term reason = detail instanceof Term term ? term : ExitReason.NORMAL;
    int cause = log.indexOf(log.cause(index));
    String why = wording.explained(reason);
    if (isWithItsNode(index)) {
      return who + " ended with its node";
    }
    if (isSignal(cause, index)) {
      return exitBySignal(cause, who, reason, why);
    }
    if (reason.equals(ExitReason.KILLED)) {
      return who + " was killed" + KILL_RULE;
    }
    if (reason.equals(ExitReason.NORMAL)) {
      return who + " came to its end (:normal)";
    }
    if (reason.equals(ExitReason.SHUTDOWN)) {
      int decision = occupation.decisionToEnd(log.pid(index), index);
      return isSupervisor(log.pid(index))
          ? supervisorExit(decision, index, who, why)
          : workerExit(decision, who, why);
    }
    if (isRaise(reason)) {
      return who + " raised " + why;
    }
    return who + " ended with " + why + behind(reason, index);
  }

  private boolean isSignal(int cause, int exit) {
    return cause >= 0
        && log.type(cause) == EventType.EXIT_SIGNAL
        && log.other(cause) == log.pid(exit);
  }

  /// Whether it ended with the VM of its node: then nobody gave it a reason.
  boolean isWithItsNode(int exit) {
    int cause = log.indexOf(log.cause(exit));
    return log.detail(exit) instanceof Term reason
        && reason.equals(ExitReason.NODEDOWN)
        && cause >= 0
        && log.detail(cause) instanceof Detail.Operation done
        && done.event().isLandmark();
  }

  private boolean isOfNodes(int index, String event) {
    return log.detail(index) instanceof Detail.Operation done
        && done.event().toString().equals(event);
  }

  /// Whether a signal came along a link because its sender ended.
  private boolean isAlongALink(int signal) {
    int source = log.indexOf(log.cause(signal));
    return source >= 0 && log.type(source) == EventType.EXIT && log.pid(source) == log.pid(signal);
  }

  /// Whether the process whose exit is at this position ended along the link to its parent.
  boolean isByTheParent(int index) {
    int cause = log.indexOf(log.cause(index));
    return isSignal(cause, index)
        && isAlongALink(cause)
        && isParent(log.pid(cause), log.pid(index));
  }

  /// Returns why the process ended whose exit is at this position.
  String why(int index) {
    Term reason = log.detail(index) instanceof Term term ? term : ExitReason.NORMAL;
    return wording.explained(reason) + (FailedCalls.isOne(reason) ? gone(reason, index) : "");
  }

  private String behind(Term reason, int index) {
    int cause = log.indexOf(log.cause(index));
    if (isStream(reason) && cause >= 0 && log.type(cause) == EventType.DOWN) {
      return ": "
          + wording.process(log.pid(cause))
          + " was not done in time, which ends the caller of a stream unless on_timeout is kill_task";
    }
    return FailedCalls.isOne(reason)
        ? gone(reason, index) + ": a failed call ends the caller unless it rescues"
        : "";
  }

  private boolean isSupervisor(int pid) {
    Detail.Identity identity = log.identity(pid);
    return identity != null && identity.kind().isSupervisorProcess();
  }

  private boolean limitsTime(int pid) {
    Detail.Identity identity = log.identity(pid);
    return identity != null && identity.kind().limitsTime();
  }

  private String supervisorExit(int decision, int exit, String who, String why) {
    if (decision < 0) {
      return who + " ended with " + why + onceLastChildHad(exit);
    }
    if (log.role(decision) == EventRole.ORDER) {
      return wasStopped(decision, who, why);
    }
    boolean gaveUp = log.type(decision) == EventType.SUPERVISOR_GIVE_UP;
    return who + " ended itself with " + why + (gaveUp ? ", since it had given up" : "");
  }

  /// What has to do something before its end ends by itself, and yet because it was told to.
  private String workerExit(int decision, String who, String why) {
    return decision < 0 ? who + " ended with " + why : wasStopped(decision, who, why);
  }

  private String wasStopped(int order, String who, String why) {
    String supervisor = wording.process(log.pid(order));
    return who + " was stopped by its supervisor " + supervisor + " (" + why + ")";
  }

  private String onceLastChildHad(int exit) {
    int cause = log.indexOf(log.cause(exit));
    return cause >= 0 && log.type(cause) == EventType.DOWN
        ? ", once " + wording.process(log.pid(cause)) + " had ended"
        : "";
  }

  private String exitBySignal(int signal, String who, Term reason, String why) {
    int source = log.indexOf(log.cause(signal));
    String from = wording.process(log.pid(signal));
    EventType type = source < 0 ? EventType.EXIT_SIGNAL : log.type(source);
    if (type == EventType.SUPERVISOR_TERMINATE_CHILD) {
      return ExitReason.isOrderly(reason) || reason.equals(ExitReason.KILLED)
          ? who + " was stopped by its supervisor " + from + " (" + why + ")"
          : who
              + " was told to stop by its supervisor "
              + from
              + " and failed in terminate: "
              + why;
    }
    if (type == EventType.SUPERVISOR_KILL_CHILD) {
      return occupation.wasToldToStop(log.pid(signal), log.other(signal), source)
          ? who + " did not end within its shutdown time, so its supervisor " + from + " killed it"
          : who + " was killed by its supervisor " + from + " (brutal_kill)";
    }
    if (type == EventType.APPLICATION_STOP) {
      return who + " was left when its application ended, so the application master killed it";
    }
    if (isAlongALink(signal)) {
      return linkedExit(signal, source, who, reason);
    }
    if (source >= 0 && isOfNodes(source, "node connected")) {
      return who
          + " was killed by global, which found the name held on both sides when their nodes"
          + " connected";
    }
    if (limitsTime(log.pid(signal)) && reason.equals(ExitReason.KILLED)) {
      return type == EventType.RECEIVE_TIMEOUT
          ? who + " was not done in time, so " + from + " killed it"
          : who + " was killed by " + from + ", which was allowed no more tasks (max_children)";
    }
    if (reason.equals(ExitReason.KILLED)) {
      String by = log.pid(signal) == 0 ? "" : " by " + from;
      return who + " was killed" + by + KILL_RULE;
    }
    String sender = log.pid(signal) == 0 ? "" : " from " + from;
    return who + " got the exit signal " + why + sender + " and does not trap exits, so it ended";
  }

  /// The parent's end reaches a trapping child as well; anybody else's does not.
  private String linkedExit(int signal, int source, String who, Term reason) {
    String from = wording.process(log.pid(signal));
    boolean same = reason.equals(log.detail(source));
    String end = same ? "with the same reason" : "with " + wording.reason(reason);
    if (isParent(log.pid(signal), log.other(signal)) && terminated(log.other(signal), signal)) {
      return who
          + " traps exits, but that of its parent "
          + from
          + " never reaches handle_info: terminate ran, and it ended "
          + end;
    }
    return isParent(log.pid(signal), log.other(signal))
        ? who + " was linked to " + from + ", its parent, so it ended " + end
        : who + " was linked to " + from + " and does not trap exits, so it ended " + end;
  }

  /// Whether a process began to terminate since a signal came.
  private boolean terminated(int pid, int signal) {
    for (int i = signal + 1; i < log.size() && log.type(i) != EventType.EXIT; i++) {
      if (log.type(i) == EventType.TERMINATE && log.pid(i) == pid) {
        return true;
      }
    }
    return false;
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

  /// Where the server of a failed call had gone, if nobody held its name.
  private String gone(Term reason, int index) {
    String server = FailedCalls.missedServer(reason);
    return server != null
        ? " (nobody held the name " + server + occupation.endOf(server, index) + ")"
        : "";
  }

  /// Source: Elixir task/supervised.ex, `stream_reduce`: the caller exits with `{timeout,
  /// {Task.Supervised, stream, [timeout]}}`.
  private static boolean isStream(Term reason) {
    return reason instanceof Tuple pair
        && pair.size() == 2
        && pair.get(1) instanceof Tuple call
        && call.size() == 3
        && call.get(1).equals(new Atom("stream"));
  }

  private static boolean isRaise(Term reason) {
    return reason instanceof Tuple pair && pair.size() == 2 && pair.get(0) instanceof ExceptionTerm;
  }
}
