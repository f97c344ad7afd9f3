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

  @Test
  void whoIsRelievedOfSomeOfItsWorkIsDoneSoMuchSooner() {
    var fixture = new NodeFixture(1, SLICE);
    ErlangProcess process = works(fixture, "A", 90);
    fixture.runUntil(40);

    fixture.node().relieve(process, 0);
    fixture.node().relieve(process, 30);
    fixture.runUntil(5_000);

    assertThat(done).containsExactly("A at 60");
    assertThat(fixture.node().figures().busyNanos()).isEqualTo(60);
  }

  @Test
  void whoIsRelievedOfMoreThanItHasLeftIsDoneAtOnce() {
    var fixture = new NodeFixture(1, SLICE);
    ErlangProcess process = works(fixture, "A", 90);
    fixture.runUntil(40);

    fixture.node().relieve(process, 70);
    fixture.runUntil(5_000);

    assertThat(done).containsExactly("A at 40");
  }

  @Test
  void aSlowProcessIsRelievedOfMore() {
    var fixture = new NodeFixture(1, SLICE);
    ErlangProcess process = works(fixture, "A", 45);
    fixture.node().interventions().setSlowness(process, 2);
    fixture.runUntil(40);

    fixture.node().relieve(process, 15);
    fixture.runUntil(5_000);

    assertThat(done).containsExactly("A at 60");
  }

  @Test
  void whoWaitsForASchedulerCanBeRelievedToo() {
    var fixture = new NodeFixture(1, SLICE);
    ErlangProcess first = works(fixture, "A", 250);
    works(fixture, "B", 250);
    fixture.runUntil(150); // B works, and A has 150 left

    fixture.node().relieve(first, 60);
    fixture.runUntil(5_000);

    assertThat(done).containsExactly("A at 290", "B at 440");
  }

  @Test
  void whoOwesNothingIsRelievedOfNothing() {
    var fixture = new NodeFixture(1, SLICE);
    ErlangProcess waiting = fixture.waiting("P");
    fixture.runUntil(10);

    fixture.node().relieve(waiting, 50);
    fixture.runUntil(5_000);

    assertThat(waiting.busyNanos).isZero();
    assertThat(fixture.node().figures().busyNanos()).isZero();
  }

  /// So that no loop goes on for ever at one instant.
  @Test
  void whoHasUsedUpItsReductionsIsBusyForTheRestOfItsSliceHoweverLittleItOwes() {
    long[] owed = {0, 30, 150};
    for (int i = 0; i < owed.length; i++) {
      long nanos = owed[i];
      done.clear();
      var fixture = new NodeFixture(1, SLICE);
      int[] turns = {0};
      fixture.doing(
          "P",
          (node, self) -> {
            done.add("at " + node.nowNanos());
            if (turns[0]++ == 0) {
              node.chargeWork(self, nanos);
              node.endSlice(self);
            } else {
              node.waits().awaitMessage(self);
            }
          });

      fixture.runUntil(5_000);

      assertThat(done).containsExactly("at 0", "at " + Math.max(SLICE, nanos));
    }
  }

  /// Each dispatch costs a context switch, which the process pays before anything else.
  @Test
  void aContextSwitchIsPaidByTheProcessThatIsScheduledIn() {
    var fixture = new NodeFixture(1, 1_000, 7);
    fixture.node().beginToCharge();
    works(fixture, "A", 50);

    fixture.runUntil(5_000);

    assertThat(done).containsExactly("A at 57");
  }
}
