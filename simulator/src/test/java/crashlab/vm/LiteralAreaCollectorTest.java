package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.otp.Atom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Source: OTP erts_literal_area_collector.erl.
class LiteralAreaCollectorTest {
  private static final long SCAN = 10;
  private static final long COPY = 100;

  private final List<String> done = new ArrayList<>();

  /// One to which some processes refer.
  private final class TestedArea implements LiteralAreaCollector.Area {
    private final ErlangNode node;
    private final List<Program> holders = new ArrayList<>();
    private int asked;

    TestedArea(ErlangNode node, ErlangProcess... holders) {
      this.node = node;
      for (ErlangProcess holder : holders) {
        this.holders.add(holder.program);
      }
    }

    @Override
    public void asks(ErlangProcess process) {
      asked++;
    }

    @Override
    public boolean isReferredToBy(Program program) {
      return holders.contains(program);
    }

    @Override
    public long copyNanos() {
      return COPY;
    }

    @Override
    public void copied(ErlangProcess by, Program program) {
      holders.remove(program);
      done.add(by.path().path() + " at " + node.nowNanos());
    }

    @Override
    public void freed() {
      done.add("freed of " + asked + " at " + node.nowNanos());
    }
  }

  private static NodeFixture fixture(int schedulers) {
    var fixture =
        new NodeFixture(
            NodeFixture.options(
                "local",
                27,
                schedulers,
                Map.of(
                    "persistent_term_scan", SCAN, "context_switch", 0L, "timeslice", 1_000_000L)));
    fixture.node().beginToCharge();
    return fixture;
  }

  private static ErlangProcess[] waiting(NodeFixture fixture, int count) {
    ErlangProcess[] processes =
        IntStream.range(0, count)
            .mapToObj(i -> fixture.waiting("P" + i))
            .toArray(ErlangProcess[]::new);
    fixture.runUntil(1_000);
    return processes;
  }

  @Test
  void everyProcessIsAskedOnceAndNobodyRunsItsProgramForThat() {
    NodeFixture fixture = fixture(1);
    ErlangProcess[] all = waiting(fixture, 5);

    fixture.node().literalAreas().free(new TestedArea(fixture.node()));
    fixture.runUntil(10_000);

    assertThat(done).containsExactly("freed of 5 at 1050");
    assertThat(all).allMatch(process -> process.status == ErlangProcess.Status.WAITING);
  }

  @Test
  void atMostTwoCollectAtOnceAndTheLatestOfTheOthersComesNext() {
    NodeFixture fixture = fixture(4);
    ErlangProcess[] all = waiting(fixture, 6);

    fixture.node().literalAreas().free(new TestedArea(fixture.node(), all));
    fixture.runUntil(10_000);

    List<Long> times =
        done.stream().map(line -> Long.valueOf(line.substring(line.indexOf(" at ") + 4))).toList();
    assertThat(done.getLast()).startsWith("freed of 6");
    assertThat(times.subList(0, 6)).isSorted();
    for (int i = 2; i < 6; i++) {
      assertThat(times.get(i) - times.get(i - 2)).isGreaterThanOrEqualTo(COPY);
    }
    assertThat(done.get(2)).startsWith("P5");
  }

  @Test
  void whoHoldsTheAreaIsScheduledInTwice() {
    NodeFixture fixture = fixture(1);
    ErlangProcess[] all = waiting(fixture, 3);

    fixture.node().literalAreas().free(new TestedArea(fixture.node(), all[1]));
    fixture.runUntil(10_000);

    assertThat(done).containsExactly("P1 at 1130", "freed of 3 at 1130");
  }

  @Test
  void whatComesForAProcessThatIsAskedWaitsUntilItHasAnswered() {
    NodeFixture fixture = fixture(2);
    List<Long> turns = new ArrayList<>();
    ErlangProcess asked =
        fixture.doing(
            "Asked",
            (node, self) -> {
              turns.add(node.nowNanos());
              node.waits().awaitMessage(self);
            });
    fixture.runUntil(1_000);

    fixture.node().literalAreas().free(new TestedArea(fixture.node(), asked));
    fixture.runUntil(1_050); // it collects
    fixture.deliver(asked, Message.Kind.INFO, "hello", 0);
    fixture.runUntil(10_000);

    assertThat(turns).containsExactly(0L, 1_110L);
  }

  @Test
  void theTimeLimitOfAWaitRunsOn() {
    NodeFixture fixture = fixture(1);
    List<Long> turns = new ArrayList<>();
    fixture.doing(
        "Sleeper",
        (node, self) -> {
          turns.add(node.nowNanos());
          node.waits().sleep(self, 2_000);
        });
    fixture.runUntil(1_995);

    fixture.node().literalAreas().free(new TestedArea(fixture.node()));
    fixture.runUntil(3_000);

    assertThat(turns).containsExactly(0L, 2_005L);
  }

  /// Run on OTP 25.
  @Test
  void aSuspendedProcessIsAskedToo() {
    NodeFixture fixture = fixture(1);
    ErlangProcess[] all = waiting(fixture, 1);
    fixture.node().interventions().suspend(all[0]);
    fixture.deliver(all[0], Message.Kind.INFO, "hello", 0);

    fixture.node().literalAreas().free(new TestedArea(fixture.node(), all));
    fixture.runUntil(5_000);
    assertThat(done).containsExactly("P0 at 1110", "freed of 1 at 1110");
    assertThat(all[0].wantsToRun()).isTrue();

    fixture.node().interventions().resume(all[0]);
    fixture.runUntil(6_000);
    assertThat(all[0].wantsToRun()).isFalse();
  }

  @Test
  void whoIsResumedWhileItCollectsRunsAfterwards() {
    NodeFixture fixture = fixture(1);
    ErlangProcess[] all = waiting(fixture, 1);
    fixture.node().interventions().suspend(all[0]);
    fixture.deliver(all[0], Message.Kind.INFO, "hello", 0);
    fixture.node().literalAreas().free(new TestedArea(fixture.node(), all));
    fixture.runUntil(1_050);

    fixture.node().interventions().resume(all[0]);
    assertThat(all[0].status).isEqualTo(ErlangProcess.Status.WAITING);
    fixture.runUntil(5_000);

    assertThat(all[0].wantsToRun()).isFalse();
    assertThat(done).hasSize(2);
  }

  @Test
  void aProcessThatEndsWhileItIsAskedHasAnswered() {
    NodeFixture fixture = fixture(1);
    ErlangProcess[] all = waiting(fixture, 2);
    fixture.node().literalAreas().free(new TestedArea(fixture.node(), all));
    fixture.runUntil(1_005);

    fixture.node().lifecycle().exit(all[0], new Atom("kill"));
    fixture.runUntil(5_000);

    assertThat(done).containsExactly("P1 at 1120", "freed of 2 at 1120");
  }

  @Test
  void whoIsCreatedLaterIsNotAsked() {
    NodeFixture fixture = fixture(1);
    ErlangProcess[] all = waiting(fixture, 3);
    fixture.node().literalAreas().free(new TestedArea(fixture.node()));
    fixture.runUntil(1_005);

    fixture.node().lifecycle().exit(all[2], new Atom("kill"));
    fixture.waiting("Later"); // in the place of the third
    fixture.waiting("Latest");
    fixture.runUntil(5_000);

    assertThat(done).containsExactly("freed of 2 at 1020");
  }

  @Test
  void areasComeOneAfterTheOther() {
    NodeFixture fixture = fixture(1);
    waiting(fixture, 3);
    fixture.node().literalAreas().free(new TestedArea(fixture.node()));
    fixture.node().literalAreas().free(new TestedArea(fixture.node()));
    fixture.runUntil(5_000);

    assertThat(done).containsExactly("freed of 3 at 1030", "freed of 3 at 1060");
  }

  @Test
  void itTakesTimeInProportionToTheProcesses() {
    long[] steps = new long[2];
    for (int i = 0; i < 2; i++) {
      NodeFixture fixture = fixture(4);
      waiting(fixture, 10 * (i + 1));
      long before = fixture.run().stepCount();
      fixture.node().literalAreas().free(new TestedArea(fixture.node()));
      fixture.runUntil(10_000);
      steps[i] = fixture.run().stepCount() - before;
    }

    assertThat(steps[1]).isLessThanOrEqualTo(2 * steps[0]);
  }

  @Test
  void anAreaGoesWithItsNode() {
    NodeFixture fixture = fixture(1);
    waiting(fixture, 1);
    ErlangNode other = fixture.addNode("b");
    NodeFixture.waiting(other, "P");
    other.literalAreas().free(new TestedArea(other));
    fixture.run().takeDown(other, 0);
    fixture.run().bringUp(other, 0);
    fixture.runUntil(5_000);
    assertThat(done).isEmpty();

    NodeFixture.waiting(other, "Q");
    other.literalAreas().free(new TestedArea(other));
    fixture.runUntil(9_000);
    assertThat(done).containsExactly("freed of 1 at 5000");
  }
}
