package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import crashlab.kernel.Distribution;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NetworkTest {
  private final NodeFixture fixture = new NodeFixture();
  private final Network network = fixture.run().network();
  private final ErlangNode a = fixture.node();
  private final ErlangNode b = fixture.addNode("b");
  private final ErlangNode c = fixture.addNode("c");
  private final ErlangProcess onB = NodeFixture.waiting(b, "B");
  private final ErlangProcess onC = NodeFixture.waiting(c, "C");

  @BeforeEach
  void takeOneForEachSignal() {
    network.configure(Networks.with(new Distribution.Fixed(1)));
    fixture.runUntil(0);
  }

  private void send(ErlangNode from, ErlangProcess to, String what) {
    from.deliver(to, from.message(Message.Kind.INFO, null, new crashlab.otp.Atom(what), 0));
  }

  @Test
  void connectsThoseWhoHaveSomethingToTellEachOther() {
    assertThat(network.peersOf(a)).isEmpty();

    send(a, onB, "m");

    assertThat(network.peersOf(a)).containsExactly(b);
    assertThat(network.peersOf(b)).containsExactly(a);
    assertThat(network.peersOf(c)).isEmpty();
  }

  @Test
  void connectsNobodyOnDemandIfThatIsNotWanted() {
    network.configure(Networks.with(NetworkOptions.AutoConnect.NEVER));
    send(a, onB, "lost");
    assertThat(network.connect(a, b, 0)).isTrue();
    send(a, onB, "m");

    fixture.runUntil(10);

    assertThat(NodeFixture.mailbox(onB)).containsExactly("info :m");
  }

  @Test
  void keepsTheOrderFromNodeToNodeAndNoneBetweenDirections() {
    network.configure(Networks.with(new Distribution.Fixed(10)));
    send(a, onB, "slow");
    network.configure(Networks.with(new Distribution.Fixed(1)));
    send(a, onB, "fast");
    send(c, onB, "other");

    fixture.runUntil(5);
    assertThat(NodeFixture.mailbox(onB)).containsExactly("info :other");
    fixture.runUntil(10);

    assertThat(NodeFixture.mailbox(onB)).containsExactly("info :other", "info :slow", "info :fast");
  }

  @Test
  void hasALatencyForEachPair() {
    network.begin(new Disturbance.Delay(new Distribution.Fixed(7), a, c), 0);
    send(a, onB, "m");
    send(a, onC, "m");

    fixture.runUntil(6);
    assertThat(NodeFixture.mailbox(onB)).hasSize(1);
    assertThat(NodeFixture.mailbox(onC)).isEmpty();
    fixture.runUntil(7);

    assertThat(NodeFixture.mailbox(onC)).hasSize(1);
  }

  @Test
  void refusesConnectionsWhileTheyAreCut() {
    network.begin(Networks.cut(a, b), 0);

    assertThat(network.connect(a, b, 0)).isFalse();
    assertThat(network.connect(a, c, 0)).isTrue();
    network.heal(0);

    assertThat(network.isConnected(a, b)).isFalse();
    assertThat(network.connect(a, b, 0)).isTrue();
  }

  @Test
  void setsUpAgainWhatWasOnlyDisconnected() {
    network.connect(a, b, 0);
    network.disconnect(a, b, 0);
    assertThat(network.isConnected(a, b)).isFalse();

    send(a, onB, "m");
    fixture.runUntil(10);

    assertThat(NodeFixture.mailbox(onB)).containsExactly("info :m");
  }

  @Test
  void losesWhatIsOnItsWayInBothDirectionsAndCountsIt() {
    ErlangProcess onA = fixture.waiting("A");
    send(a, onB, "m");
    send(a, onB, "m");
    send(b, onA, "m");
    send(a, onC, "stays");

    network.begin(Networks.cut(a, b), 0);
    fixture.runUntil(10);

    assertThat(network.messages(a)).isEqualTo(3);
    assertThat(network.messages(b)).isEqualTo(1);
    assertThat(network.lost(a)).isEqualTo(2);
    assertThat(network.lost(b)).isEqualTo(1);
    assertThat(NodeFixture.mailbox(onB)).isEmpty();
    assertThat(NodeFixture.mailbox(onA)).isEmpty();
    assertThat(NodeFixture.mailbox(onC)).hasSize(1);
  }

  @Test
  void doesNotTakeWhatIsSentLaterForWhatWasLost() {
    network.configure(Networks.with(new Distribution.Fixed(5)));
    send(a, onB, "lost");
    network.begin(Networks.cut(a, b), 0);
    network.heal(0);
    fixture.runUntil(3);
    send(a, onB, "m"); // due at 8

    fixture.runUntil(7);
    assertThat(NodeFixture.mailbox(onB)).isEmpty();
    fixture.runUntil(8);

    assertThat(NodeFixture.mailbox(onB)).containsExactly("info :m");
  }

  /// Source: TCP: what was written before a socket was closed arrives before its end does.
  @Test
  void deliversWhatWasSentBeforeItsSenderClosedTheConnectionAndNothingTheOtherWay() {
    ErlangProcess onA = fixture.waiting("A");
    network.configure(Networks.with(new Distribution.Fixed(5)));
    network.connect(a, b, 0);
    send(b, onA, "lost");
    send(a, onB, "m");

    network.disconnect(a, b, 0);
    send(b, onA, "lost"); // does not know yet
    assertThat(network.isConnected(b, a)).isTrue();
    fixture.runUntil(20);

    assertThat(NodeFixture.mailbox(onB)).containsExactly("info :m");
    assertThat(NodeFixture.mailbox(onA)).isEmpty();
    assertThat(network.lost(a)).isZero();
    assertThat(network.lost(b)).isEqualTo(2);
    assertThat(network.isConnected(b, a)).isFalse();
  }

  @Test
  void aConnectionThatIsSetUpAnewBeginsAfterTheEndOfTheOld() {
    network.configure(Networks.with(new Distribution.Fixed(5)));
    send(a, onB, "old");
    network.disconnect(a, b, 0);
    send(a, onB, "new");
    assertThat(NodeFixture.mailbox(onB)).containsExactly("info :old");

    fixture.runUntil(5);

    assertThat(NodeFixture.mailbox(onB)).containsExactly("info :old", "info :new");
    assertThat(network.isConnected(b, a)).isTrue();
  }

  @Test
  void losesWhatItHeldIfTheConnectionIsCut() {
    network.begin(Networks.silence(a, b), 0);
    send(a, onB, "lost");
    fixture.runUntil(10);

    network.begin(Networks.cut(a, b), 0);
    network.heal(0);
    fixture.runUntil(20);

    assertThat(NodeFixture.mailbox(onB)).isEmpty();
  }

  @Test
  void releasesInOrderWhatWasHeldAndWhatWasNotDueYet() {
    network.begin(Networks.silence(a, b), 0);
    send(a, onB, "first");
    fixture.runUntil(4);
    send(a, onB, "second"); // due at 5
    network.heal(0);

    fixture.runUntil(4);
    assertThat(NodeFixture.mailbox(onB)).containsExactly("info :first");
    fixture.runUntil(5);

    assertThat(NodeFixture.mailbox(onB)).containsExactly("info :first", "info :second");
  }

  @Test
  void releasesWhatIsDueAtThatVeryInstant() {
    network.begin(Networks.silence(a, b), 0);
    send(a, onB, "m");
    fixture.runUntil(1);
    network.heal(0);

    fixture.runUntil(1);

    assertThat(NodeFixture.mailbox(onB)).containsExactly("info :m");
  }

  @Test
  void holdsAndDelaysBothDirections() {
    ErlangProcess onA = fixture.waiting("A");
    Disturbance silence = Networks.silence(a, b);
    network.begin(silence, 0);
    network.begin(new Disturbance.Delay(new Distribution.Fixed(3), a, b), 0);
    send(b, onA, "m");
    send(a, onB, "m");
    fixture.runUntil(5);
    assertThat(NodeFixture.mailbox(onA)).isEmpty();
    assertThat(NodeFixture.mailbox(onB)).isEmpty();
    network.end(silence, 0);
    send(b, onA, "later"); // due at 8
    send(a, onB, "later");

    fixture.runUntil(7);
    assertThat(NodeFixture.mailbox(onA)).containsExactly("info :m");
    assertThat(NodeFixture.mailbox(onB)).containsExactly("info :m");
    fixture.runUntil(8);

    assertThat(NodeFixture.mailbox(onA)).hasSize(2);
    assertThat(NodeFixture.mailbox(onB)).hasSize(2);
  }

  @Test
  void losesTheConnectionsOfANodeThatGoesDownAndNoOthers() {
    network.connect(a, b, 0);
    network.connect(a, c, 0);
    network.connect(b, c, 0);

    fixture.run().takeDown(b, 0);
    fixture.runUntil(5);

    assertThat(network.peersOf(a)).containsExactly(c);
    assertThat(network.peersOf(b)).isEmpty();
    assertThat(network.connect(a, b, 0)).isFalse();
  }

  @Test
  void takesAsLongAsItLikes() {
    fixture.runUntil(10);
    network.configure(Networks.with(new Distribution.Fixed(Long.MAX_VALUE)));
    send(a, onB, "never");

    fixture.runUntil(1_000_000);

    assertThat(NodeFixture.mailbox(onB)).isEmpty();
    assertThat(network.messages(a)).isEqualTo(1);
  }

  @Test
  void tellsBothSidesOfALostConnection() {
    ErlangProcess onA = fixture.waiting("A");
    fixture.runUntil(0);
    a.bonds().link(onA, onB);
    fixture.runUntil(5);
    long[] causes = new long[1];
    a.belongings().acquire(onA, (node, owner, reason, cause) -> causes[0] = owner.cause());

    network.begin(Networks.cut(a, b), 1);

    assertThat(onA.isAlive()).isFalse();
    assertThat(causes[0]).isEqualTo(fixture.run().eventCount() - 4); // its exit signal
    assertThat(fixture.events())
        .endsWith(
            "library 0 0",
            "exit_signal 1 3",
            "library 0 0",
            "exit_signal 3 1",
            "exit 3 0",
            "exit 1 0");
  }

  @Test
  void isNothingThatANodeNeedsForItself() {
    assertThatIllegalArgumentException().isThrownBy(() -> network.connect(a, a, 0));
  }
}
