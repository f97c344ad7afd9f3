package crashlab.ui.inspector;

import crashlab.analysis.Wording;
import crashlab.analysis.state.Moment;
import crashlab.analysis.state.Roster;
import crashlab.otp.Term;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import crashlab.ui.session.Recording;
import crashlab.ui.session.RunFrame;

/// Says in a sentence what a process is about at an instant.
final class StateWords {
  private static final int LOOK_BACK = 20_000;

  private final Recording run;
  private final TraceLog log;
  private final Wording wording;
  private final SlotEvents events;

  StateWords(SlotEvents events) {
    this.run = events.run();
    this.log = run.log();
    this.wording = new Wording(log.identities());
    this.events = events;
  }

  /// Returns the sentence, without its subject and without a full stop.
  ///
  /// @param pid who has the slot or had it last; [Roster#NONE] before the first
  String of(Moment now, int pid, RunFrame frame) {
    int slot = events.slot();
    if (pid == Roster.NONE) {
      long born = run.roster().bornSeq(run.roster().occupant(slot, 0));
      return "does not exist yet; it is created at " + at(born);
    }
    if (!run.roster().isAlive(pid, now.seq())) {
      long ended = run.roster().endedSeq(pid);
      return "ended at " + at(ended) + ": " + Life.reason(run, wording, ended);
    }
    int last = lastOwn(now, pid);
    String since = last < 0 ? "" : " since " + Wording.instant(log.timeNanos(last));
    return switch (frame.look(slot)) {
      case ABSENT, DOWN, CRASHED ->
          "is gone: the node stopped at " + Wording.instant(run.endNanos());
      case GAVE_UP ->
          "gave up: its restart intensity was reached; it ends its children, then itself";
      case IDLE -> "waits for its next message" + since;
      case READY -> "wants to run; all schedulers have other work";
      case BUSY -> doing(last, since);
      case STARTING -> "runs its init since " + at(run.roster().bornSeq(pid));
      case RESTARTING ->
          "starts in the place of the one before it, since " + at(run.roster().bornSeq(pid));
      case STOPPING -> "shuts down" + since;
      case SUSPENDED -> "is suspended: it runs nothing" + since(now, pid, EventType.SUSPEND, since);
      case BLOCKED -> waiting(slot, last, since);
      case OVERLOADED ->
          occupied(slot, last, since)
              + "; "
              + Wording.count(frame.mailbox(slot))
              + " messages wait";
    };
  }

  private String at(long seq) {
    return Wording.instant(run.momentOf(seq).timeNanos());
  }

  private String since(Moment now, int pid, EventType type, String otherwise) {
    int until = events.until(now.seq());
    for (int i = until - 1; i >= Math.max(0, until - LOOK_BACK); i--) {
      int at = events.position(i);
      if (log.pid(at) == pid && log.type(at) == type) {
        return " since " + Wording.instant(log.timeNanos(at));
      }
    }
    return otherwise;
  }

  /// The position of the last event that tells what the process itself is at; -1 for none.
  private int lastOwn(Moment now, int pid) {
    int until = events.until(now.seq());
    for (int i = until - 1; i >= Math.max(0, until - LOOK_BACK); i--) {
      int at = events.position(i);
      if (log.pid(at) == pid && tells(at)) {
        return at;
      }
    }
    return -1;
  }

  private boolean tells(int index) {
    return switch (log.role(index)) {
      case LINK, MONITOR, NOTE, FAULT, SIGNAL -> false;
      case SENDING -> log.type(index) != EventType.TIMER; // which the node sends for it
      case START, TERMINATION, END, STOP, RECEIPT, TURN, NOTICE, FAILURE, RESCUE -> true;
      case DECISION, ORDER, REPORT, RETURN, STANDSTILL, WORK, ARRIVAL -> true;
    };
  }

  private String occupied(int slot, int last, String since) {
    boolean calls = last >= 0 && log.type(last) == EventType.CALL;
    return calls ? waiting(slot, last, since) : doing(last, since);
  }

  private String waiting(int slot, int last, String since) {
    if (last >= 0 && log.type(last) == EventType.CALL) {
      return "waits for the answer to its call to " + wording.process(log.other(last)) + since;
    }
    if (run.roster().kind(slot).supervises()) {
      return "waits for a child to start or to end" + since;
    }
    return "waits in the middle of its work" + since + ": it sleeps, or awaits a task";
  }

  private String doing(int last, String since) {
    if (last < 0) {
      return "works";
    }
    EventType type = log.type(last);
    String other = wording.process(log.other(last));
    return switch (log.role(last)) {
      case RECEIPT -> receipt(type, last, other) + since;
      case TURN ->
          (type == EventType.RECEIVE_TIMEOUT
                  ? "handles a timeout"
                  : "handles its continue" + what(last))
              + since;
      case NOTICE ->
          (type == EventType.RECEIVE_DOWN
                  ? "handles the DOWN of " + other
                  : "handles the end of " + other + ", which came as a message")
              + since;
      case DECISION -> type == EventType.SUPERVISOR_RESTART ? "restarts " + other + since : "works";
      case REPORT -> type == EventType.SUPERVISOR_REPORT ? "restarts " + other + since : "works";
      case ORDER -> "stops " + other + since;
      case TERMINATION -> "terminates" + since;
      case START, END, STOP, SENDING, SIGNAL, LINK, MONITOR, FAILURE, RESCUE -> "works";
      case RETURN, STANDSTILL, NOTE, WORK, ARRIVAL, FAULT -> "works";
    };
  }

  private String receipt(EventType type, int index, String from) {
    if (type == EventType.RECEIVE_REPLY) {
      return "goes on with the answer of " + from;
    }
    if (type == EventType.RECEIVE_TASK_RESULT) {
      return "handles the result of " + from;
    }
    if (type == EventType.RECEIVE_INFO) {
      return "handles the message" + what(index);
    }
    return "handles the " + type.kind() + what(index) + " from " + from;
  }

  private String what(int index) {
    return log.detail(index) instanceof Term term ? " " + wording.term(term) : "";
  }
}
