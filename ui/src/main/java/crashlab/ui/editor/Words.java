package crashlab.ui.editor;

import crashlab.scenario.ScenarioProblem;

/// What the editor says to people.
final class Words {
  private Words() {}

  /// A problem without its place.
  static String of(ScenarioProblem problem) {
    String path = problem.pointer().isEmpty() ? "" : problem.pointer() + ": ";
    String hint =
        problem.suggestion() == null ? "" : ". Did you mean \"" + problem.suggestion() + "\"?";
    return path + problem.message() + hint;
  }

  /// How many problems there are.
  static String count(Verdict.Wrong wrong) {
    int count = wrong.problems().size() + wrong.more();
    return count == 1 ? "1 problem" : count + " problems";
  }
}
