package crashlab.trace;

import org.jspecify.annotations.Nullable;

/// Under which keys an event type writes its other process and its detail.
///
/// @param other the key of the other process; null: it is not written
/// @param outside whether the absence of another process is written, as `"outside"`
/// @param detail the key of a term; null where the detail has keys of its own or there is none
record TraceFields(@Nullable String other, boolean outside, @Nullable String detail) {

  static TraceFields of(EventType type) {
    return switch (type) {
      case SPAWN -> by("from", null);
      case STARTED, RECEIVE_TIMEOUT, SUSPEND, RESUME -> alone(null);
      case INIT_FAILED, EXIT, RESCUED, TERMINATE, APPLICATION_STOP -> alone("reason");
      case EXIT_SIGNAL, DOWN -> towards("to", "reason");
      case LINK, UNLINK, MONITOR, DEMONITOR -> towards("to", "value");
      case SEND, CAST, TIMER, CALL, CALL_TIMEOUT -> towards("to", "message");
      case REPLY -> towards("to", "value");
      case RECEIVE_CALL, RECEIVE_CAST, RECEIVE_INFO -> by("from", "message");
      case RECEIVE_EXIT, RECEIVE_DOWN -> by("of", "reason");
      case RECEIVE_CONTINUE -> alone("message");
      case RECEIVE_TASK_RESULT, AWAIT, YIELD, TASK_SHUTDOWN -> towards("of", "value");
      case RECEIVE_REPLY -> towards("from", "value");
      case RESULT, STATE -> alone(null);
      case LOG, FAULT, VM_DIED -> alone("text");
      case SUPERVISOR_START_CHILD, SUPERVISOR_START_IGNORED -> towards("child", null);
      case SUPERVISOR_TERMINATE_CHILD, SUPERVISOR_KILL_CHILD -> towards("child", null);
      case SUPERVISOR_START_FAILED, SUPERVISOR_REPORT -> towards("child", "reason");
      case SUPERVISOR_RESTART, SUPERVISOR_GIVE_UP -> towards("child", null);
      case SUPERVISOR_AUTO_SHUTDOWN -> towards("child", "value");
      case REGISTER -> alone("as");
      case LOAD_BEGIN, LOAD_END -> alone("load");
    };
  }

  private static TraceFields by(String other, @Nullable String detail) {
    return new TraceFields(other, true, detail);
  }

  private static TraceFields towards(String other, @Nullable String detail) {
    return new TraceFields(other, false, detail);
  }

  private static TraceFields alone(@Nullable String detail) {
    return new TraceFields(null, false, detail);
  }
}
