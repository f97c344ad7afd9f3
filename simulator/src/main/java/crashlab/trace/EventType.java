package crashlab.trace;

import static crashlab.trace.EventKeys.detail;
import static crashlab.trace.EventKeys.none;
import static crashlab.trace.EventKeys.origin;
import static crashlab.trace.EventKeys.other;

import org.jspecify.annotations.Nullable;

/// The kinds of event, each with its name in the trace file and, where several share one, its kind;
/// with its role, and with its keys in the trace file.
///
/// The order is part of the fingerprint: new types go to the end.
public enum EventType {
  /// A process came into being. other: its creator; detail: [Detail.Identity].
  SPAWN("spawn", EventRole.START, origin("from")),
  /// Its init came to a good end; a task or process began to run.
  STARTED("started", EventRole.START, none()),
  /// Its init failed or ignored. detail: the reason, or `ignore`.
  INIT_FAILED("init_failed", EventRole.FAILURE, detail("reason")),
  /// It ended. detail: the reason.
  EXIT("exit", EventRole.END, detail("reason")),
  /// An exit signal went from pid to other. detail: the reason.
  EXIT_SIGNAL("exit_signal", EventRole.SIGNAL, other("to", "reason")),
  /// A DOWN went from the ended pid to the watcher other. detail: the reason, or [Detail.NameDown].
  DOWN("down", EventRole.SIGNAL, other("to", "reason")),
  LINK("link", EventRole.LINK, other("to", "value")),
  UNLINK("unlink", EventRole.LINK, other("to", "value")),
  MONITOR("monitor", EventRole.MONITOR, other("to", "value")),
  DEMONITOR("demonitor", EventRole.MONITOR, other("to", "value")),
  /// An ordinary message. other: the receiver, 0 if there is none; detail: the message.
  SEND("send", "message", EventRole.SENDING, other("to", "message")),
  CAST("send", "cast", EventRole.SENDING, other("to", "message")),
  /// A timer's message. pid: who set it.
  TIMER("send", "timer", EventRole.SENDING, other("to", "message")),
  /// A request of a call. detail: the message.
  CALL("call", EventRole.SENDING, other("to", "message")),
  /// detail: the value.
  REPLY("reply", EventRole.SENDING, other("to", "value")),
  /// A call went unanswered. other: the server; detail: the message.
  CALL_TIMEOUT("call_timeout", EventRole.FAILURE, other("to", "message")),
  /// A callback begins, or a receive takes a message. other: the sender; detail: the message.
  RECEIVE_CALL("receive", "call", EventRole.RECEIPT, origin("from", "message")),
  RECEIVE_CAST("receive", "cast", EventRole.RECEIPT, origin("from", "message")),
  RECEIVE_INFO("receive", "info", EventRole.RECEIPT, origin("from", "message")),
  /// other: who ended; detail: the reason.
  RECEIVE_EXIT("receive", "EXIT", EventRole.NOTICE, origin("of", "reason")),
  /// other: who ended; detail: the reason, or [Detail.NameDown].
  RECEIVE_DOWN("receive", "DOWN", EventRole.NOTICE, origin("of", "reason")),
  RECEIVE_CONTINUE("receive", "continue", EventRole.TURN, detail("message")),
  RECEIVE_TASK_RESULT("receive", "task_result", EventRole.RECEIPT, other("of", "value")),
  RECEIVE_TIMEOUT("receive", "timeout", EventRole.TURN, none()),
  /// A call returned. other: the server; detail: the value.
  RECEIVE_REPLY("receive", "reply", EventRole.RECEIPT, other("from", "value")),
  /// A step with rescue failed. detail: the reason.
  RESCUED("rescued", EventRole.RESCUE, detail("reason")),
  /// A request to a supervisor or a library returned, or a registration. detail: [Detail.Result].
  RESULT("result", EventRole.RETURN, none()),
  /// A task was awaited. other: the task; detail: its value.
  AWAIT("await", EventRole.RETURN, other("of", "value")),
  /// detail: `{ok, v}`, `{exit, r}` or `nil`.
  YIELD("yield", EventRole.RETURN, other("of", "value")),
  TASK_SHUTDOWN("task_shutdown", EventRole.RETURN, other("of", "value")),
  /// The terminate callback begins. detail: the reason.
  TERMINATE("terminate", EventRole.TERMINATION, detail("reason")),
  /// detail: the text.
  LOG("log", EventRole.NOTE, detail("text")),
  /// A child's start function returned ok. other: the child.
  SUPERVISOR_START_CHILD("supervisor_start_child", EventRole.REPORT, other("child")),
  SUPERVISOR_START_IGNORED("supervisor_start_ignored", EventRole.REPORT, other("child")),
  /// other: the child, 0 where no process came into being; detail: [Detail.ChildReason].
  SUPERVISOR_START_FAILED("supervisor_start_failed", EventRole.FAILURE, other("child", "reason")),
  /// The supervisor decided to restart. other: the child that failed; detail: [Detail.Budget].
  SUPERVISOR_RESTART("supervisor_restart", EventRole.DECISION, other("child")),
  SUPERVISOR_TERMINATE_CHILD(
      "supervisor_terminate_child", "shutdown", EventRole.ORDER, other("child")),
  SUPERVISOR_KILL_CHILD("supervisor_terminate_child", "kill", EventRole.ORDER, other("child")),
  /// The supervisor's error report. other: the child, 0 where it has no pid; detail:
  /// [Detail.Report].
  SUPERVISOR_REPORT("supervisor_report", EventRole.REPORT, other("child", "reason")),
  /// The restart intensity is exceeded. other: the child that failed; detail: [Detail.Budget].
  SUPERVISOR_GIVE_UP("supervisor_give_up", EventRole.DECISION, other("child")),
  /// A significant child ended, so the supervisor does. other: the child.
  SUPERVISOR_AUTO_SHUTDOWN("supervisor_auto_shutdown", EventRole.DECISION, other("child", "value")),
  /// detail: the name.
  REGISTER("register", EventRole.NOTE, detail("as")),
  SUSPEND("suspend", EventRole.STANDSTILL, none()),
  RESUME("resume", EventRole.STANDSTILL, none()),
  /// A fault struck. pid: its target, 0 if nobody was there; detail: [Detail.Struck].
  FAULT("fault", EventRole.FAULT, detail("text")),
  /// An arrival of a load begins its steps. detail: the load's id.
  LOAD_BEGIN("load", "begin", EventRole.ARRIVAL, detail("load")),
  /// An arrival of a load did all its steps. detail: the load's id.
  LOAD_END("load", "end", EventRole.ARRIVAL, detail("load")),
  /// A gen_statem changed its state. detail: [Detail.StateChange].
  STATE("state", EventRole.WORK, none()),
  /// The virtual machine stopped. detail: why, a text.
  VM_DIED("vm_died", EventRole.STOP, detail("text")),
  /// The root supervisor ended. detail: the reason.
  APPLICATION_STOP("application_stop", EventRole.STOP, detail("reason")),
  /// A library did something by itself. detail: [Detail.Operation], which has the word, the kind,
  /// the role and the keys; those given here never show.
  LIBRARY("library", EventRole.WORK, none());

  private final String word;
  private final String kind;
  private final EventRole role;
  private final @Nullable String otherKey;
  private final boolean outsideIsTold;
  private final @Nullable String detailKey;

  EventType(String word, EventRole role, EventKeys keys) {
    this(word, "", role, keys);
  }

  EventType(String word, String kind, EventRole role, EventKeys keys) {
    this.word = word;
    this.kind = kind;
    this.role = role;
    this.otherKey = keys.other();
    this.outsideIsTold = keys.outside();
    this.detailKey = keys.detail();
  }

  /// The value of `event` in the trace file.
  public String word() {
    return word;
  }

  /// The value of `kind` in the trace file; empty where there is none.
  public String kind() {
    return kind;
  }

  /// What part such events play in a run.
  public EventRole role() {
    return role;
  }

  /// The key of the other process in the trace file; null where it is not written.
  @Nullable String otherKey() {
    return otherKey;
  }

  /// Whether the absence of another process is written, as `"outside"`.
  boolean tellsOutside() {
    return outsideIsTold;
  }

  /// The key of a term in the trace file; null where the detail has keys of its own or there is
  /// none.
  @Nullable String detailKey() {
    return detailKey;
  }
}
