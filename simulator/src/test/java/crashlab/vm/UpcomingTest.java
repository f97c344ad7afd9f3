package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Events come by their time, those of one instant in the order in which they were put there:
/// wherever the ends of busy stretches are kept.
class UpcomingTest {
  private static final long SLICE = 1_000_000;

  private final NodeFixture fixture = new NodeFixture(4, SLICE);
  private final Run run = fixture.run();
  private final List<String> done = new ArrayList<>();

  /// A process that is busy for a time, notes when that is over, and waits.
  private void busy(NodeFixture.Turn then, ErlangNode on, String name, long nanos) {
    int[] turns = {0};
    NodeFixture.doing(
        on,
        name,
        (node, self) -> {
          if (turns[0]++ == 0) {
            node.chargeWork(self, nanos);
            node.beginToPay(self);
          } else {
            done.add(name + " at " + node.nowNanos());
            then.take(node, self);
          }
        });
  }

  private void busy(String name, long nanos) {
    busy((node, self) -> node.waits().awaitMessage(self), fixture.node(), name, nanos);
  }

  /// A process that pays within its turn, if the time can pass at once.
  private void pays(String name, long nanos) {
    fixture.doing(
        name,
        (node, self) -> {
          node.chargeWork(self, nanos);
          String how = node.pay(self) ? "later" : "at once";
          done.add(name + " pays " + how + " at " + node.nowNanos());
          if (how.equals("at once")) {
            node.waits().awaitMessage(self);
          }
        });
  }

  private void scheduleAt(long nanos, String what) {
    run.agenda().schedule(nanos, run.agenda().add(() -> done.add(what + " at " + nanos)));
  }

  @Test
  void stretchesEndByTheirTimeHoweverManyThereAre() {
    busy("A", 40);
    busy("B", 10);
    busy("C", 30);
    busy("D", 20);

    fixture.runUntil(100);

    assertThat(done).containsExactly("B at 10", "D at 20", "C at 30", "A at 40");
  }

  @Test
  void stretchesOfOneInstantEndInTheOrderOfTheirBeginning() {
    busy("A", 10);
    busy("B", 10);
    busy("C", 10);
    busy("D", 10);

    fixture.runUntil(100);

    assertThat(done).containsExactly("A at 10", "B at 10", "C at 10", "D at 10");
  }

  @Test
  void aStretchThatBeganAfterAnEventWasScheduledEndsAfterIt() {
    scheduleAt(10, "event");
    busy("A", 10);

    fixture.runUntil(100);

    assertThat(done).containsExactly("event at 10", "A at 10");
  }

  @Test
  void aStretchThatBeganBeforeAnEventWasScheduledEndsBeforeIt() {
    busy("A", 10);
    fixture.runUntil(5);
    scheduleAt(10, "event");

    fixture.runUntil(100);

    assertThat(done).containsExactly("A at 10", "event at 10");
  }

  @Test
  void aStretchOfAnotherNodeThatWaitsInTheQueueEndsThere() {
    scheduleAt(5, "event");
    ErlangNode other = fixture.addNode("b");
    busy((node, self) -> node.waits().awaitMessage(self), other, "B", 10);

    fixture.runUntil(100);

    assertThat(done).containsExactly("event at 5", "B at 10");
    assertThat(other.figures().busyNanos()).isEqualTo(10);
  }

  @Test
  void theTimeOfAPaymentPassesAtOnceIfNothingElseHappensMeanwhile() {
    pays("P", 20);

    run.runBefore(100);

    assertThat(done).containsExactly("P pays at once at 20");
    assertThat(run.nowNanos()).isEqualTo(20);
    assertThat(run.stepCount()).isEqualTo(2); // the turn, and the time that passed within it
  }

  @Test
  void theTimeOfAPaymentDoesNotPassAtOnceIfAStretchEndsMeanwhileOrThen() {
    for (long end : new long[] {10, 20}) {
      done.clear();
      var two = new UpcomingTest();
      two.busy("A", end);
      two.pays("P", 20);

      two.run.runBefore(21);

      assertThat(two.done)
          .as("a stretch until %d", end)
          .startsWith("P pays later at 0", "A at " + end);
    }
  }

  @Test
  void theTimeOfAPaymentDoesNotPassAtOnceIfAnEventComesThen() {
    scheduleAt(20, "event");
    pays("P", 20);

    run.runBefore(21);

    assertThat(done).startsWith("P pays later at 0", "event at 20");
  }

  @Test
  void theTimeOfAPaymentDoesNotPassAtOnceForWhoObservesStepByStep() {
    pays("P", 20);

    run.step();

    assertThat(done).containsExactly("P pays later at 0");
    assertThat(run.nowNanos()).isZero();
  }

  @Test
  void theTimeOfAPaymentDoesNotPassAtOnceBeyondWhatIsRun() {
    pays("P", 20);

    run.runBefore(20);

    assertThat(done).containsExactly("P pays later at 0");
  }

  @Test
  void theTimeThatPassesAtOnceIsCoreTime() {
    pays("P", 20);

    run.runBefore(100);
    run.advanceTo(100);

    assertThat(fixture.node().figures().busyNanos()).isEqualTo(20);
  }
}
