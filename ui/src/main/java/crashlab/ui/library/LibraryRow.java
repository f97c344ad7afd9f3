package crashlab.ui.library;

import crashlab.scenario.Lesson;
import crashlab.ui.session.ScenarioCard;

/// A line of the library.
sealed interface LibraryRow {
  /// @param count how many scenarios stand below it
  record Heading(String words, int count) implements LibraryRow {}

  /// @param recent whether it stands among the recent ones
  record Entry(ScenarioCard card, boolean recent) implements LibraryRow {
    /// What there is to learn: `exercise level 2`, or `lesson level 2` where nothing is to be solved.
    String badge() {
      if (card.isSolution()) {
        return "solution";
      }
      Lesson lesson = card.lesson();
      String kind = card.isExercise() ? "exercise level " : "lesson level ";
      return lesson == null ? "" : kind + lesson.level();
    }
  }

  /// What to do where there is nothing to list.
  record Nothing(String words) implements LibraryRow {}
}
