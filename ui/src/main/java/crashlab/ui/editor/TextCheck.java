package crashlab.ui.editor;

import crashlab.scenario.ProblemKind;
import crashlab.scenario.ReadResult;
import crashlab.scenario.ScenarioProblem;
import crashlab.ui.session.RunSession;
import crashlab.ui.session.ScenarioText;
import crashlab.ui.session.Threads;
import java.util.List;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the reader says of the text that is shown, and where its problems stand.
///
/// The reader runs on another thread; what it says of an older text is dropped.
final class TextCheck {
  private static final String STRANGE_EDIT =
      "only what the exercise lets you edit may be changed: ";

  private final Threads threads;
  private final Pause pause;
  private final Runnable arrived;
  private final ReadOnlyObjectWrapper<ReaderAnswer> verdict =
      new ReadOnlyObjectWrapper<>(new ReaderAnswer.Sound());
  private final ReadOnlyObjectWrapper<ProblemMarks> marks =
      new ReadOnlyObjectWrapper<>(ProblemMarks.NONE);
  private final ReadOnlyLongWrapper count = new ReadOnlyLongWrapper();
  private boolean unchecked;
  private long asked;

  /// @param arrived called on the UI thread when there is an answer, before it is counted
  TextCheck(Threads threads, Pause pause, Runnable arrived) {
    this.threads = threads;
    this.pause = pause;
    this.arrived = arrived;
  }

  ReadOnlyObjectProperty<ReaderAnswer> verdictProperty() {
    return verdict.getReadOnlyProperty();
  }

  /// Where the problems are, as far as the text has not been changed there.
  ReadOnlyObjectProperty<ProblemMarks> marksProperty() {
    return marks.getReadOnlyProperty();
  }

  /// How many answers were counted.
  ReadOnlyLongProperty countProperty() {
    return count.getReadOnlyProperty();
  }

  /// Tells the observers of [#countProperty] that there is an answer.
  void count() {
    count.set(count.get() + 1);
  }

  /// Whether the reader has said what it thinks of the text as it is now.
  boolean isDone() {
    return !unchecked;
  }

  /// Whether the last answer was that the text can be run.
  boolean isSound() {
    return verdict.get() instanceof ReaderAnswer.Sound;
  }

  /// Forgets what was said of another text.
  void clear() {
    marks.set(ProblemMarks.NONE);
    verdict.set(new ReaderAnswer.Sound());
  }

  /// The text has changed: the marks move with it.
  void changed(int at, int removed, int inserted) {
    marks.set(marks.get().after(at, removed, inserted));
  }

  /// What was said holds no longer; `check` is called in a moment.
  void soon(Runnable check) {
    unchecked = true;
    pause.restart(check);
  }

  void stopWaiting() {
    pause.stop();
  }

  /// Reads a version of a text now.
  void read(EditedText now, String text) {
    unchecked = true;
    long number = ++asked;
    ScenarioText source = now.running.withText(text);
    threads
        .worker()
        .execute(() -> {
          ReaderAnswer found = read(source, now);
          ProblemMarks places = places(found, source);
          threads
              .ui()
              .execute(() -> {
                if (number == asked) {
                  take(found, places);
                }
              });
        });
  }

  /// Takes what was found when the text was to be run.
  ///
  /// @param text how the refused text is shown
  void refused(RunSession.RefusedText refusal, String text) {
    asked++;
    var wrong = new ReaderAnswer.Wrong(refusal.problems(), refusal.more());
    take(wrong, places(wrong, refusal.source().withText(text)));
  }

  private void take(ReaderAnswer found, ProblemMarks places) {
    unchecked = false;
    marks.set(places);
    verdict.set(found);
    arrived.run();
  }

  private static ReaderAnswer read(ScenarioText source, EditedText now) {
    return switch (source.read()) {
      case ReadResult.Refused(var problems, int more) -> new ReaderAnswer.Wrong(problems, more);
      case ReadResult.Read(var _, var read, var _, var _) ->
          now.keepsToLesson(source.text())
              ? new ReaderAnswer.Sound()
              : new ReaderAnswer.Wrong(List.of(strange(read.name(), now)), 0);
    };
  }

  private static ScenarioProblem strange(String file, EditedText now) {
    String message = STRANGE_EDIT + String.join(", ", now.pointers());
    return new ScenarioProblem(ProblemKind.CLASH, file, 1, 1, "", message, null, "", 1);
  }

  private static ProblemMarks places(ReaderAnswer found, ScenarioText source) {
    return found.found().isEmpty()
        ? ProblemMarks.NONE
        : ProblemMarks.of(source.text(), shownName(source), found.found());
  }

  private static String shownName(ScenarioText source) {
    return source.file() == null
        ? source.name() + ".json"
        : String.valueOf(source.file().getFileName());
  }
}
