package crashlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.state.Moment;
import crashlab.trace.EventType;
import crashlab.ui.session.Player;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The cursor of time: it plays, steps, jumps and is dragged.
@OnStage
class WindowTimeTest {
  @Test
  void theWholeEscalationPlaysOnTheTree() {
    var on = WindowOnStage.with("supervision/nested-escalation.json");
    long lastGiveUp = seqOf(on, EventType.SUPERVISOR_GIVE_UP, 5);
    List<String> seen = new ArrayList<>();
    on.run(
        () -> on.session.main().player().seekSeq(seqOf(on, EventType.SUPERVISOR_GIVE_UP, 4) - 1));
    Runnable look = () -> seen.add(budget(on, "Gateways") + ", " + budget(on, "Payments"));
    on.run(look);
    on.run(() -> on.session.main().framesProperty().subscribe(look));

    on.hand.press(KeyCode.SPACE);
    Stagehand.await(() -> on.session.main().moment().seq() > lastGiveUp);
    on.hand.press(KeyCode.SPACE);

    assertThat(seen.stream().distinct())
        .as("at each step of the cascade the tree shows who has given up by then")
        .containsSubsequence("up, up", "gave up, up", "gave up, gave up");
    on.hand.picture("02-gave-up");
  }

  /// What the tree says below a supervisor's restart budget.
  private static String budget(WindowOnStage on, String supervisor) {
    List<String> words = Sketch.of(on.window.views.tree(), 900, 600).words();
    return words.get(words.indexOf(supervisor) + 2).equals("gave up") ? "gave up" : "up";
  }

  private static long seqOf(WindowOnStage on, EventType type, int which) {
    var log = on.recording().log();
    int left = which;
    for (int i = 0; i < log.size(); i++) {
      if (log.type(i) == type && --left == 0) {
        return log.seq(i);
      }
    }
    throw new AssertionError("there are not " + which + " of " + type);
  }

  @Test
  void playingMovesTimeAndPausesAtTheEnd() {
    var on = WindowOnStage.with("tasks/linked-task.json");
    on.hand.press(KeyCode.HOME);
    assertThat(on.text("#status")).startsWith("paused");
    on.run(() -> on.session.main().player().speedProperty().set(Player.FASTEST));
    on.hand.press(KeyCode.SPACE);
    assertThat(on.text("#status")).startsWith("playing");
    Stagehand.await(() -> !on.session.main().player().isPlaying());
    on.hand.settle();

    assertThat(on.now()).isEqualTo(on.recording().end());
    assertThat(on.text("#status")).startsWith("paused").contains("seed 1");
  }

  @Test
  void itPlaysUntilTheSelectedProcessEnds() {
    var on = WindowOnStage.with("supervision/one-for-one.json");
    on.hand.press(KeyCode.HOME);
    on.select("Database");
    on.run(() -> {
      on.session.main().player().speedProperty().set(Player.FASTEST);
      on.window.commands.get("until-ends").run();
    });
    Stagehand.await(() -> !on.session.main().player().isPlaying());

    assertThat(on.eventNow()).isEqualTo(EventType.EXIT);
    var log = on.recording().log();
    int pid = log.pid(on.recording().indexAtOrBefore(on.now().seq()));
    assertThat(on.recording().roster().slotOf(pid))
        .isEqualTo(on.recording().roster().find("Database"));
  }

  @Test
  void oneEventOnAndBackIsTheSamePicture() {
    var on = WindowOnStage.with("supervision/rest-for-one.json");
    on.hand.click("#coach-close");
    int[] before = on.hand.picture("03-before");
    Moment start = on.now();
    on.hand.press(KeyCode.PERIOD);
    assertThat(on.now()).isGreaterThan(start);
    assertThat(Arrays.equals(on.hand.pixels(), before)).as("one event on").isFalse();

    on.hand.press(KeyCode.COMMA);

    assertThat(on.now()).isEqualTo(start);
    assertThat(Arrays.equals(on.hand.picture("03-after"), before)).isTrue();
  }

  @Test
  void failuresAndDecisionsAreOneKeyAway() {
    var on = WindowOnStage.with("supervision/one-for-all.json");
    on.hand.press(KeyCode.HOME).press(KeyCode.N);
    assertThat(isFailure(on)).isTrue();
    Moment before = on.now();
    while (on.eventNow() != EventType.SUPERVISOR_RESTART) {
      before = on.now();
      on.hand.press(KeyCode.J);
      assertThat(on.now()).isGreaterThan(before);
    }
    on.hand.press(KeyCode.SHIFT, KeyCode.J);

    assertThat(on.now()).isEqualTo(before);
  }

  private static boolean isFailure(WindowOnStage on) {
    return on.recording().isFailure(on.recording().indexAtOrBefore(on.now().seq()));
  }

  @Test
  void allViewsShowTheInstantOfTheScrubber() {
    var on = WindowOnStage.with("genserver/timeout-dominoes.json");
    Node scrubber = on.hand.find("#scrubber");
    double middle = Stagehand.onFx(() -> scrubber.getBoundsInLocal().getWidth() / 2);
    on.hand.clickAt(scrubber, middle, 8);

    long end = on.recording().endNanos();
    assertThat(on.now().timeNanos()).isBetween(end * 4 / 10, end * 6 / 10);
    String time = on.text("#time");
    assertThat(on.text("#status")).contains(" · " + time + " · ");
    assertThat(Sketch.of(on.window.views.timeline(), 900, 400).words()).contains(time);
    on.hand.picture("03-scrubbed");
  }
}
