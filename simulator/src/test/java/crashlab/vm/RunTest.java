package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import crashlab.kernel.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunTest {
  private final NodeFixture fixture = new NodeFixture();
  private final Run run = fixture.run();
  private final List<String> happened = new ArrayList<>();

  private Agenda.Entry note(String what) {
    return () -> happened.add(what + " at " + run.nowNanos());
  }

  private void scheduleAt(long nanos, String what) {
    run.agenda().schedule(nanos, run.agenda().add(note(what)));
  }

  @Test
  void whatWasPlannedToComeFirstPrecedesAllElseOfItsInstant() {
    scheduleAt(10, "scheduled");
    run.agenda().planFirst(10, note("planned"));
    run.agenda().planFirst(10, note("planned later"));

    fixture.runUntil(20);

    assertThat(happened).containsExactly("planned at 10", "planned later at 10", "scheduled at 10");
  }

  @Test
  void aProcessThatIsReadyGoesBeforeWhatWasPlannedForTheInstant() {
    run.agenda().planFirst(0, note("planned"));
    fixture.doing(
        "P",
        (node, self) -> {
          happened.add("turn at " + run.nowNanos());
          node.waits().awaitMessage(self);
        });

    fixture.runUntil(0);

    assertThat(happened).containsExactly("turn at 0", "planned at 0");
  }

  @Test
  void whatIsPlannedForAnInstantThatIsOverComesNow() {
    run.advanceTo(50);
    run.agenda().planFirst(10, note("planned"));
    scheduleAt(50, "scheduled");

    fixture.runUntil(50);

    assertThat(happened).containsExactly("planned at 50", "scheduled at 50");
  }

  @Test
  void manyStepsAtOnceStopBeforeWhatIsPlanned() {
    scheduleAt(10, "first");
    scheduleAt(20, "second");
    scheduleAt(30, "third");
    run.agenda().planFirst(20, note("planned"));

    run.runBefore(25);
    assertThat(happened).containsExactly("first at 10");
    run.step();
    run.runBefore(25);

    assertThat(happened).containsExactly("first at 10", "planned at 20", "second at 20");
    assertThat(run.nextNanos()).isEqualTo(30);
  }

  @Test
  void manyStepsAtOnceComeBackForAPauseAndThenGoOn() {
    scheduleAt(10, "first");
    scheduleAt(20, "second");
    scheduleAt(30, "third");
    run.pauseAfter(1);

    run.runBefore(100);
    assertThat(run.isPaused()).isTrue();
    assertThat(happened).containsExactly("first at 10", "second at 20");
    run.pauseAfter(1_000);
    run.runBefore(100);

    assertThat(run.isPaused()).isFalse();
    assertThat(happened).containsExactly("first at 10", "second at 20", "third at 30");
  }

  @Test
  void manyStepsAtOnceStopBeforeWhatIsPlannedMeanwhile() {
    int planning = run.agenda().add(() -> run.agenda().planFirst(20, note("planned")));
    run.agenda().schedule(10, planning);
    scheduleAt(20, "scheduled");

    run.runBefore(100);

    assertThat(happened).isEmpty();
    run.step();
    assertThat(happened).containsExactly("planned at 20");
  }

  @Test
  void countsEachStepHoweverItIsTaken() {
    scheduleAt(10, "first");
    scheduleAt(20, "second");
    run.agenda().planFirst(20, note("planned"));

    run.runBefore(15);
    run.step();
    run.step();

    assertThat(run.stepCount()).isEqualTo(3);
    assertThat(run.step()).isFalse();
    assertThat(run.nextNanos()).isEqualTo(Long.MAX_VALUE);
    assertThat(run.stepCount()).isEqualTo(3);
  }

  private Run limitedTo(long events) {
    return new Run(events, RandomStream.of(1, "node"), fixture, fixture.node().options);
  }

  @Test
  void isOverItsLimitWhenEventsAndStepsAreMoreThanItAllows() {
    Run small = limitedTo(2);
    NodeFixture.waiting(small.firstNode(), "P"); // one event
    small.step();
    assertThat(small.isOverLimit()).isFalse();

    NodeFixture.waiting(small.firstNode(), "Q");

    assertThat(small.isOverLimit()).isTrue();
    assertThat(small.cut())
        .isEqualTo(new RunLimits.Cut("events", "the run was cut after 2 events and steps"));
  }

  /// A loop that brings about no event comes to an end, too.
  @Test
  void isOverItsLimitWhenReductionsAreMoreThanFourForEachEvent() {
    Run small = limitedTo(2);
    for (int i = 0; i < 8; i++) {
      small.isOutOfReductions();
    }
    assertThat(small.isOverLimit()).isFalse();

    small.isOutOfReductions();

    assertThat(small.isOverLimit()).isTrue();
  }

  @Test
  void sixteenThingsThatOneStepLooksAtCountAsOneReduction() {
    Run small = limitedTo(2);
    for (int i = 0; i < 7; i++) {
      small.isOutOfReductions();
    }
    small.walked(31);
    assertThat(small.isOverLimit()).isFalse();

    small.walked(16);

    assertThat(small.isOverLimit()).isTrue();
  }

  @Test
  void aTurnIsOverAfter4000ReductionsWhichATimeThatPassedWithinItRenews() {
    List<Integer> lasted = new ArrayList<>();
    fixture.doing(
        "P",
        (node, self) -> {
          lasted.add(reductionsOfATurn(node));
          node.chargeWork(self, 5);
          assertThat(node.pay(self)).isFalse(); // passes at once
          lasted.add(reductionsOfATurn(node));
          node.waits().awaitMessage(self);
        });

    run.runBefore(100);

    assertThat(lasted).containsExactly(4000, 4000);
  }

  private static int reductionsOfATurn(ErlangNode node) {
    int count = 0;
    while (!node.isOutOfReductions()) {
      count++;
    }
    return count;
  }

  @Test
  void aStepTellsWhetherAnythingWasLeftToHappen() {
    scheduleAt(10, "scheduled");
    run.agenda().planFirst(10, note("planned"));

    assertThat(run.step()).isTrue();
    assertThat(run.step()).isTrue();
    assertThat(run.step()).isFalse();
  }

  @Test
  void numbersPidsOverAllNodes() {
    ErlangNode other = fixture.addNode("b");

    ErlangProcess first = fixture.waiting("A");
    ErlangProcess second = NodeFixture.waiting(other, "A");
    ErlangProcess third = fixture.waiting("B");

    assertThat(List.of(first.number(), second.number(), third.number())).containsExactly(1, 2, 3);
    assertThat(second.incarnation()).isEqualTo(1);
  }

  @Test
  void hasOneNodeOfAName() {
    fixture.addNode("b");

    assertThatIllegalStateException().isThrownBy(() -> fixture.addNode("b"));
    assertThat(run.nodes()).hasSize(2).first().isSameAs(fixture.node());
  }

  @Test
  void endsBusyStretchesOfOneInstantInTheOrderOfTheirBeginningOnWhateverNode() {
    ErlangNode other = fixture.addNode("b");
    busyTwice(other, "b", 10);
    busyTwice(fixture.node(), "a", 10);

    fixture.runUntil(100);

    assertThat(happened)
        .containsExactly("a at 0", "b at 0", "a at 10", "b at 10", "a at 20", "b at 20");
  }

  /// A process that owes time twice, and then waits.
  private void busyTwice(ErlangNode node, String name, long nanos) {
    int[] turns = {0};
    NodeFixture.doing(
        node,
        name,
        (on, self) -> {
          happened.add(name + " at " + run.nowNanos());
          if (turns[0]++ < 2) {
            on.chargeWork(self, nanos);
            on.beginToPay(self);
          } else {
            on.waits().awaitMessage(self);
          }
        });
  }

  @Test
  void dropsWhatANodeHadPutIntoTheQueueBeforeItWentDown() {
    ErlangNode other = fixture.addNode("b");
    NodeFixture.doing(
        other,
        "Sleeper",
        (node, self) -> {
          happened.add("turn at " + run.nowNanos());
          node.waits().sleep(self, 10);
        });
    fixture.runUntil(15);
    run.takeDown(other, 0);
    run.bringUp(other, 0);
    NodeFixture.waiting(other, "Next"); // in the place of the first

    fixture.runUntil(100);

    assertThat(happened).containsExactly("turn at 0", "turn at 10");
    assertThat(other.figures().processes()).isEqualTo(1);
  }

  @Test
  void takesANodeDownAfterTheTurnInHand() {
    ErlangNode other = fixture.addNode("b");
    NodeFixture.doing(
        other,
        "Halts",
        (node, self) -> {
          run.takeDown(node, 0);
          happened.add("alive " + node.isAlive(self));
          node.waits().awaitMessage(self);
        });

    fixture.runUntil(0);

    assertThat(happened).containsExactly("alive true");
    assertThat(other.isUp()).isFalse();
    assertThat(other.figures().processes()).isZero();
  }

  @Test
  void manyStepsAtOnceGoOnAfterANodeWentDownInTheMiddle() {
    ErlangNode other = fixture.addNode("b");
    NodeFixture.doing(
        other,
        "Halts",
        (node, self) -> {
          happened.add("halts at " + run.nowNanos());
          run.takeDown(node, 0);
          node.waits().sleep(self, 10);
        });
    scheduleAt(20, "later");

    run.runBefore(100);

    assertThat(happened).containsExactly("halts at 0", "later at 20");
    assertThat(other.figures().processes()).isZero();
  }

  @Test
  void goesOnWhileANodeIsUpAndIsOverWithTheLast() {
    ErlangNode other = fixture.addNode("b");
    fixture.waiting("P");
    NodeFixture.waiting(other, "P");
    fixture.runUntil(0);

    other.die("first");
    assertThat(run.deathCause()).isNull();
    fixture.node().die("second");

    assertThat(run.deathCause()).isEqualTo("second");
  }

  @Test
  void keepsWhatStoodWhenItsLastNodeDied() {
    ErlangProcess process = fixture.waiting("P");
    fixture.runUntil(0);

    fixture.node().die("no memory");
    scheduleAt(5, "later");
    run.step();

    assertThat(process.isAlive()).isTrue();
    assertThat(fixture.events()).last().isEqualTo("vm_died 0 0");
  }
}
