package crashlab.ui.editor;

import crashlab.scenario.ScenarioProblem;

/// What the editor says to people.
final class EditorWords {
  private EditorWords() {}

  /// A problem without its place.
  static String of(ScenarioProblem problem) {
    String path = problem.pointer().isEmpty() ? "" : problem.pointer() + ": ";
    String hint =
        problem.suggestion() == null ? "" : ". Did you mean \"" + problem.suggestion() + "\"?";
    return path + problem.message() + hint;
  }

  /// How many problems there are.
  static String count(ReaderAnswer.Wrong wrong) {
    int count = wrong.problems().size() + wrong.more();
    return count == 1 ? "1 problem" : count + " problems";
  }
}
