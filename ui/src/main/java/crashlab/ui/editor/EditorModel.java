package crashlab.ui.editor;

import crashlab.scenario.ScenarioProblem;
import crashlab.ui.session.Branch;
import crashlab.ui.session.RunSession;
import crashlab.ui.session.ScenarioText;
import crashlab.ui.session.Threads;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// The text of the branch that is shown: what is wrong with it, whether it can be run, and which
/// parts of it may be changed. Follows the session; each branch keeps its own edits.
///
/// Belongs to the UI thread. The reader runs on another one, a moment after the last change; what
/// it says of an older text is dropped.
final class EditorModel {
  private final RunSession session;
  private final TextBuffer buffer;
  private final EditedTexts texts;
  private final TextCheck check;
  private final LockedText locked;
  private final ReadOnlyObjectWrapper<@Nullable EditedText> shown = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper applicable = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper modified = new ReadOnlyBooleanWrapper();
  private final ObjectProperty<@Nullable String> notice = new SimpleObjectProperty<>();
  private boolean applyWhenSound;

  /// @param pause how long to wait after a change before the text is read
  EditorModel(RunSession session, TextBuffer buffer, Threads threads, Pause pause) {
    this.session = session;
    this.buffer = buffer;
    this.texts = new EditedTexts(session);
    this.check = new TextCheck(threads, pause, this::arrived);
    this.locked = new LockedText(buffer, notice::set);
  }

  /// Begins to follow the session.
  void follow() {
    session.currentProperty().subscribe((Branch branch) -> follow(branch));
    session.refusalProperty().subscribe((RunSession.RefusedText refusal) -> follow(refusal));
  }

  /// The text that is shown; null before the first.
  ReadOnlyObjectProperty<@Nullable EditedText> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  @Nullable EditedText shown() {
    return shown.get();
  }

  ReadOnlyObjectProperty<ReaderAnswer> verdictProperty() {
    return check.verdictProperty();
  }

  /// Counts how often the reader has said what it thinks of the text.
  ReadOnlyLongProperty checksProperty() {
    return check.countProperty();
  }

  /// Where the problems are, as far as the text has not been changed there.
  ReadOnlyObjectProperty<ProblemMarks> marksProperty() {
    return check.marksProperty();
  }

  /// Whether the text can be run and is another than what runs.
  ReadOnlyBooleanProperty applicableProperty() {
    return applicable.getReadOnlyProperty();
  }

  /// Whether the text is another than that of its file, or than the branch began with.
  ReadOnlyBooleanProperty modifiedProperty() {
    return modified.getReadOnlyProperty();
  }

  /// Something to tell the user in one line; null for nothing.
  ObjectProperty<@Nullable String> noticeProperty() {
    return notice;
  }

  /// Whether the reader has said what it thinks of the text as it is now.
  boolean isChecked() {
    return check.isDone();
  }

  /// Whether a run of a former version of this text is on the screen, because this one cannot be
  /// run.
  boolean isShowingLastValid() {
    EditedText text = shown();
    return text != null && text.branch != null && !check.isSound();
  }

  private void follow(@Nullable Branch branch) {
    if (branch != null) {
      show(texts.of(branch, buffer.text(), shown()));
    }
  }

  private void follow(RunSession.@Nullable RefusedText refusal) {
    if (refusal == null) {
      return;
    }
    EditedText now = shown();
    String text = EditedText.unixLines(refusal.source().text());
    if (now == null || !text.equals(buffer.text())) {
      show(texts.of(refusal));
    }
    check.refused(refusal, text);
  }

  private void show(EditedText next) {
    EditedText before = shown();
    if (before == next && next.text.equals(buffer.text())) {
      refresh();
      return;
    }
    if (before == next) {
      replaceAll(next, next.text); // somebody else has run another text of this branch
      checkNow();
      return;
    }
    keep();
    locked.load(next);
    check.clear();
    applyWhenSound = false;
    shown.set(next);
    check();
  }

  /// Notes what the buffer holds, in case another text is shown.
  void keep() {
    EditedText now = shown();
    if (now != null) {
      now.text = buffer.text();
      now.caret = buffer.caret();
    }
  }

  /// Whether what stands between two places may be replaced. If not, says so.
  boolean mayChange(int from, int to) {
    return locked.mayChange(shown(), from, to);
  }

  /// The JSON Pointer of the first part that an exercise lets one change; empty if there is none.
  Optional<String> firstEditable() {
    EditedText now = shown();
    return now == null ? Optional.empty() : now.pointers().stream().findFirst();
  }

  /// The buffer has changed.
  void changed(int at, int removed, int inserted) {
    EditedText now = shown();
    if (locked.isLoading() || now == null) {
      return;
    }
    if (now.editable != null) {
      now.changed(at, removed, inserted, buffer.text());
    }
    check.changed(at, removed, inserted);
    notice.set(null);
    modified.set(true);
    applicable.set(false);
    check.soon(this::check);
  }

  /// Changes the text as the user would, and runs it if it can be.
  void changeAndApply(String after) {
    locked.change(shown(), after);
    apply();
  }

  /// Brings back the text as it was given; this can be undone.
  void reset() {
    EditedText now = shown();
    if (now != null) {
      takeOver(now, now.origin().text());
    }
  }

  /// Puts another version of the text in its place; this can be undone. Returns false if an
  /// exercise does not allow it.
  boolean takeOver(EditedText now, String version) {
    if (now != shown() || !now.mayBecome(version)) {
      return false;
    }
    replaceAll(now, version);
    return true;
  }

  private void replaceAll(EditedText now, String version) {
    locked.replaceAll(now, version);
    check.changed(0, 0, 0); // tells the observers that dim what is locked
  }

  /// Puts the suggestion of a problem in place.
  void fix(ScenarioProblem problem) {
    String text = buffer.text();
    marksProperty()
        .get()
        .fix(text, problem)
        .filter(change -> mayChange(change.from(), change.to()))
        .ifPresent(change -> {
          buffer.change(change);
          checkNow();
        });
  }

  /// Reads the text at once, instead of in a moment.
  void checkNow() {
    check.stopWaiting();
    check();
  }

  private void check() {
    EditedText now = shown();
    if (now != null) {
      check.read(now, buffer.text());
    }
  }

  private void arrived() {
    refresh();
    check.count();
    if (applyWhenSound) {
      applyWhenSound = false;
      apply();
    }
  }

  private void refresh() {
    EditedText now = shown();
    if (now != null) {
      String text = buffer.text();
      boolean runs = now.branch != null && text.equals(now.running.text());
      applicable.set(check.isDone() && check.isSound() && !runs);
      modified.set(!text.equals(now.saved));
    }
  }

  /// Runs the text in place of what runs, if it is sound; as soon as that is known.
  void apply() {
    EditedText now = shown();
    if (now == null) {
      return;
    }
    if (!check.isDone()) {
      applyWhenSound = true;
      checkNow();
    } else if (applicable.get()) {
      keep();
      now.applying = now.text;
      applicable.set(false);
      ScenarioText next = now.running.withText(now.text);
      if (now.branch == null || session.current() == null) {
        session.open(next);
      } else {
        session.apply(next);
      }
    }
  }

  /// The text of this source was saved.
  void saved(EditedText which, String text) {
    which.saved = text;
    refresh();
  }
}
