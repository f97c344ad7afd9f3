package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.otp.Atom;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// How long a node takes to find a silent peer down.
///
/// Source: OTP dist_util.erl, `send_tick/2`; recorded on OTP 25.2.3 with `net_ticktime` 4: a peer
/// that was stopped was found down 3.4 to 4.0 s later, and found its own connection closed when it
/// went on.
class SilenceTest {
  private static final long SECOND = 1_000_000_000;
  private static final long TICK_TIME = 4 * SECOND;

  /// Two nodes, `a` and `b`, of a run with a seed, which are connected from the start.
  private static final class Pair {
    final RecordedRun recorded;
    final Network network;
    final ErlangNode a;
    final ErlangNode b;

    Pair(long seed) {
      recorded = new RecordedRun(seed);
      a = recorded.node("a");
      b = recorded.node("b");
      network = recorded.run().network();
      network.configure(Networks.ticking(TICK_TIME, true));
      recorded.run().bringUp(a, 0);
      recorded.run().bringUp(b, 0);
    }
  }

  private static List<String> lost(Pair pair) {
    return pair.recorded.lines().stream().filter(line -> line.contains("disconnected")).toList();
  }

  private static double secondsOf(String line) {
    return Long.parseLong(line.substring(0, line.indexOf(' '))) / (double) SECOND;
  }

  @Test
  void aSilentPartitionIsFoundByBothSidesWithinATickOfTheTickTime() {
    var times = new TreeSet<Double>();
    for (int seed = 0; seed < 50; seed++) {
      var pair = new Pair(seed);
      pair.recorded.runUntil(2 * SECOND);
      pair.network.begin(Networks.silence(pair.a, pair.b), 0);
      pair.recorded.runUntil(20 * SECOND);

      assertThat(lost(pair)).hasSize(2).allMatch(line -> line.endsWith("net_tick_timeout"));
      lost(pair).forEach(line -> times.add(secondsOf(line) - 2));
    }
    assertThat(times.first()).isBetween(3.0, 3.3);
    assertThat(times.last()).isBetween(4.7, 5.0);
  }

  @Test
  void aRunWithTheSameSeedFindsItAtTheSameInstant() {
    List<String> first = List.of();
    for (int i = 0; i < 2; i++) {
      var pair = new Pair(3);
      pair.network.begin(Networks.silence(pair.a, pair.b), 0);
      pair.recorded.runUntil(20 * SECOND);
      assertThat(lost(pair)).hasSize(2);
      first = first.isEmpty() ? lost(pair) : first;
      assertThat(lost(pair)).isEqualTo(first);
    }
  }

  @Test
  void aSilenceThatIsOverInTimeIsNotNoticedAndLosesNothing() {
    var pair = new Pair(1);
    ErlangProcess onB = NodeFixture.waiting(pair.b, "B");
    pair.recorded.runUntil(2 * SECOND);
    pair.network.begin(Networks.silence(pair.a, pair.b), 0);
    pair.a.deliver(onB, pair.a.message(Message.Kind.INFO, null, new Atom("m"), 0));
    pair.recorded.runUntil(4 * SECOND);
    assertThat(NodeFixture.mailbox(onB)).isEmpty();

    pair.network.heal(0);
    pair.recorded.runUntil(60 * SECOND);

    assertThat(lost(pair)).isEmpty();
    assertThat(NodeFixture.mailbox(onB)).containsExactly("info :m");
  }

  @Test
  void aSecondSilenceIsCountedFromItsOwnBegin() {
    var pair = new Pair(1);
    pair.recorded.runUntil(2 * SECOND);
    pair.network.begin(Networks.silence(pair.a, pair.b), 0);
    pair.recorded.runUntil(4 * SECOND);
    pair.network.heal(0);
    pair.recorded.runUntil(9 * SECOND);
    pair.network.begin(Networks.silence(pair.a, pair.b), 0);
    pair.recorded.runUntil(60 * SECOND);

    assertThat(lost(pair)).hasSize(2).allMatch(line -> secondsOf(line) >= 12);
  }

  @Test
  void onlyTheNodeThatRunsFindsAFrozenOneAndThatFindsItsConnectionClosedWhenItGoesOn() {
    var pair = new Pair(5);
    pair.recorded.runUntil(2 * SECOND);
    pair.recorded.run().freeze(pair.b);
    pair.recorded.runUntil(10 * SECOND);
    assertThat(lost(pair)).hasSize(1).first().asString().endsWith("a b net_tick_timeout");
    assertThat(pair.network.isConnected(pair.b, pair.a)).isTrue();

    pair.recorded.run().thaw(pair.b);
    pair.recorded.runUntil(20 * SECOND);

    assertThat(lost(pair)).hasSize(2).last().asString().endsWith("b a connection_closed");
    assertThat(pair.network.isConnected(pair.a, pair.b)).isFalse();
  }

  @Test
  void aNodeThatGoesOnInTimeHasLostNothing() {
    var pair = new Pair(5);
    ErlangProcess onB = NodeFixture.waiting(pair.b, "B");
    pair.recorded.runUntil(2 * SECOND);
    pair.recorded.run().freeze(pair.b);
    pair.a.deliver(onB, pair.a.message(Message.Kind.INFO, null, new Atom("m"), 0));
    pair.recorded.runUntil(4 * SECOND);
    assertThat(NodeFixture.mailbox(onB)).isEmpty();

    pair.recorded.run().thaw(pair.b);
    pair.recorded.runUntil(60 * SECOND);

    assertThat(lost(pair)).isEmpty();
    assertThat(NodeFixture.mailbox(onB)).containsExactly("info :m");
  }

  @Test
  void whatReachedTheMachineOfAFrozenNodeIsStillTakenThereBeforeTheLossIs() {
    var pair = new Pair(5);
    ErlangProcess onB = NodeFixture.waiting(pair.b, "B");
    pair.b.watches().monitorNodes(onB);
    pair.recorded.runUntil(2 * SECOND);
    pair.recorded.run().freeze(pair.b);
    pair.a.deliver(onB, pair.a.message(Message.Kind.INFO, null, new Atom("m"), 0));
    pair.recorded.runUntil(10 * SECOND);

    pair.recorded.run().thaw(pair.b);
    pair.recorded.runUntil(10 * SECOND);

    assertThat(NodeFixture.mailbox(onB))
        .containsExactly("info :m", "info {:nodedown, :a, :connection_closed}");
  }

  @Test
  void whoStandsStillItselfCountsNoTicks() {
    var pair = new Pair(5);
    pair.recorded.runUntil(2 * SECOND);
    pair.network.begin(Networks.silence(pair.a, pair.b), 0);
    pair.recorded.runUntil(4 * SECOND);
    pair.recorded.run().freeze(pair.a);
    pair.recorded.runUntil(30 * SECOND);
    assertThat(lost(pair)).hasSize(1).first().asString().endsWith("b a net_tick_timeout");
    pair.recorded.run().thaw(pair.a);
    pair.recorded.runUntil(60 * SECOND);

    assertThat(lost(pair)).hasSize(2).last().asString().endsWith("a b net_tick_timeout");
    assertThat(secondsOf(lost(pair).getLast())).isBetween(30.0, 34.0);
  }

  @Test
  void whileNobodyIsSilentTicksAreNotEvenScheduled() {
    var pair = new Pair(5);
    pair.recorded.runUntil(3600 * SECOND);

    assertThat(pair.recorded.run().stepCount()).isZero();
  }

  @Test
  void aPartitionThatHealsAfterOneSideHasNoticedClosesTheOtherSide() {
    for (int seed = 0; seed < 20; seed++) {
      var pair = new Pair(seed);
      pair.network.begin(Networks.silence(pair.a, pair.b), 0);
      long now = 0;
      while (lost(pair).isEmpty()) {
        now += SECOND / 100;
        pair.recorded.runUntil(now);
      }
      pair.network.heal(0);
      pair.recorded.runUntil(now);

      assertThat(lost(pair)).hasSize(2);
      assertThat(pair.network.isConnected(pair.a, pair.b)).isFalse();
      assertThat(pair.network.isConnected(pair.b, pair.a)).isFalse();
    }
  }
}
