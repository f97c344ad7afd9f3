package crashlab.ui;

import crashlab.analysis.Verdict;
import crashlab.analysis.Wording;
import crashlab.scenario.RunEnd;
import crashlab.ui.session.Branch;
import crashlab.ui.session.Opening;
import crashlab.ui.session.Recording;
import crashlab.ui.session.RunFrame;
import crashlab.ui.session.RunSession;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The line at the bottom: all that somebody needs to have the same run again, and how far a run is
/// that is being recorded.
final class StatusBar extends HBox {
  private static final double BAR = 140;

  private final RunSession session;
  private final Label text = new Label();
  private final Label fingerprint = new Label();
  private final HBox progress = new HBox(6);
  private final ProgressBar bar = new ProgressBar();
  private final Label recording = new Label();

  StatusBar(RunSession session) {
    this.session = session;
    setId("status-bar");
    setSpacing(12);
    setMinWidth(0);
    setAlignment(Pos.CENTER_LEFT);
    text.setId("status");
    text.setMinWidth(0);
    fingerprint.setId("fingerprint");
    fingerprint.getStyleClass().add("mono");
    fingerprint.setMinWidth(USE_PREF_SIZE);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var cancel = new Button("Cancel");
    cancel.setId("cancel");
    cancel.getStyleClass().add("small");
    cancel.setOnAction(_ -> session.cancel());
    bar.setPrefWidth(BAR);
    recording.setId("recording");
    progress.setId("progress");
    progress.setAlignment(Pos.CENTER_LEFT);
    progress.getChildren().addAll(recording, bar, cancel);
    getChildren().addAll(text, gap, progress, fingerprint);
    session.main().framesProperty().subscribe(this::tell);
    session.main().recordingProperty().subscribe(this::tell);
    session.main().player().playingProperty().subscribe(this::tell);
    session.currentProperty().subscribe(this::tell);
    session.refusalProperty().subscribe(this::tell);
    session.openingProperty().subscribe(this::show);
    tell();
  }

  private void show(Opening opening) {
    progress.setVisible(opening != null);
    progress.setManaged(opening != null);
    if (opening != null) {
      bar.setProgress(opening.events() == 0 ? -1 : opening.fraction());
      recording.setText(
          "running " + opening.name() + " · " + Wording.count(opening.events()) + " events");
    }
  }

  private void tell() {
    Recording run = session.main().recording();
    if (run == null) {
      text.setText("no scenario yet: Ctrl+L opens one from the library, Ctrl+O a file");
      fingerprint.setText("");
      return;
    }
    var moment = session.main().moment();
    List<String> words = new ArrayList<>();
    words.add(session.main().player().isPlaying() ? "playing" : "paused");
    words.add(Wording.instant(moment.timeNanos()));
    words.add("event " + Wording.count(moment.seq()) + " / " + Wording.count(run.events()));
    words.add("seed " + run.scenario().seed());
    words.add(count(alive(), "process", "processes") + " alive");
    words.add(count(run.cascades().all().size(), "cascade", "cascades"));
    var refusal = session.refusalProperty().get();
    int problems = refusal == null ? 0 : refusal.problems().size() + refusal.more();
    words.add(count(problems, "problem", "problems"));
    words.add(expectations(run));
    words.add(outcome(run));
    Branch branch = session.current();
    if (branch != null && branch.origin() != null) {
      words.add("branch " + branch.name());
    }
    if (!run.log().isComplete()) {
      words.add("long run: of its traffic only the first and the latest part was kept");
    }
    text.setText(String.join(" · ", words.stream().filter(w -> !w.isEmpty()).toList()));
    fingerprint.setText(run.fingerprint());
  }

  private int alive() {
    RunFrame frame = session.main().frame();
    int alive = 0;
    if (frame != null) {
      for (int slot = 0; slot < frame.slots(); slot++) {
        alive += frame.look(slot).isAlive() ? 1 : 0;
      }
    }
    return alive;
  }

  /// How the run ended, unless its time was over.
  private static String outcome(Recording run) {
    RunEnd end = run.run().facts().end();
    return end == RunEnd.COMPLETED ? "" : "outcome " + end.word();
  }

  private static String expectations(Recording run) {
    List<Verdict> verdicts = run.run().verdicts();
    long holding = verdicts.stream().filter(Verdict::holds).count();
    return verdicts.isEmpty() ? "" : holding + " of " + verdicts.size() + " expectations hold";
  }

  private static String count(long number, String one, String many) {
    return Wording.count(number) + ' ' + (number == 1 ? one : many);
  }
}
