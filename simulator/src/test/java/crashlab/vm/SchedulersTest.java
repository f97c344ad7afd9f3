package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.otp.Atom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Source: OTP erl_process.c, `erts_schedule`.
class SchedulersTest {
  private static final long SLICE = 100;

  private final List<String> done = new ArrayList<>();

  /// A process that works once for a time, notes when it is done, and waits.
  private ErlangProcess works(NodeFixture fixture, String name, long nanos) {
    int[] turns = {0};
    return fixture.doing(
        name,
        (node, self) -> {
          if (turns[0]++ == 0) {
            node.chargeWork(self, nanos);
            node.beginToPay(self);
          } else {
            done.add(name + " at " + node.nowNanos());
            node.waits().awaitMessage(self);
          }
        });
  }

  @Test
  void aProcessRunsBeyondItsSliceWhileNobodyWaits() {
    var fixture = new NodeFixture(1, SLICE);
    works(fixture, "A", 1_000);

    fixture.runUntil(5_000);

    assertThat(done).containsExactly("A at 1000");
    assertThat(fixture.run().stepCount()).isEqualTo(2);
  }

  @Test
  void whoComesMeanwhileGetsItsTurnAtTheEndOfTheSlice() {
    var fixture = new NodeFixture(1, SLICE);
    works(fixture, "A", 1_000);
    fixture.runUntil(150);
    works(fixture, "B", 30);

    fixture.runUntil(5_000);

    assertThat(done).containsExactly("B at 230", "A at 1030");
  }

  @Test
  void whoComesAtTheEndOfASliceGetsItsTurnAtOnce() {
    var fixture = new NodeFixture(1, SLICE);
    works(fixture, "A", 1_000);
    fixture.runUntil(200);
    works(fixture, "B", 30);

    fixture.runUntil(5_000);

    assertThat(done).containsExactly("B at 230", "A at 1030");
  }

  @Test
  void whoComesWhenTheRestIsLessThanASliceWaitsForTheEnd() {
    var fixture = new NodeFixture(1, SLICE);
    works(fixture, "A", 250);
    fixture.runUntil(210);
    works(fixture, "B", 30);

    fixture.runUntil(5_000);

    assertThat(done).containsExactly("A at 250", "B at 280");
  }

  @Test
  void thoseWhoWorkTakeTurnsOfASlice() {
    var fixture = new NodeFixture(1, SLICE);
    works(fixture, "A", 250);
    works(fixture, "B", 250);
    works(fixture, "C", 120);

    fixture.runUntil(5_000);

    // A 100, B 200, C 300, A 400, B 500, C 520, A 570, B 620
    assertThat(done).containsExactly("C at 520", "A at 570", "B at 620");
  }

  @Test
  void asManyRunAtOnceAsThereAreSchedulers() {
    var fixture = new NodeFixture(2, SLICE);
    works(fixture, "A", 50);
    works(fixture, "B", 70);
    works(fixture, "C", 10);

    fixture.runUntil(60);
    assertThat(done).containsExactly("A at 50", "C at 60");
    assertThat(fixture.node().figures().busyNanos()).isEqualTo(120);
    fixture.runUntil(1_000);

    assertThat(done).last().isEqualTo("B at 70");
    assertThat(fixture.node().figures().busyNanos()).isEqualTo(130);
    assertThat(fixture.node().figures().schedulers()).isEqualTo(2);
  }

  @Test
  void whoIsSuspendedAtWorkGivesItsSchedulerToTheNextAndGoesOnWithTheRest() {
    var fixture = new NodeFixture(1, 1_000);
    ErlangProcess first = works(fixture, "A", 100);
    works(fixture, "B", 20);
    fixture.runUntil(40);
    fixture.node().interventions().suspend(first);
    fixture.runUntil(90);
    assertThat(done).containsExactly("B at 60");
    fixture.node().interventions().resume(first);

    fixture.runUntil(5_000);

    assertThat(done).containsExactly("B at 60", "A at 150");
  }

  @Test
  void whoIsSuspendedTwiceHasToBeResumedTwice() {
    var fixture = new NodeFixture(1, 1_000);
    ErlangProcess process = works(fixture, "A", 100);
    Interventions interventions = fixture.node().interventions();
    interventions.suspend(process);
    interventions.suspend(process);
    interventions.resume(process);
    fixture.runUntil(500);
    assertThat(done).isEmpty();
    interventions.resume(process);
    interventions.resume(process); // one too many

    fixture.runUntil(5_000);

    assertThat(done).containsExactly("A at 600");
  }

  @Test
  void aMessageWakesNobodyWhoIsSuspended() {
    var fixture = new NodeFixture(1, SLICE);
    ErlangProcess process =
        fixture.doing(
            "P",
            (node, self) -> {
              done.add("turn at " + node.nowNanos());
              node.waits().awaitMessage(self);
            });
    fixture.runUntil(5);
    fixture.node().interventions().suspend(process);
    fixture.deliver(process, Message.Kind.INFO, "m", 0);
    fixture.runUntil(10);
    assertThat(done).containsExactly("turn at 0");

    fixture.node().interventions().resume(process);
    fixture.runUntil(10);

    assertThat(done).containsExactly("turn at 0", "turn at 10");
  }

  @Test
  void whoEndsAtWorkGivesItsSchedulerToTheNext() {
    var fixture = new NodeFixture(1, 1_000);
    ErlangProcess first = works(fixture, "A", 100);
    works(fixture, "B", 20);
    fixture.runUntil(40);

    fixture.end(first, "boom");
    fixture.runUntil(5_000);

    assertThat(done).containsExactly("B at 60");
    assertThat(fixture.node().figures().busyNanos()).isEqualTo(60);
  }

  @Test
  void whoEndsWhileItWaitsForASchedulerTakesNoTurn() {
    var fixture = new NodeFixture(1, SLICE);
    works(fixture, "A", 50);
    ErlangProcess second = works(fixture, "B", 20);
    works(fixture, "C", 20);
    fixture.runUntil(10);

    fixture.end(second, "boom");
    fixture.runUntil(5_000);

    assertThat(done).containsExactly("A at 50", "C at 70");
  }

  @Test
  void whoOwesNothingAndDoesNotWaitLetsOthersGoFirst() {
    var fixture = new NodeFixture(1, SLICE);
    int[] turns = {0};
    fixture.doing(
        "A",
        (node, self) -> {
          done.add("A " + turns[0]);
          if (turns[0]++ == 2) {
            node.waits().awaitMessage(self);
          }
        });
    works(fixture, "B", 0);

    fixture.runUntil(0);

    assertThat(done).containsExactly("A 0", "A 1", "B at 0", "A 2");
  }

  @Test
  void aSlowProcessPaysMore() {
    var fixture = new NodeFixture(1, SLICE);
    ErlangProcess process = works(fixture, "A", 30);
    fixture.node().interventions().setSlowness(process, 2.5);

    fixture.runUntil(5_000);

    assertThat(done).containsExactly("A at 75");
  }

  @Test
  void anInjectedFailureIsTakenOnce() {
    var fixture = new NodeFixture(1, SLICE);
    ErlangProcess process = fixture.waiting("P");
    assertThat(process.takeCrash()).isNull();

    fixture.node().interventions().crash(process, new Atom("boom"), 7);

    assertThat(process.takeCrash()).isEqualTo(new Atom("boom"));
    assertThat(process.cause()).isEqualTo(7);
    assertThat(process.takeCrash()).isNull();
  }
}
