package crashlab.analysis;

import crashlab.otp.Atom;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import org.jspecify.annotations.Nullable;

/// What processes were at before an event: why a server did not answer, where a name had gone.
final class Occupation {
  /// How far back to look: what nobody mentioned for so long has little to do with the event.
  private static final int LOOK_BACK = 200_000;

  private static final String HANG = "hang";
  private static final String SUSPEND = "suspend";
  private static final String RESUME = "resume";

  /// So many times the same in a row is a round.
  private static final int ROUNDS = 3;

  private final TraceLog log;
  private final Wording wording;

  Occupation(TraceLog log, Wording wording) {
    this.log = log;
    this.wording = wording;
  }

  /// Returns half a sentence on what the process was at before the event at `index`, or nothing.
  String of(int pid, int index) {
    return of(pid, index, index);
  }

  /// Returns half a sentence on what the process was at before the event at `index`, or nothing.
  ///
  /// @param asked the position of an event of who asked it
  String of(int pid, int index, int asked) {
    for (int i = index - 1; pid != 0 && i >= Math.max(0, index - LOOK_BACK); i--) {
      String found = log.pid(i) == pid ? found(i, asked) : null;
      if (found != null) {
        return found;
      }
    }
    return "";
  }

  /// Returns half a sentence on what the process was at when the run ended, or nothing.
  ///
  /// @param asked the position of the call that it was asked by
  String atTheEnd(int pid, int asked) {
    return of(pid, log.size(), asked);
  }

  /// Returns the position of the latest call of `caller` to `server` before `index`, or -1.
  int latestCall(int caller, int server, int index) {
    for (int i = index - 1; i >= Math.max(0, index - LOOK_BACK); i--) {
      if (log.pid(i) == caller && log.type(i) == EventType.CALL && log.other(i) == server) {
        return i;
      }
    }
    return -1;
  }

  /// Tells whether the supervisor had told the child to shut down before the event at `index`.
  boolean wasToldToStop(int supervisor, int child, int index) {
    for (int i = index - 1; i >= Math.max(0, index - LOOK_BACK); i--) {
      if (log.type(i) == EventType.SUPERVISOR_TERMINATE_CHILD
          && log.pid(i) == supervisor
          && log.other(i) == child) {
        return true;
      }
    }
    return false;
  }

  /// Returns the position of the decision by which a supervisor ends: its own, or that of the
  /// supervisor above it; -1 if there is none.
  int decisionToEnd(int supervisor, int index) {
    for (int i = index - 1; i >= Math.max(0, index - LOOK_BACK); i--) {
      boolean own = log.pid(i) == supervisor;
      EventType type = log.type(i);
      if (own && type == EventType.SPAWN) {
        return -1;
      }
      if (own
          ? type == EventType.SUPERVISOR_GIVE_UP || type == EventType.SUPERVISOR_AUTO_SHUTDOWN
          : type == EventType.SUPERVISOR_TERMINATE_CHILD && log.other(i) == supervisor) {
        return i;
      }
    }
    return -1;
  }

  /// Returns half a sentence on the end of the last process that held `name`, or nothing.
  String endOf(String name, int index) {
    for (int i = index - 1; i >= Math.max(0, index - LOOK_BACK); i--) {
      if (log.type(i) == EventType.EXIT && name.equals(log.identities().name(log.pid(i)))) {
        return ", which had ended at " + Wording.when(log.timeNanos(i));
      }
    }
    return "";
  }

  /// Returns what the process was at since the event at `index`; null if the event does not tell.
  private @Nullable String found(int index, int asked) {
    String who = ": " + wording.process(log.pid(index));
    String since = " since " + Wording.when(log.timeNanos(index));
    return switch (log.role(index)) {
      case END -> who + " had ended";
      case START -> log.type(index) == EventType.SPAWN ? who + " was still in its init" : "";
      case STANDSTILL ->
          log.type(index) == EventType.SUSPEND ? who + standstill(index) + span(index) : "";
      case SENDING -> sending(index, who, since);
      case RECEIPT, TURN -> busy(index, asked, who, since);
      case TERMINATION, STOP, SIGNAL, NOTICE, LINK, MONITOR, FAILURE, RESCUE -> null;
      case DECISION, ORDER, REPORT, RETURN, NOTE, WORK, ARRIVAL, FAULT -> null;
    };
  }

  private @Nullable String sending(int index, String who, String since) {
    if (log.type(index) == EventType.CALL) {
      return who + " was itself waiting for " + wording.process(log.other(index)) + since;
    }
    return log.type(index) == EventType.REPLY ? replied(index, who) : null;
  }

  /// An answer to `:sys` is no end of an occupation, but may begin or end a suspension.
  private @Nullable String replied(int index, String who) {
    String asked = sysRequest(index);
    if (asked.equals(SUSPEND)) {
      return who + " was suspended" + span(index);
    }
    return asked.isEmpty() || asked.equals(RESUME) ? "" : null;
  }

  /// What a reply answers, if that was asked of `:sys`, which comes to no callback; else nothing.
  private String sysRequest(int reply) {
    int call = log.indexOf(log.cause(reply));
    boolean direct = call >= 0 && log.type(call) == EventType.CALL;
    return direct && log.detail(call) instanceof Atom word ? word.name() : "";
  }

  private boolean goesOn(int index) {
    EventType type = log.type(index);
    return type == EventType.RESUME
        || (type == EventType.REPLY && sysRequest(index).equals(RESUME));
  }

  /// From when to when a process stood still.
  private String span(int begin) {
    String from = Wording.when(log.timeNanos(begin));
    for (int i = begin + 1; i < Math.min(log.size(), begin + LOOK_BACK); i++) {
      if (log.pid(i) == log.pid(begin) && goesOn(i)) {
        return " from " + from + " to " + Wording.when(log.timeNanos(i));
      }
    }
    return " since " + from;
  }

  /// Returns what keeps a process from running: it hangs by a fault, or somebody suspended it.
  String standstill(int index) {
    int cause = log.indexOf(log.cause(index));
    boolean hangs =
        cause >= 0
            && log.detail(cause) instanceof Detail.Struck struck
            && struck.fault().word().equals(HANG);
    return hangs ? " hung" : " was suspended";
  }

  /// Who has taken up just the call that is asked about may have forgotten to reply.
  private @Nullable String busy(int index, int asked, String who, String since) {
    EventType type = log.type(index);
    boolean goesOn = type == EventType.RECEIVE_REPLY || type == EventType.RECEIVE_TIMEOUT;
    if (goesOn || type == EventType.RECEIVE_TASK_RESULT) {
      return null;
    }
    if (type == EventType.RECEIVE_CONTINUE && goesRound(index)) {
      return who
          + " went round in its continue "
          + wording.termOf(log.detail(index))
          + ", again and again, and took up no message";
    }
    int taken = takenUp(index, asked);
    return taken >= 0
        ? who + " had taken it up at " + Wording.when(log.timeNanos(taken)) + " and not replied"
        : who + " was busy with " + wording.request(log.detail(index)) + since;
  }

  /// Returns where a server took up the call that is asked about, at `index` or before; -1 if it
  /// did not.
  private int takenUp(int index, int asked) {
    int call = latestCall(log.pid(asked), log.pid(index), asked + 1);
    for (int i = index; call >= 0 && i > Math.max(call, index - LOOK_BACK); i--) {
      if (log.type(i) == EventType.RECEIVE_CALL && log.cause(i) == log.seq(call)) {
        return i;
      }
    }
    return -1;
  }

  /// Whether a process did the same several times before, and nothing else in between.
  private boolean goesRound(int index) {
    int times = 0;
    for (int i = index - 1; i >= Math.max(0, index - LOOK_BACK) && times < ROUNDS; i--) {
      if (log.pid(i) != log.pid(index)) {
        continue;
      }
      if (log.type(i) != log.type(index)) {
        return false;
      }
      times++;
    }
    return times == ROUNDS;
  }
}
