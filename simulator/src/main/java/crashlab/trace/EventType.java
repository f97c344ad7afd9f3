package crashlab.trace;

/// The kinds of event, each with its name in the trace file and, where several share one, its kind.
///
/// The order is part of the fingerprint: new types go to the end.
public enum EventType {
  /// A process came into being. other: its creator; detail: [Detail.Identity].
  SPAWN("spawn"),
  /// Its init came to a good end; a task or process began to run.
  STARTED("started"),
  /// Its init failed or ignored. detail: the reason, or `ignore`.
  INIT_FAILED("init_failed"),
  /// It ended. detail: the reason.
  EXIT("exit"),
  /// An exit signal went from pid to other. detail: the reason.
  EXIT_SIGNAL("exit_signal"),
  /// A DOWN went from the ended pid to the watcher other. detail: the reason, or [Detail.NameDown].
  DOWN("down"),
  LINK("link"),
  UNLINK("unlink"),
  MONITOR("monitor"),
  DEMONITOR("demonitor"),
  /// An ordinary message. other: the receiver, 0 if there is none; detail: the message.
  SEND("send", "message"),
  CAST("send", "cast"),
  /// A timer's message. pid: who set it.
  TIMER("send", "timer"),
  /// A request of a call. detail: the message.
  CALL("call"),
  /// detail: the value.
  REPLY("reply"),
  /// A call went unanswered. other: the server; detail: the message.
  CALL_TIMEOUT("call_timeout"),
  /// A callback begins, or a receive takes a message. other: the sender; detail: the message.
  RECEIVE_CALL("receive", "call"),
  RECEIVE_CAST("receive", "cast"),
  RECEIVE_INFO("receive", "info"),
  /// other: who ended; detail: the reason.
  RECEIVE_EXIT("receive", "EXIT"),
  /// other: who ended; detail: the reason, or [Detail.NameDown].
  RECEIVE_DOWN("receive", "DOWN"),
  RECEIVE_CONTINUE("receive", "continue"),
  RECEIVE_TASK_RESULT("receive", "task_result"),
  RECEIVE_TIMEOUT("receive", "timeout"),
  /// A call returned. other: the server; detail: the value.
  RECEIVE_REPLY("receive", "reply"),
  /// A step with rescue failed. detail: the reason.
  RESCUED("rescued"),
  /// A supervisor request or registration returned. detail: [Detail.Result].
  RESULT("result"),
  /// A task was awaited. other: the task; detail: its value.
  AWAIT("await"),
  /// detail: `{ok, v}`, `{exit, r}` or `nil`.
  YIELD("yield"),
  TASK_SHUTDOWN("task_shutdown"),
  /// The terminate callback begins. detail: the reason.
  TERMINATE("terminate"),
  /// detail: the text.
  LOG("log"),
  /// A child's start function returned ok. other: the child.
  SUPERVISOR_START_CHILD("supervisor_start_child"),
  SUPERVISOR_START_IGNORED("supervisor_start_ignored"),
  /// other: the child, 0 where no process came into being; detail: [Detail.ChildReason].
  SUPERVISOR_START_FAILED("supervisor_start_failed"),
  /// The supervisor decided to restart. other: the child that failed; detail: [Detail.Budget].
  SUPERVISOR_RESTART("supervisor_restart"),
  SUPERVISOR_TERMINATE_CHILD("supervisor_terminate_child", "shutdown"),
  SUPERVISOR_KILL_CHILD("supervisor_terminate_child", "kill"),
  /// The supervisor's error report. other: the child, 0 where it has no pid; detail:
  /// [Detail.Report].
  SUPERVISOR_REPORT("supervisor_report"),
  /// The restart intensity is exceeded. other: the child that failed; detail: [Detail.Budget].
  SUPERVISOR_GIVE_UP("supervisor_give_up"),
  /// A significant child ended, so the supervisor does. other: the child.
  SUPERVISOR_AUTO_SHUTDOWN("supervisor_auto_shutdown"),
  /// detail: the name.
  REGISTER("register"),
  SUSPEND("suspend"),
  RESUME("resume"),
  /// A fault struck. pid: its target, 0 if nobody was there; detail: a text that names the fault.
  FAULT("fault"),
  /// An arrival of a load begins its steps. detail: the load's id.
  LOAD_BEGIN("load", "begin"),
  /// An arrival of a load did all its steps. detail: the load's id.
  LOAD_END("load", "end"),
  /// A gen_statem changed its state. detail: [Detail.StateChange].
  STATE("state"),
  /// The virtual machine stopped. detail: why, a text.
  VM_DIED("vm_died"),
  /// The root supervisor ended. detail: the reason.
  APPLICATION_STOP("application_stop");

  private final String word;
  private final String kind;

  EventType(String word) {
    this(word, "");
  }

  EventType(String word, String kind) {
    this.word = word;
    this.kind = kind;
  }

  /// The value of `event` in the trace file.
  public String word() {
    return word;
  }

  /// The value of `kind` in the trace file; empty where there is none.
  public String kind() {
    return kind;
  }

  /// Tells whether this belongs to the traffic of a running system rather than to its life and
  /// death.
  public boolean isTraffic() {
    return switch (this) {
      case SEND, CAST, TIMER, CALL, REPLY, RECEIVE_CALL, RECEIVE_CAST, RECEIVE_INFO -> true;
      case RECEIVE_REPLY, RECEIVE_CONTINUE, RECEIVE_TIMEOUT, LOAD_BEGIN, LOAD_END -> true;
      case MONITOR, DEMONITOR, RECEIVE_TASK_RESULT, STATE -> true;
      case SPAWN, STARTED, INIT_FAILED, EXIT, EXIT_SIGNAL, DOWN, LINK, UNLINK -> false;
      case CALL_TIMEOUT, RECEIVE_EXIT, RECEIVE_DOWN, RESCUED, RESULT, AWAIT, YIELD -> false;
      case TASK_SHUTDOWN, TERMINATE, LOG, REGISTER, SUSPEND, RESUME, FAULT -> false;
      case SUPERVISOR_START_CHILD, SUPERVISOR_START_IGNORED, SUPERVISOR_START_FAILED -> false;
      case SUPERVISOR_RESTART, SUPERVISOR_TERMINATE_CHILD, SUPERVISOR_KILL_CHILD -> false;
      case SUPERVISOR_REPORT, SUPERVISOR_GIVE_UP, SUPERVISOR_AUTO_SHUTDOWN -> false;
      case VM_DIED, APPLICATION_STOP -> false;
    };
  }
}
