package crashlab.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.experiment.FinishedRun;
import crashlab.experiment.ScenarioRun;
import crashlab.scenario.ReadOptions;
import crashlab.scenario.ReadResult;
import crashlab.simulation.Scenarios;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a story says of Mnesia before its single steps.
class MnesiaStoryTest {
  private static String told(String name) {
    Path file = Path.of("..", "scenarios", "mnesia", name + ".json");
    ReadResult result = Scenarios.read(file, ReadOptions.DEFAULT);
    if (!(result instanceof ReadResult.Read read)) {
      throw new AssertionError(((ReadResult.Refused) result).text());
    }
    FinishedRun run = new ScenarioRun(read.scenario()).run(List.of());
    String story = Story.of(run.facts(), run.log(), run.verdicts(), Palette.PLAIN);
    String from = story.substring(story.indexOf("What happened\n"));
    return from.substring(0, from.indexOf("\n\n"));
  }

  @Test
  void whyTransactionsBeganAgainIsToldOnceWithTheRowAndHowOften() {
    assertThat(told("mail-in-a-transaction"))
        .containsOnlyOnce("began a transaction again")
        .contains(
            "An arrival of load orders began a transaction again from the start, since the lock on"
                + " \"lamp\" of stock was with an older one, of another arrival of load orders, 72"
                + " times from 1.015 s to 1.353 s.");
  }

  @Test
  void oneThatBeginsAgainSinceANodeIsGoneSpeaksOfNoLock() {
    assertThat(told("mnesia-last-one-first"))
        .contains("an arrival of load logins began a transaction again from the start.");
  }

  @Test
  void bothSidesOfASplitSayThatTheyRanOn() {
    assertThat(told("mnesia-split-brain"))
        .contains(
            "mnesia_monitor@a found that this node and b each took the other for down and ran on.",
            "mnesia_monitor@b found that this node and a each took the other for down and ran on.");
  }

  @Test
  void whatARepairThrewAwayIsCounted() {
    assertThat(told("mnesia-split-brain-repaired"))
        .contains("dropped its own version of 16 rows of the table accounts for that of node a.");
  }

  @Test
  void whatTheSmallerSideRefusedIsToldWithItsReason() {
    assertThat(told("mnesia-split-brain-majority"))
        .contains("aborted a transaction: {:no_majority, :accounts}, 12 times")
        .doesNotContain("dropped");
  }

  @Test
  void aNodeThatMustNotLoadItsCopySaysForWhomItWaits() {
    assertThat(told("mnesia-will-not-start"))
        .contains(
            "At 8.0 s Sessions@b waited in vain for the table sessions: its node must not load it"
                + " before a, where it may be newer. Sessions@b's init failed: :no_table.");
  }

  @Test
  void aNodeThatOnlyComesBackDropsNothing() {
    assertThat(told("mnesia-last-one-first")).doesNotContain("dropped");
  }
}
