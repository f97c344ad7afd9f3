package crashlab.trace;

import static crashlab.trace.EventKeys.detail;
import static crashlab.trace.EventKeys.none;
import static crashlab.trace.EventKeys.origin;
import static crashlab.trace.EventKeys.other;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The kinds of event, each with its name in the trace file and, where several share one, its kind;
/// with its role, with its keys in the trace file, and with when it happens.
///
/// The order is part of the fingerprint: new types go to the end.
public enum EventType {
  /// A process came into being. other: its creator; detail: [Detail.Identity].
  SPAWN(
      "spawn",
      EventRole.START,
      origin("from").and("type", "module", "bond", "args"),
      "a process came into being"),
  /// Its init came to a good end; a task or process began to run.
  STARTED(
      "started",
      EventRole.START,
      none(),
      "its init came to a good end; a task or process began to run"),
  /// Its init failed or ignored. detail: the reason, or `ignore`.
  INIT_FAILED(
      "init_failed", EventRole.FAILURE, detail("reason"), "its init failed, or returned `ignore`"),
  /// It ended. detail: the reason.
  EXIT("exit", EventRole.END, detail("reason"), "it ended"),
  /// An exit signal went from pid to other. detail: the reason.
  EXIT_SIGNAL(
      "exit_signal",
      EventRole.SIGNAL,
      other("to", "reason"),
      "it sent an exit signal, itself or by a link when it ended"),
  /// A DOWN went from the ended pid to the watcher other. detail: the reason, or [Detail.NameDown].
  DOWN("down", EventRole.SIGNAL, other("to", "reason").and("of"), "a monitor's message went out"),
  LINK("link", EventRole.LINK, other("to"), "a link was made"),
  UNLINK("unlink", EventRole.LINK, other("to"), "a link was removed"),
  MONITOR("monitor", EventRole.MONITOR, other("to"), "a monitor was set"),
  DEMONITOR("demonitor", EventRole.MONITOR, other("to"), "a monitor was removed"),
  /// An ordinary message. other: the receiver, 0 if there is none; detail: the message.
  SEND(
      "send", "message", EventRole.SENDING, other("to", "message"), "an ordinary message went out"),
  CAST("send", "cast", EventRole.SENDING, other("to", "message"), "a cast went out"),
  /// A timer's message. pid: who set it.
  TIMER(
      "send",
      "timer",
      EventRole.SENDING,
      other("to", "message"),
      "the message of a timer went out, told of the process that set it"),
  /// A request of a call. detail: the message.
  CALL("call", EventRole.SENDING, other("to", "message"), "a request went out"),
  /// detail: the value.
  REPLY("reply", EventRole.SENDING, other("to", "value"), "a reply went out"),
  /// A call went unanswered. other: the server; detail: the message.
  CALL_TIMEOUT(
      "call_timeout", EventRole.FAILURE, other("to", "message"), "the caller waited no longer"),
  /// A callback begins, or a receive takes a message. other: the sender; detail: the message.
  RECEIVE_CALL(
      "receive",
      "call",
      EventRole.RECEIPT,
      origin("from", "message"),
      "handle_call begins, or a receive takes a request"),
  RECEIVE_CAST(
      "receive",
      "cast",
      EventRole.RECEIPT,
      origin("from", "message"),
      "handle_cast begins, or a receive takes a cast"),
  RECEIVE_INFO(
      "receive",
      "info",
      EventRole.RECEIPT,
      origin("from", "message"),
      "handle_info begins, or a receive takes a message"),
  /// other: who ended; detail: the reason.
  RECEIVE_EXIT(
      "receive", "EXIT", EventRole.NOTICE, origin("of", "reason"), "an exit signal is handled"),
  /// other: who ended; detail: the reason, or [Detail.NameDown].
  RECEIVE_DOWN(
      "receive",
      "DOWN",
      EventRole.NOTICE,
      origin("of", "reason"),
      "a monitor's message is handled"),
  RECEIVE_CONTINUE(
      "receive", "continue", EventRole.TURN, detail("message"), "handle_continue begins"),
  RECEIVE_TASK_RESULT(
      "receive",
      "task_result",
      EventRole.RECEIPT,
      other("of", "value"),
      "the result of a task that nobody awaits is handled; before OTP 24 also a late reply"),
  RECEIVE_TIMEOUT(
      "receive",
      "timeout",
      EventRole.TURN,
      detail("value"),
      "a timeout is handled that a callback asked for"),
  /// A call returned. other: the server; detail: the value.
  RECEIVE_REPLY("receive", "reply", EventRole.RECEIPT, other("from", "value"), "a call returned"),
  /// A step with rescue failed. detail: the reason.
  RESCUED("rescued", EventRole.RESCUE, detail("reason"), "a step with `rescue` failed"),
  /// A request to a supervisor or a library returned, or a registration. detail: [Detail.Result].
  RESULT(
      "result",
      EventRole.RETURN,
      none().and("verb", "of", "value"),
      "a request to a supervisor or a library, or a registration, returned"),
  /// A task was awaited. other: the task; detail: its value.
  AWAIT("await", EventRole.RETURN, other("of", "value"), "`Task.await` returned"),
  /// detail: `{ok, v}`, `{exit, r}` or `nil`.
  YIELD("yield", EventRole.RETURN, other("of", "value"), "`Task.yield` returned"),
  TASK_SHUTDOWN(
      "task_shutdown", EventRole.RETURN, other("of", "value"), "`Task.shutdown` returned"),
  /// The terminate callback begins. detail: the reason.
  TERMINATE("terminate", EventRole.TERMINATION, detail("reason"), "the terminate callback begins"),
  /// detail: the text.
  LOG("log", EventRole.NOTE, detail("text"), "a log entry"),
  /// A child's start function returned ok. other: the child.
  SUPERVISOR_START_CHILD(
      "supervisor_start_child", EventRole.REPORT, other("child"), "a child's start returned ok"),
  SUPERVISOR_START_IGNORED(
      "supervisor_start_ignored",
      EventRole.REPORT,
      other("child"),
      "a child's start returned `ignore`"),
  /// other: the child, 0 where no process came into being; detail: [Detail.ChildReason].
  SUPERVISOR_START_FAILED(
      "supervisor_start_failed",
      EventRole.FAILURE,
      other("child", "reason"),
      "a child's start failed"),
  /// The supervisor decided to restart. other: the child that failed; detail: [Detail.Budget].
  SUPERVISOR_RESTART(
      "supervisor_restart",
      EventRole.DECISION,
      other("child").and("strategy", "spent", "max_restarts", "max_seconds"),
      "the supervisor decided to restart"),
  SUPERVISOR_TERMINATE_CHILD(
      "supervisor_terminate_child",
      "shutdown",
      EventRole.ORDER,
      other("child"),
      "it asks a child to end"),
  SUPERVISOR_KILL_CHILD(
      "supervisor_terminate_child", "kill", EventRole.ORDER, other("child"), "it kills a child"),
  /// The supervisor's error report. other: the child, 0 where it has no pid; detail:
  /// [Detail.Report].
  SUPERVISOR_REPORT(
      "supervisor_report",
      EventRole.REPORT,
      other("child", "reason").and("kind"),
      "its error report"),
  /// The restart intensity is exceeded. other: the child that failed; detail: [Detail.Budget].
  SUPERVISOR_GIVE_UP(
      "supervisor_give_up",
      EventRole.DECISION,
      other("child").and("strategy", "spent", "max_restarts", "max_seconds"),
      "the restart intensity is exceeded: it stops its children and ends"),
  /// A significant child ended, so the supervisor does. other: the child.
  SUPERVISOR_AUTO_SHUTDOWN(
      "supervisor_auto_shutdown",
      EventRole.DECISION,
      other("child"),
      "a significant child ended, so it ends"),
  /// detail: the name.
  REGISTER("register", EventRole.NOTE, detail("as"), "it took a name"),
  SUSPEND("suspend", EventRole.STANDSTILL, none(), "it stands still"),
  RESUME("resume", EventRole.STANDSTILL, none(), "it goes on"),
  /// A fault struck. pid: its target, 0 if nobody was there; detail: [Detail.Struck].
  FAULT("fault", EventRole.FAULT, none().and("fault", "text"), "a fault struck `pid`"),
  /// An arrival of a load begins its steps. detail: the load's id.
  LOAD_BEGIN("load", "begin", EventRole.ARRIVAL, detail("load"), "an arrival began its steps"),
  /// An arrival of a load did all its steps. detail: the load's id.
  LOAD_END("load", "end", EventRole.ARRIVAL, detail("load"), "an arrival did all its steps"),
  /// A gen_statem changed its state. detail: [Detail.StateChange].
  STATE(
      "state",
      EventRole.WORK,
      none().and("old_state", "new_state"),
      "a gen_statem changed its state"),
  /// The virtual machine stopped. detail: why, a text.
  VM_DIED("vm_died", EventRole.STOP, detail("text"), "the virtual machine stopped"),
  /// The root supervisor ended. detail: the reason.
  APPLICATION_STOP(
      "application_stop", EventRole.STOP, detail("reason"), "the root supervisor ended"),
  /// A library did something by itself. detail: [Detail.Operation], which has the word, the kind,
  /// the role and the keys; those given here never show.
  LIBRARY("library", EventRole.WORK, none(), "a library did something by itself");

  private final String word;
  private final String kind;
  private final EventRole role;
  private final @Nullable String otherKey;
  private final boolean outsideIsTold;
  private final @Nullable String detailKey;

  @SuppressWarnings("ImmutableEnumChecker") // EventKeys makes it, and it does not change
  private final List<String> keys;

  private final String says;

  EventType(String word, EventRole role, EventKeys keys, String says) {
    this(word, "", role, keys, says);
  }

  EventType(String word, String kind, EventRole role, EventKeys keys, String says) {
    this.word = word;
    this.kind = kind;
    this.role = role;
    this.otherKey = keys.other();
    this.outsideIsTold = keys.outside();
    this.detailKey = keys.detail();
    this.keys = keys.all();
    this.says = says;
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

  /// The keys that a line of this type can have besides those that every line has; without those
  /// that a fault or a library declares.
  public List<String> keys() {
    return keys;
  }

  /// When such an event happens, without a full stop; "it" is its process.
  public String says() {
    return says;
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
