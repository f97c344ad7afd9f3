package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.kernel.Distribution;
import crashlab.otp.ExitReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Links between two nodes, whose ends come into being and go by signals that cross.
///
/// Source: OTP erts guide "Distribution Protocol", "Link Protocol".
class RemoteBondsTest {
  private static final long LATENCY = 10;

  private final NodeFixture fixture = new NodeFixture();
  private final Network network = fixture.run().network();
  private final ErlangNode a = fixture.node();
  private final ErlangNode b = fixture.addNode("b");
  private final ErlangProcess onA = NodeFixture.waiting(a, "A");
  private final ErlangProcess onB = NodeFixture.waiting(b, "B");

  @BeforeEach
  void begin() {
    network.configure(Networks.with(new Distribution.Fixed(LATENCY)));
    fixture.runUntil(0);
  }

  private static boolean isLinked(ErlangProcess process, ErlangProcess peer) {
    return process.node().bonds().isLinked(process, peer);
  }

  private static void link(ErlangProcess process, ErlangProcess peer) {
    process.node().bonds().link(process, peer);
  }

  private static void unlink(ErlangProcess process, ErlangProcess peer) {
    process.node().bonds().unlink(process, peer);
  }

  @Test
  void eachSideHasAnEndOnceItKnows() {
    link(onA, onB);

    assertThat(isLinked(onA, onB)).isTrue();
    assertThat(isLinked(onB, onA)).isFalse();
    fixture.runUntil(LATENCY);
    assertThat(isLinked(onB, onA)).isTrue();
  }

  @Test
  void whoTookALinkAwayGetsNoneFromOneWhoDidNotKnowOfItYet() {
    link(onA, onB);
    fixture.runUntil(5);
    link(onB, onA); // does not know that there is one
    fixture.runUntil(12);
    unlink(onA, onB);

    fixture.runUntil(15); // the link of the other side arrives
    assertThat(isLinked(onA, onB)).isFalse();
    fixture.runUntil(100);

    assertThat(isLinked(onA, onB)).isFalse();
    assertThat(isLinked(onB, onA)).isFalse();
  }

  @Test
  void whoLinksAgainIsLinkedWhateverBecomesOfTheUnlinking() {
    link(onA, onB);
    fixture.runUntil(50);
    unlink(onA, onB);
    fixture.runUntil(52);
    link(onA, onB);
    fixture.runUntil(53);
    unlink(onB, onA);
    fixture.runUntil(59);
    link(onB, onA);

    fixture.runUntil(100);

    assertThat(isLinked(onA, onB)).isTrue();
    assertThat(isLinked(onB, onA)).isTrue();
  }

  @Test
  void bothSidesAgreeInTheEndWhateverTheyDid() {
    int linked = 0;
    for (int seed = 0; seed < 300; seed++) {
      var random = new Random(seed);
      for (int i = 0; i < 30; i++) {
        boolean isFirst = random.nextBoolean();
        ErlangProcess process = isFirst ? onA : onB;
        ErlangProcess peer = isFirst ? onB : onA;
        if (random.nextBoolean()) {
          link(process, peer);
        } else {
          unlink(process, peer);
        }
        fixture.runUntil(fixture.run().nowNanos() + random.nextInt((int) LATENCY));
      }

      fixture.runUntil(fixture.run().nowNanos() + 10 * LATENCY);

      assertThat(isLinked(onA, onB)).as("seed %d", seed).isEqualTo(isLinked(onB, onA));
      assertThat(a.unlinks().size() + b.unlinks().size()).as("seed %d", seed).isZero();
      linked += isLinked(onA, onB) ? 1 : 0;
    }
    assertThat(linked).isBetween(50, 250);
  }

  @Test
  void aLinkToANodeThatCannotBeReachedEndsAProcessAtOnce() {
    network.begin(Networks.cut(a, b), 0);

    link(onA, onB);

    assertThat(onA.isAlive()).isFalse();
    assertThat(onA.exitReason).isEqualTo(ExitReason.NOCONNECTION);
  }

  @Test
  void aMonitorFiresOnce() {
    Monitor monitor = a.bonds().monitor(onA, onB);
    fixture.runUntil(20);
    network.begin(Networks.cut(a, b), 0);
    network.heal(0);
    assertThat(monitor.isActive()).isFalse();
    network.connect(a, b, 0);
    network.begin(Networks.cut(a, b), 0);

    assertThat(NodeFixture.mailbox(onA)).containsExactly("down :noconnection");
  }

  @Test
  void aMonitorThatToldOfAnEndTellsNothingOfTheConnection() {
    Monitor monitor = a.bonds().monitor(onA, onB);
    fixture.runUntil(20);
    fixture.run().agenda().planFirst(30, () -> b.lifecycle().exit(onB, ExitReason.NORMAL));
    fixture.runUntil(50);
    assertThat(monitor.isActive()).isFalse();

    network.begin(Networks.cut(a, b), 0);

    assertThat(NodeFixture.mailbox(onA)).containsExactly("down :normal");
  }

  @Test
  void aMonitorOfANodeThatCannotBeReachedHasFired() {
    network.begin(Networks.cut(a, b), 0);

    Monitor monitor = a.bonds().monitor(onA, onB);

    assertThat(monitor.isActive()).isFalse();
    assertThat(NodeFixture.mailbox(onA)).containsExactly("down :noconnection");
  }

  /// At which times the watched process may end, whose watcher has given the monitor up at 20: what
  /// its node does until it knows of that is told, and no more.
  private boolean isDownToldOnceEndedAt(long nanos, Runnable meanwhile) {
    Monitor monitor = a.bonds().monitor(onA, onB);
    fixture.runUntil(20);
    a.bonds().demonitor(monitor);
    meanwhile.run();
    fixture.runUntil(nanos);
    fixture.events().clear();
    b.lifecycle().exit(onB, ExitReason.NORMAL);
    fixture.runUntil(nanos + 100);
    assertThat(NodeFixture.mailbox(onA)).isEmpty();
    return fixture.events().stream().anyMatch(event -> event.startsWith("down "));
  }

  @Test
  void aProcessThatEndsBeforeItsNodeKnowsThatAMonitorIsGoneSendsADown() {
    assertThat(isDownToldOnceEndedAt(29, () -> {})).isTrue();
  }

  @Test
  void oneThatEndsAfterwardsSendsNone() {
    assertThat(isDownToldOnceEndedAt(30, () -> {})).isFalse();
  }

  @Test
  void thatAMonitorIsGoneIsNotKnownWhileNothingPasses() {
    assertThat(isDownToldOnceEndedAt(50, () -> network.begin(Networks.silence(a, b), 0))).isTrue();
  }

  @Test
  void whoWatchesIsShownUntilItIsKnownThatItDoesNotAnyMore() {
    Monitor monitor = a.bonds().monitor(onA, onB);
    fixture.runUntil(20);
    a.bonds().demonitor(monitor);
    List<ErlangProcess> before = new ArrayList<>();
    Inspection.forEachWatcher(onB, before::add);
    fixture.runUntil(30);
    List<ErlangProcess> after = new ArrayList<>();
    Inspection.forEachWatcher(onB, after::add);

    assertThat(before).containsExactly(onA);
    assertThat(after).isEmpty();
  }

  @Test
  void theMonitorOfACallIsTheCallers() {
    a.bonds().call(onA, onB, NodeFixture.request(onA, 7));
    fixture.runUntil(20);

    a.bonds().demonitorCall(onA);
    fixture.runUntil(40);
    fixture.run().agenda().planFirst(50, () -> b.lifecycle().exit(onB, ExitReason.NORMAL));
    fixture.runUntil(100);

    assertThat(NodeFixture.mailbox(onA)).isEmpty();
  }

  @Test
  void aLostConnectionIsToldInTheOrderOfPids() {
    ErlangProcess first = fixture.waiting("First");
    ErlangProcess second = fixture.waiting("Second");
    fixture.end(first, "x");
    ErlangProcess third = fixture.waiting("Third"); // in the place of the first
    assertThat(third.slot).isLessThan(second.slot);
    link(second, onB);
    link(third, onB);
    fixture.runUntil(20);
    fixture.events().clear();

    network.begin(Networks.cut(a, b), 0);

    assertThat(fixture.events())
        .filteredOn(event -> event.startsWith("exit "))
        .containsExactly(
            "exit " + second.number() + " 0",
            "exit " + third.number() + " 0",
            "exit " + onB.number() + " 0");
  }

  @Test
  void nobodyWaitsForAnAcknowledgementThatWasLost() {
    link(onA, onB);
    fixture.runUntil(50);
    unlink(onA, onB);

    network.disconnect(a, b, 0);
    fixture.runUntil(70);

    assertThat(a.unlinks().size()).isZero();
    link(onB, onA);
    fixture.runUntil(100);
    assertThat(isLinked(onA, onB)).isTrue();
  }

  @Test
  void anUnlinkingOfTheDeadIsAcknowledged() {
    link(onA, onB);
    fixture.runUntil(50);
    fixture.run().agenda().planFirst(51, () -> b.lifecycle().exit(onB, new crashlab.otp.Atom("x")));
    fixture.runUntil(51);
    unlink(onA, onB);

    fixture.runUntil(100);

    assertThat(a.unlinks().size()).isZero();
    assertThat(onA.isAlive()).isTrue();
  }
}
