package crashlab.ui.editor;

import crashlab.scenario.Param;
import crashlab.scenario.Verb;
import crashlab.simulation.Libraries;
import java.util.List;

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

  private Verbs() {}

  /// The options of a verb; none if there is no such verb.
  static List<String> options(String verb) {
    Verb declared = Libraries.VOCABULARY.verb(verb);
    return declared == null
        ? List.of()
        : declared.word().options().stream().map(Param::key).toList();
  }
}
