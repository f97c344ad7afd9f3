package crashlab.ui.library;

import crashlab.analysis.state.Moment;
import crashlab.trace.EventType;
import crashlab.ui.control.Settings;
import crashlab.ui.session.Recording;
import crashlab.ui.session.RunSession;
import crashlab.ui.session.ViewedRun;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// The three hints of the first minute. Who does what a hint says gets the next one.
final class CoachModel {
  static final String CLOSED = "coach.closed";

  private static final List<String> LATER =
      List.of(
          "Press Space to play, drag the scrubber to go back.",
          "Right-click a process to break it · ? for all keys.");
  private static final int LAST = LATER.size();

  private final Settings settings;
  private final BooleanProperty open = new SimpleBooleanProperty();
  private final ReadOnlyIntegerWrapper hint = new ReadOnlyIntegerWrapper(0);
  private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
  private @Nullable Recording recording;
  private boolean loading;

  CoachModel(RunSession session, Settings settings) {
    ViewedRun view = session.main();
    this.settings = settings;
    open.set(!settings.isOn(CLOSED));
    view.recordingProperty().subscribe(this::show);
    session.currentProperty().subscribe(_ -> loading = false);
    view.player().momentProperty().subscribe(this::moved);
    view.player()
        .playingProperty()
        .subscribe(playing -> {
          if (playing) {
            reached(LAST);
          }
        });
    hint.subscribe(this::word);
  }

  /// Whether the hints are to be seen.
  BooleanProperty openProperty() {
    return open;
  }

  /// 0 for the first hint.
  ReadOnlyIntegerProperty hintProperty() {
    return hint.getReadOnlyProperty();
  }

  ReadOnlyStringProperty wordsProperty() {
    return words.getReadOnlyProperty();
  }

  int count() {
    return LAST + 1;
  }

  void next() {
    if (hint.get() == LAST) {
      open.set(false);
    } else {
      hint.set(hint.get() + 1);
    }
  }

  /// Never again, also after the next start.
  void neverAgain() {
    settings.put(CLOSED, "true");
    open.set(false);
  }

  /// Begins with the first hint again.
  void restart() {
    settings.put(CLOSED, null);
    hint.set(0);
    open.set(true);
  }

  private void show(@Nullable Recording run) {
    recording = run;
    loading = true;
    word();
  }

  /// Only a step or a seek of the user counts, not the jump that comes with another run.
  private void moved(Moment before, Moment now) {
    if (!loading) {
      boolean back = now.compareTo(before) < 0;
      reached(back && hint.get() >= 1 ? LAST : 1);
    }
  }

  private void reached(int which) {
    if (which > hint.get()) {
      hint.set(which);
    }
  }

  private void word() {
    words.set(hint.get() == 0 ? first(recording) : LATER.get(hint.get() - 1));
  }

  /// What has just happened where the cursor waits.
  private static String first(@Nullable Recording run) {
    for (int i = 0; run != null && i < run.log().size(); i++) {
      if (run.isFailure(i)) {
        int slot = run.roster().slotOf(run.log().pid(i));
        String who = slot < 0 ? "Something" : run.roster().label(slot);
        String what =
            run.log().type(i) == EventType.EXIT || run.log().type(i) == EventType.INIT_FAILED
                ? " crashed."
                : run.log().type(i) == EventType.CALL_TIMEOUT
                    ? " waited too long for an answer."
                    : " was hit.";
        return who + what + " Press . to see what happens next.";
      }
    }
    return run == null
        ? "Open a scenario: the library on the left has some to begin with."
        : "Nothing fails in this run. Press Space to play it.";
  }
}
