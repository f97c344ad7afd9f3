package crashlab.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The verbs of steps.
final class Verbs {
  /// Verbs that are a verb wherever they stand.
  static final List<String> STRONG =
      List.of(
          "work",
          "sleep",
          "log",
          "reply",
          "noreply",
          "reply_to_caller",
          "ignore",
          "error",
          "hibernate",
          "raise",
          "exit",
          "throw",
          "call",
          "cast",
          "send",
          "send_after",
          "spawn",
          "spawn_link",
          "spawn_monitor",
          "link",
          "unlink",
          "monitor",
          "demonitor",
          "exit_signal",
          "trap_exit",
          "register",
          "task_async",
          "task_supervisor_async",
          "task_supervisor_async_nolink",
          "task_start_child",
          "start_child",
          "terminate_child",
          "restart_child",
          "delete_child",
          "which_children",
          "receive",
          "registry_register",
          "registry_unregister",
          "to_atom",
          "set",
          "increment",
          "if",
          "repeat",
          "choose",
          "next_state",
          "keep_state",
          "repeat_state",
          "postpone",
          "next_event",
          "event_timeout",
          "generic_timeout",
          "agent_get",
          "agent_update",
          "agent_get_and_update",
          "agent_cast",
          "sys_get_state",
          "sys_suspend",
          "sys_resume",
          "sys_trace");

  /// Verbs that are options of others as well.
  static final List<String> WEAK = List.of("continue", "stop", "timeout", "state_timeout");

  private static final int MOST_KEYS = 50;

  private Verbs() {}

  /// Returns the member of a step that is its verb, or null.
  static JsonValue.@Nullable Member find(JsonValue.Obj step) {
    JsonValue.Member weak = null;
    JsonValue.Member misspelt = null;
    for (JsonValue.Member member : step.members()) {
      if (STRONG.contains(member.key())) {
        return member;
      }
      if (WEAK.contains(member.key())) {
        weak = weak == null ? member : weak;
      }
    }
    for (JsonValue.Member member : firstOf(step)) {
      boolean near = misspelt == null && !WEAK.contains(member.key());
      if (near && Suggestion.nearest(member.key(), STRONG) != null) {
        misspelt = member;
      }
    }
    return misspelt == null ? weak : null;
  }

  /// Returns the key of a step without a verb that its verb was probably meant to be.
  static JsonValue.Member meant(JsonValue.Obj step) {
    for (JsonValue.Member member : firstOf(step)) {
      if (Unsupported.key(member.key()) != null
          || Suggestion.nearest(member.key(), STRONG) != null
          || Suggestion.nearest(member.key(), WEAK) != null) {
        return member;
      }
    }
    return step.members().getFirst();
  }

  /* No step has more keys than this; a file may. */
  private static List<JsonValue.Member> firstOf(JsonValue.Obj step) {
    return step.members().subList(0, Math.min(MOST_KEYS, step.members().size()));
  }
}
