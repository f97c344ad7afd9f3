package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.kernel.Distribution;
import org.junit.jupiter.api.Test;

/// How nodes come up and go down, and are connected by that.
class NodeBootTest {
  private static final long SECOND = 1_000_000_000;

  private final RecordedRun recorded = new RecordedRun(1);
  private final ErlangNode a = recorded.node("a");
  private final ErlangNode b = recorded.node("b");
  private final ErlangNode c = recorded.node("c");
  private final Run run = recorded.run();
  private final Network network = run.network();

  @Test
  void aNodeThatComesUpConnectsToThoseThatAreUp() {
    run.holdDown(c);
    run.bringUp(a, 0);
    run.bringUp(b, 0);
    assertThat(network.peersOf(a)).containsExactly(b);

    run.bringUp(c, 9);

    assertThat(network.peersOf(c)).containsExactly(a, b);
    assertThat(recorded.told())
        .endsWith("up c", "connected c a", "connected a c", "connected c b", "connected b c");
    assertThat(recorded.causes().get(recorded.causes().size() - 5)).isEqualTo(9);
  }

  @Test
  void nobodyConnectsAtBootIfThatIsNotWanted() {
    network.configure(
        new NetworkOptions(
            new Distribution.Fixed(1),
            Long.MAX_VALUE,
            false,
            SECOND,
            NetworkOptions.AutoConnect.ALWAYS,
            60 * SECOND,
            4,
            7 * SECOND,
            true));
    run.bringUp(a, 0);
    run.bringUp(b, 0);
    recorded.runUntil(5 * SECOND);

    assertThat(recorded.told()).containsExactly("up a", "up b");
  }

  @Test
  void aNodeThatBootsWaitsForNoSilentPeer() {
    run.bringUp(a, 0);
    run.bringUp(c, 0);
    network.begin(Networks.silence(a, b), 0);

    run.bringUp(b, 0);

    assertThat(network.peersOf(b)).containsExactly(c);
    assertThat(network.isConnecting(b, a)).isFalse();
  }

  @Test
  void itsEndIsToldBeforeThoseOfItsProcessesAndItsPeersAreToldOfTheLoss() {
    run.bringUp(a, 0);
    run.bringUp(b, 0);

    run.takeDown(b, 8);
    recorded.runUntil(SECOND);

    assertThat(recorded.told()).endsWith("down b", "disconnected a b connection_closed");
    assertThat(recorded.causes()).contains(8L);
    assertThat(network.peersOf(b)).isEmpty();
  }

  @Test
  void bootingAgainConnectsAgain() {
    run.bringUp(a, 0);
    run.bringUp(b, 0);
    ErlangProcess onA = NodeFixture.waiting(a, "A");
    a.watches().monitorNodes(onA);
    run.takeDown(b, 0);

    run.bringUp(b, 0);

    assertThat(network.isConnected(a, b)).isTrue();
    assertThat(NodeFixture.mailbox(onA))
        .containsExactly("info {:nodedown, :b, :connection_closed}", "info {:nodeup, :b}");
  }

  @Test
  void whoMissesAPeerTriesToReachItAgainAndAgain() {
    network.configure(Networks.reconnecting(5 * SECOND));
    run.bringUp(a, 0);
    run.bringUp(b, 0);
    recorded.runUntil(SECOND);
    network.begin(Networks.cut(a, b), 0);
    recorded.runUntil(12 * SECOND);
    network.heal(0);
    assertThat(network.isConnected(a, b)).isFalse();

    recorded.runUntil(100 * SECOND);

    assertThat(recorded.lines()).endsWith("16000000000 connected a b", "16000000000 connected b a");
    long steps = run.stepCount();
    recorded.runUntil(1_000 * SECOND);
    assertThat(run.stepCount()).isEqualTo(steps);
  }

  @Test
  void aNodeThatCouldNotBeReachedAtBootIsMissedAsWell() {
    network.configure(Networks.reconnecting(5 * SECOND));
    network.begin(Networks.cut(a, b), 0);
    run.bringUp(a, 0);
    run.bringUp(b, 0);
    network.heal(0);

    recorded.runUntil(6 * SECOND);

    assertThat(network.isConnected(a, b)).isTrue();
  }

  @Test
  void nodesThatDieAreTriedInVainUntilTheyBootAndNeverTwiceAtOnce() {
    network.configure(Networks.reconnecting(5 * SECOND));
    run.bringUp(a, 0);
    run.bringUp(b, 0);
    for (int i = 0; i < 10; i++) {
      network.disconnect(a, b, 0);
      network.connect(a, b, 0);
    }
    recorded.runUntil(5 * SECOND);
    run.takeDown(b, 0);
    long steps = run.stepCount();

    recorded.runUntil(56 * SECOND);

    assertThat(run.stepCount() - steps).isBetween(10L, 12L);
    assertThat(recorded.told()).last().isEqualTo("disconnected a b connection_closed");
  }
}
