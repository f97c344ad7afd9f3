package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a suspended process waits for. Since OTP 28 its time limits stand still; before they ran
/// out, and what had come meanwhile came too late.
///
/// Source: OTP erlang manual, `suspend_process/2`; OTP 27 erl_hl_timer.c, a timer of a process.
class SuspendedWaitsTest {
  private final NodeFixture fixture = new NodeFixture(28);
  private final Waits waits = fixture.node().waits();
  private final List<String> turns = new ArrayList<>();

  /// A process that notes its turns and waits, at first as told and then for a message.
  private ErlangProcess waitingFirst(NodeFixture on, NodeFixture.Turn wait) {
    return on.doing(
        "P",
        (node, self) -> {
          turns.add("at " + node.nowNanos() + (self.takeTimeout() ? " timeout" : ""));
          if (turns.size() == 1) {
            wait.take(node, self);
          } else {
            node.waits().awaitMessage(self);
          }
        });
  }

  private ErlangProcess waitingFor(long nanos) {
    return waitingFirst(fixture, (node, self) -> node.waits().awaitMessage(self, nanos));
  }

  /// The process is suspended from one instant to another.
  private static void suspend(NodeFixture on, ErlangProcess process, long from, long to) {
    on.runUntil(from);
    on.node().interventions().suspend(process);
    on.runUntil(to);
    on.node().interventions().resume(process);
  }

  @Test
  void aTimeLimitStandsStillMeanwhile() {
    ErlangProcess process = waitingFor(10);

    suspend(fixture, process, 4, 50);
    fixture.runUntil(1_000);

    assertThat(turns).containsExactly("at 0", "at 56 timeout");
  }

  @Test
  void aTimeLimitStandsStillEachTime() {
    ErlangProcess process = waitingFor(10);

    suspend(fixture, process, 4, 50);
    suspend(fixture, process, 53, 60);
    fixture.runUntil(1_000);

    assertThat(turns).containsExactly("at 0", "at 63 timeout");
  }

  @Test
  void aTimeLimitOfWhichNothingIsLeftIsUpWhenTheProcessIsResumed() {
    ErlangProcess process = waitingFor(10);
    fixture.runUntil(5);
    fixture.run().advanceTo(10); // it is up now, and has not been noticed
    fixture.node().interventions().suspend(process);
    fixture.runUntil(15);

    fixture.node().interventions().resume(process);
    fixture.runUntil(1_000);

    assertThat(turns).containsExactly("at 0", "at 15 timeout");
  }

  @Test
  void aWaitWithoutLimitHasNoneAfterwards() {
    ErlangProcess process = waitingFor(Long.MAX_VALUE);

    suspend(fixture, process, 4, 50);
    fixture.runUntil(1_000);

    assertThat(turns).containsExactly("at 0");
    assertThat(process.deadlineNanos()).isEqualTo(Long.MAX_VALUE);
    assertThat(fixture.node().queue.size()).isZero();
  }

  @Test
  void aTimeLimitThatEndedMeanwhileIsNotTakenUpAgain() {
    ErlangProcess process = waitingFor(10);
    suspend(fixture, process, 4, 50);
    fixture.deliver(process, Message.Kind.INFO, "m", 0);
    fixture.runUntil(50);

    suspend(fixture, process, 60, 70);
    fixture.runUntil(1_000);

    assertThat(turns).containsExactly("at 0", "at 50");
  }

  @Test
  void aTimeLimitRanOutBefore28() {
    var before = new NodeFixture(27);
    ErlangProcess process =
        waitingFirst(before, (node, self) -> node.waits().awaitMessage(self, 10));

    suspend(before, process, 4, 50);
    before.runUntil(1_000);

    assertThat(turns).containsExactly("at 0", "at 50 timeout");
  }

  @Test
  void anAnswerThatCameAfterTheTimeRanOutSuspendedCameTooLateBefore28() {
    var before = new NodeFixture(27);
    Waits old = before.node().waits();
    ErlangProcess process =
        waitingFirst(before, (node, self) -> node.waits().awaitRef(self, 7, 10));
    before.runUntil(4);
    before.node().interventions().suspend(process);
    before.runUntil(20);

    before.deliver(process, Message.Kind.DOWN, "late", 7);

    assertThat(old.hasMatched(process)).isTrue();
    assertThat(old.takeMatched(process)).isNull();
    assertThat(old.takeMatched(process)).isNotNull();
  }

  @Test
  void aWaitInPiecesIsLongerByTheTimeThatTheProcessStoodStill() {
    ErlangProcess process = waitingFor(Long.MAX_VALUE);
    fixture.runUntil(5);
    long deadline = waits.deadline(process, 100);
    assertThat(waits.leftNanos(process, deadline)).isEqualTo(100);

    suspend(fixture, process, 10, 40);
    fixture.runUntil(50);
    assertThat(waits.leftNanos(process, deadline)).isEqualTo(85);
    suspend(fixture, process, 60, 65);

    assertThat(waits.leftNanos(process, deadline)).isEqualTo(75);
  }

  @Test
  void aWaitInPiecesThatBeginsLaterDoesNotCountEarlierSuspensions() {
    ErlangProcess process = waitingFor(Long.MAX_VALUE);
    suspend(fixture, process, 10, 40);

    long deadline = waits.deadline(process, 100);

    assertThat(waits.leftNanos(process, deadline)).isEqualTo(100);
    fixture.runUntil(70);
    assertThat(waits.leftNanos(process, deadline)).isEqualTo(70);
  }

  @Test
  void nothingIsLeftOrUsedUpOfAWaitWithoutEnd() {
    ErlangProcess process = waitingFor(Long.MAX_VALUE);
    suspend(fixture, process, 10, 40);

    assertThat(waits.deadline(process, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    assertThat(waits.leftNanos(process, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
  }
}
