package crashlab.ui.library;

import crashlab.scenario.Lesson;
import crashlab.ui.session.ScenarioCard;
import java.util.Locale;

/// A line of the library.
sealed interface LibraryRow {
  /// @param count how many scenarios stand below it
  record Heading(String words, int count) implements LibraryRow {}

  /// @param recent whether it stands among the recent ones
  record Entry(ScenarioCard card, boolean recent) implements LibraryRow {
    private static final String SAID = "Exercise: ";

    /// The title without what the badge says anyway.
    String title() {
      String title = card.title();
      if (!card.isExercise() || !title.startsWith(SAID)) {
        return title;
      }
      int from = SAID.length();
      return title.substring(from, from + 1).toUpperCase(Locale.ROOT) + title.substring(from + 1);
    }

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

  /// There is nothing to list.
  ///
  /// @param next what to do about it
  record Nothing(String words, String next) implements LibraryRow {}
}
