package crashlab.ui.editor;

import crashlab.scenario.ScenarioProblem;
import java.util.List;

/// What the reader says of a text.
sealed interface ReaderAnswer {
  /// It can be run.
  record Sound() implements ReaderAnswer {}

  /// It has mistakes.
  ///
  /// @param more how many problems there are besides
  record Wrong(List<ScenarioProblem> problems, int more) implements ReaderAnswer {}

  default List<ScenarioProblem> found() {
    return this instanceof Wrong wrong ? wrong.problems() : List.of();
  }
}
