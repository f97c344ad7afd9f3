package crashlab.ui.editor;

import crashlab.scenario.ScenarioProblem;
import java.util.List;

/// What the reader says of a text.
sealed interface Verdict {
  /// It can be run.
  record Sound() implements Verdict {}

  /// It has mistakes.
  ///
  /// @param more how many problems there are besides
  record Wrong(List<ScenarioProblem> problems, int more) implements Verdict {}

  default List<ScenarioProblem> found() {
    return this instanceof Wrong wrong ? wrong.problems() : List.of();
  }
}
