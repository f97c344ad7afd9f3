package crashlab.scenario;

import java.util.List;

/// What came of reading a scenario.
public sealed interface ReadResult {
  /// The scenario is sound.
  ///
  /// @param source the text of the file itself
  /// @param document the scenario as JSON, with what it extends and with its parameters put in
  /// @param bases the files that it extends, nearest first, named as the file itself is
  record Read(Scenario scenario, Source source, JsonValue document, List<String> bases)
      implements ReadResult {}

  /// The file has mistakes.
  ///
  /// @param problems the first by place, at least 1, at most 20
  /// @param more how many there are besides
  record Refused(List<ScenarioProblem> problems, int more) implements ReadResult {
    /// Returns all problems, each with the line of the file that it is in, for people.
    public String text() {
      var text = new StringBuilder();
      for (ScenarioProblem problem : problems) {
        text.append(problem.text()).append('\n');
        if (!problem.sourceLine().isEmpty()) {
          text.append(problem.excerpt());
        }
      }
      if (more > 0) {
        text.append("and ").append(more).append(" more\n");
      }
      return text.toString();
    }
  }
}
