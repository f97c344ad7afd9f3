package crashlab.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.state.Moment;
import crashlab.trace.EventType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PlayerTest {
  private static final long SECOND = 1_000_000_000L;

  private final Recording run = Recordings.of("tasks/linked-task.json");
  private final Player player = new Player();

  @BeforeEach
  void load() {
    player.load(run, Moment.START);
  }

  @Test
  void stepsOnAndBackGoThroughTheSameMoments() {
    List<Moment> onward = new ArrayList<>();
    for (int i = 0; i < run.log().size(); i++) {
      player.stepForward();
      onward.add(player.moment());
    }

    for (int i = run.log().size() - 2; i >= 0; i--) {
      player.stepBack();
      assertThat(player.moment()).isEqualTo(onward.get(i));
    }
    player.stepBack();
    assertThat(player.moment()).isEqualTo(Moment.START);
  }

  @Test
  void theNextFailureIsTheCrashOfTheTask() {
    player.stepToFailure(1);

    int index = run.indexAtOrBefore(player.moment().seq());
    assertThat(run.log().type(index)).isEqualTo(EventType.EXIT);
    player.stepToFailure(1);
    player.stepToFailure(-1);
    assertThat(player.moment().seq()).isEqualTo(run.log().seq(index));
  }

  @Test
  void aDecisionIsFoundAfterTheFailure() {
    player.stepToDecision(1);
    while (run.log().type(run.indexAtOrBefore(player.moment().seq()))
        != EventType.SUPERVISOR_RESTART) {
      assertThat(player.stepToDecision(1)).isTrue();
    }
  }

  @Test
  void aTimeIsTheMomentAfterAllThatHappensAtIt() {
    player.seekTime(run.endNanos());

    assertThat(player.moment().timeNanos()).isEqualTo(run.endNanos());
    assertThat(player.moment().seq()).isEqualTo(run.events());
  }

  @Test
  void aTimeOutsideOfTheRunIsItsStartOrEnd() {
    player.seekTime(-5);
    assertThat(player.moment().timeNanos()).isZero();
    player.seekTime(Long.MAX_VALUE);
    assertThat(player.moment().timeNanos()).isEqualTo(run.endNanos());
  }

  @Nested
  class WhenItPlays {
    @Test
    void virtualTimeGoesByAtTheChosenSpeed() {
      player.dwellsProperty().set(false);
      player.speedProperty().set(0.1);
      player.play();
      player.tick(0);
      player.tick(SECOND);

      assertThat(player.moment().timeNanos()).isEqualTo(SECOND / 10);
    }

    @Test
    void eachStepOfACascadeIsDwelledAt() {
      long firstTold = player.toldEvents().findFirst().orElseThrow();
      player.speedProperty().set(1_000);
      player.play();
      player.tick(0);
      player.tick(SECOND);
      assertThat(player.moment().seq()).isEqualTo(firstTold);

      player.tick(SECOND + Player.DWELL_NANOS / 2);
      assertThat(player.moment().seq()).isEqualTo(firstTold);

      player.tick(SECOND + Player.DWELL_NANOS);
      assertThat(player.moment().seq()).isGreaterThan(firstTold);
    }

    @Test
    void itPausesAtTheEnd() {
      player.speedProperty().set(Player.FASTEST);
      player.play();
      player.tick(0);
      player.tick(10 * SECOND);

      assertThat(player.moment()).isEqualTo(run.end());
      assertThat(player.isPlaying()).isFalse();
    }

    @Test
    void itPausesWhereItIsToldTo() {
      Moment crash =
          new PlayTarget.ProcessEnds(run.roster().find("Worker"))
              .next(run, Moment.START)
              .orElseGet(() -> run.momentAt(run.endNanos() / 2));
      player.dwellsProperty().set(false);
      player.speedProperty().set(Player.FASTEST);
      player.playTo(crash);
      player.tick(0);
      player.tick(10 * SECOND);

      assertThat(player.moment()).isEqualTo(crash);
      assertThat(player.isPlaying()).isFalse();
    }

    @Test
    void playingAgainFromTheEndBeginsAtTheStart() {
      player.toEnd();

      player.play();

      assertThat(player.moment()).isEqualTo(Moment.START);
    }
  }
}
