package crashlab.ui.editor;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// The steps that do nearly the same, so that one can take the place of the other.
final class Verbs {
  /// Ways to start a task: with a link or without, awaited or not.
  static final List<String> TASKS =
      List.of(
          "task_async",
          "task_supervisor_async",
          "task_supervisor_async_nolink",
          "task_start_child");

  /// Ways to ask a server.
  static final List<String> REQUESTS = List.of("call", "cast");

  private static final Map<String, Set<String>> OPTIONS =
      Map.of(
          "call", Set.of("timeout", "rescue"),
          "cast", Set.of(),
          "task_async", Set.of("await", "yield", "rescue"),
          "task_supervisor_async", Set.of("supervisor", "await", "yield", "rescue"),
          "task_supervisor_async_nolink", Set.of("supervisor", "await", "yield", "rescue"),
          "task_start_child", Set.of("supervisor", "restart", "rescue"));

  private Verbs() {}

  /// Whether a verb has an option.
  static boolean takes(String verb, String option) {
    return OPTIONS.getOrDefault(verb, Set.of()).contains(option);
  }
}
