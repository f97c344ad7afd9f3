package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.kernel.Distribution;
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
    network.setLatency(new Distribution.Fixed(LATENCY));
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
  void nobodyWaitsForAnAcknowledgementThatWasLost() {
    link(onA, onB);
    fixture.runUntil(50);
    unlink(onA, onB);

    network.disconnect(a, b, 0);

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
