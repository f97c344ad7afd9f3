package crashlab.ui.lesson;

import crashlab.analysis.state.Moment;
import crashlab.analysis.state.Roster;
import crashlab.lesson.AnswerKey;
import crashlab.lesson.Goal;
import crashlab.lesson.Prediction;
import crashlab.scenario.Lesson;
import crashlab.scenario.Scenario;
import crashlab.ui.session.Recording;
import crashlab.ui.session.RunSession;
import crashlab.ui.session.ScenarioCard;
import crashlab.ui.session.ScenarioText;
import crashlab.ui.session.ViewedRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// How far somebody is with the lesson of the scenario that is shown.
///
/// Answers, hints and what was revealed stay when the text is edited and run again; they go when
/// another lesson is opened. The questions are about the scenario as it was when its lesson began.
final class LessonModel {
  private final RunSession session;
  private final Executor thinker;
  private final Executor ui;
  private final ReadOnlyObjectWrapper<@Nullable Lesson> lesson = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyIntegerWrapper hints = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper revealed = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper checked = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<List<Goal>> goals = new ReadOnlyObjectWrapper<>(List.of());
  private List<AskedQuestion> questions = List.of();
  private @Nullable Recording given;
  private @Nullable CompletableFuture<List<Prediction>> answers;
  private boolean checking;

  /// @param thinker runs scenarios, off the UI thread
  /// @param ui runs tasks on the UI thread
  LessonModel(RunSession session, Executor thinker, Executor ui) {
    this.session = session;
    this.thinker = thinker;
    this.ui = ui;
    session.main().recordingProperty().subscribe(this::show);
  }

  private void show(@Nullable Recording recording) {
    Lesson next = recording == null ? null : recording.scenario().lesson();
    Recording begun = given;
    boolean same = begun != null && isSame(begun.scenario().lesson(), next);
    checked.set(checking && same);
    checking = false;
    goals.set(recording == null ? List.of() : Goal.of(recording.run()));
    if (!same) {
      given = recording;
      begin(next);
    }
  }

  private static boolean isSame(@Nullable Lesson one, @Nullable Lesson other) {
    return one != null
        && other != null
        && one.goal().equals(other.goal())
        && asks(one).equals(asks(other));
  }

  private static List<String> asks(Lesson lesson) {
    return lesson.predict().stream().map(Lesson.Question::ask).toList();
  }

  private void begin(@Nullable Lesson next) {
    answers = null;
    hints.set(0);
    checked.set(false);
    questions = next == null ? List.of() : next.predict().stream().map(AskedQuestion::new).toList();
    revealed.set(questions.isEmpty());
    lesson.set(null); // the same lesson begun anew is a change, too
    lesson.set(next);
  }

  /// Forgets the answers and hides what was revealed.
  void restart() {
    begin(lesson.get());
  }

  /// The lesson; null if the scenario has none. The questions are there when it changes.
  ReadOnlyObjectProperty<@Nullable Lesson> lessonProperty() {
    return lesson.getReadOnlyProperty();
  }

  List<AskedQuestion> questions() {
    return questions;
  }

  /// The expectations of the run that is shown.
  ReadOnlyObjectProperty<List<Goal>> goalsProperty() {
    return goals.getReadOnlyProperty();
  }

  /// Whether the verdicts may be seen: all questions are answered, or somebody gave up on them.
  ReadOnlyBooleanProperty revealedProperty() {
    return revealed.getReadOnlyProperty();
  }

  /// How many hints were asked for.
  ReadOnlyIntegerProperty hintsProperty() {
    return hints.getReadOnlyProperty();
  }

  /// Whether the run that is shown was asked for by [#check].
  ReadOnlyBooleanProperty checkedProperty() {
    return checked.getReadOnlyProperty();
  }

  boolean isExercise() {
    Lesson now = lesson.get();
    return now != null && (now.solution() != null || !now.editable().isEmpty());
  }

  /// The scenario whose lesson it is; null if there is none.
  @Nullable Scenario scenario() {
    return given == null ? null : given.scenario();
  }

  long holding() {
    return goals.get().stream().filter(goal -> goal.verdict().holds()).count();
  }

  boolean allHold() {
    return !goals.get().isEmpty() && holding() == goals.get().size();
  }

  /// Answers a question; the first answer stands. The simulator says right or wrong as soon as it
  /// has run the scenario.
  void answer(AskedQuestion asked, int choice) {
    if (asked.isAnswered()) {
      return;
    }
    asked.choose(choice);
    int index = questions.indexOf(asked);
    List<AskedQuestion> asker = questions;
    var _ =
        answers()
            .whenCompleteAsync(
                (found, failure) -> {
                  if (questions == asker) {
                    answered(failure == null ? found.get(index) : null, asked, failure);
                  }
                },
                ui);
  }

  private void answered(
      @Nullable Prediction found, AskedQuestion asked, @Nullable Throwable failure) {
    if (found == null) {
      session.noticeProperty().set("The run for the answer failed: " + failure);
    } else {
      asked.tell(found);
    }
    revealed.set(revealed.get() || questions.stream().allMatch(AskedQuestion::isAnswered));
  }

  private CompletableFuture<List<Prediction>> answers() {
    CompletableFuture<List<Prediction>> known = answers;
    Recording asked = given;
    if (known == null) {
      known =
          asked == null
              ? CompletableFuture.completedFuture(List.of())
              : CompletableFuture.supplyAsync(() -> AnswerKey.of(asked.scenario()), thinker);
      answers = known;
    }
    return known;
  }

  /// Lets the verdicts be seen without all answers.
  void reveal() {
    revealed.set(true);
  }

  /// Takes the cursor to where the run has given nothing away.
  void goToStart() {
    session.main().player().toStart();
  }

  void nextHint() {
    Lesson now = lesson.get();
    if (now != null && hints.get() < now.hints().size()) {
      hints.set(hints.get() + 1);
    }
  }

  /// Runs the text again and says which goals hold.
  void check() {
    checking = true;
    reveal();
    session.runAgain();
  }

  /// Whether what the answers speak of is the run that is shown.
  boolean isGivenShown() {
    Recording shown = session.main().recording();
    return given != null && shown != null && given.fingerprint().equals(shown.fingerprint());
  }

  /// Takes the cursor to an instant and selects what happened there, with its cascade.
  void show(Moment moment) {
    ViewedRun view = session.main();
    Recording run = view.recording();
    if (run == null) {
      return;
    }
    view.player().pause();
    if (moment.seq() == 0) {
      view.player().seekTime(moment.timeNanos());
      return;
    }
    view.player().seekSeq(moment.seq());
    int index = run.indexAtOrBefore(moment.seq());
    int slot = index < 0 ? Roster.NONE : run.roster().slotOf(run.log().pid(index));
    view.selection().selectEvent(moment.seq(), slot);
    for (int i = 0; i < run.cascades().all().size(); i++) {
      if (run.cascades().all().get(i).told().contains(moment.seq())) {
        view.selection().selectCascade(i);
        return;
      }
    }
  }

  /// Why a goal fails, root cause first.
  List<String> chain(Goal goal) {
    Recording run = session.main().recording();
    return run == null ? List.of() : goal.chain(run.log());
  }

  /// Opens the solution beside the run. Returns what is in the way, as a sentence; null if nothing.
  @Nullable String compareWithSolution() {
    Lesson now = lesson.get();
    Recording from = given;
    if (now == null || now.solution() == null || from == null) {
      return "This lesson has no solution.";
    }
    Path folder = from.source().folder();
    if (folder == null) {
      return "The solution lies beside the scenario's file, and this scenario was not saved yet.";
    }
    Path file = folder.resolve(now.solution());
    try {
      session.compareWithScenario(ScenarioText.load(file));
      return null;
    } catch (IOException e) {
      return ScenarioCard.words(file, e);
    }
  }

  /// The file of the lesson; null if it has none.
  @Nullable Path file() {
    return given == null ? null : given.source().file();
  }
}
