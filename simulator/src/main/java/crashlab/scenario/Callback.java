package crashlab.scenario;

import org.jspecify.annotations.Nullable;

/// Where steps stand: it decides which of them make sense.
enum Callback {
  INIT("init"),
  CALL("handle_call"),
  CAST("handle_cast"),
  INFO("handle_info"),
  CONTINUE("handle_continue"),
  TERMINATE("terminate"),
  AGENT("an agent's function"),
  STATE_ENTER("a state enter call"),
  STATE_CALL("a call to a gen_statem"),
  STATE_EVENT("an event of a gen_statem"),
  TASK("a task"),
  PROCESS("a process"),
  LOAD("a load");

  private final String word;

  Callback(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  /// Returns why a step of this verb makes no sense here, or null where it does.
  @Nullable String refusal(String verb) {
    boolean allowed =
        switch (verb) {
          case "reply" -> this == CALL || this == STATE_CALL || this == TASK || this == PROCESS;
          case "noreply" -> isServer() && this != INIT;
          case "reply_to_caller" -> (isServer() && this != INIT) || isState() || this == TERMINATE;
          case "continue", "timeout", "hibernate" -> isServer();
          case "stop" -> isServer() || isState();
          case "ignore", "error" -> this == INIT;
          case "receive" -> this == TASK || this == PROCESS || this == LOAD;
          case "postpone", "next_event" -> this == STATE_CALL || this == STATE_EVENT;
          case "next_state",
              "keep_state",
              "repeat_state",
              "state_timeout",
              "event_timeout",
              "generic_timeout" ->
              isState();
          default -> true;
        };
    return allowed ? null : "\"" + verb + "\" makes no sense in " + word + instead(verb);
  }

  private String instead(String verb) {
    return switch (verb) {
      case "reply" ->
          isServer() || isState()
              ? "; a later reply is {\"reply_to_caller\": …}"
              : ", expected in handle_call, a task or a process";
      case "receive" -> ", expected in a task or a process (a behaviour receives by itself)";
      case "ignore", "error" -> ", expected in init";
      case "timeout" ->
          isState() ? "; expected state_timeout or event_timeout" : ", expected in a gen_server";
      case "noreply", "continue", "hibernate", "reply_to_caller" -> ", expected in a gen_server";
      case "stop" -> ", expected in a gen_server or gen_statem (exit ends any process)";
      case "postpone", "next_event" ->
          this == STATE_ENTER ? " (OTP refuses it there)" : ", expected in a gen_statem";
      default -> ", expected in a gen_statem";
    };
  }

  private boolean isServer() {
    return this == INIT || this == CALL || this == CAST || this == INFO || this == CONTINUE;
  }

  private boolean isState() {
    return this == STATE_CALL || this == STATE_EVENT || this == STATE_ENTER;
  }
}
