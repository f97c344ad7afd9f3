package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.otp.Atom;
import crashlab.otp.Blob;
import crashlab.vm.NetworkOptions.AutoConnect;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How connections come and go, and what the trace tells of it.
///
/// Source: OTP net_kernel.erl; recorded on OTP 25.2.3 with two nodes, one of which was stopped.
class ConnectorTest {
  private static final long SECOND = 1_000_000_000;

  private final RecordedRun recorded = new RecordedRun(1);
  private final ErlangNode a = recorded.node("a");
  private final ErlangNode b = recorded.node("b");
  private final Run run = recorded.run();
  private final Network network = run.network();

  private static void send(ErlangNode from, ErlangProcess to, String what) {
    from.deliver(to, from.message(Message.Kind.INFO, null, new Atom(what), 0));
  }

  @Test
  void eachSideTellsOfTheConnectionTheOneThatWantedItFirst() {
    network.connect(b, a, 7);

    assertThat(recorded.lines()).containsExactly("0 connected b a", "0 connected a b");
    assertThat(recorded.causes()).containsExactly(7L, 7L);
  }

  /// Source: recorded: `disconnect` on the side that did it, `connection_closed` on the other.
  @Test
  void whoDisconnectsIsToldSoAndTheOtherThatItWasClosed() {
    network.connect(a, b, 0);

    assertThat(network.disconnect(b, a, 0)).isTrue();
    assertThat(network.disconnect(b, a, 0)).isFalse();
    assertThat(network.isConnected(a, b)).isTrue();
    recorded.runUntil(500_000);

    assertThat(recorded.told())
        .endsWith("disconnected b a disconnect", "disconnected a b connection_closed");
  }

  @Test
  void aPartitionClosesConnectionsOnBothSides() {
    network.connect(a, b, 0);

    network.begin(Networks.cut(a, b), 3);

    assertThat(recorded.told())
        .endsWith("disconnected a b connection_closed", "disconnected b a connection_closed");
    assertThat(recorded.causes()).endsWith(3L, 3L);
  }

  @Test
  void aRefusedAttemptTellsNothing() {
    network.begin(Networks.cut(a, b), 0);

    assertThat(network.connect(a, b, 0)).isFalse();

    assertThat(network.isConnecting(a, b)).isFalse();
    assertThat(recorded.lines()).isEmpty();
  }

  @Test
  void onePartitionMayEndWhileAnotherGoesOn() {
    Disturbance one = Networks.cut(a, b);
    Disturbance other = Networks.cut(a, b);
    network.begin(one, 0);
    network.begin(other, 0);

    network.end(one, 0);
    assertThat(network.connect(a, b, 0)).isFalse();
    network.end(other, 0);

    assertThat(network.connect(a, b, 0)).isTrue();
  }

  @Test
  void aNodeInNoGroupReachesAll() {
    ErlangNode c = recorded.node("c");
    network.begin(Networks.cut(a, c), 0);

    assertThat(network.connect(a, b, 0)).isTrue();
    assertThat(network.connect(c, b, 0)).isTrue();
    assertThat(network.connect(a, c, 0)).isFalse();
  }

  /// Source: OTP kernel manual, `net_setuptime`.
  @Test
  void anAttemptAtASilentPeerFailsAfterTheSetupTimeAndLosesWhatWaitedForIt() {
    ErlangProcess onA = NodeFixture.waiting(a, "A");
    ErlangProcess onB = NodeFixture.waiting(b, "B");
    network.begin(Networks.silence(a, b), 0);
    a.watches().monitorNodes(onA);
    a.watches().monitorNode(onA, b);
    a.bonds().monitor(onA, onB);
    send(a, onB, "lost");
    assertThat(network.isConnecting(a, b)).isTrue();
    recorded.runUntil(7 * SECOND - 1);
    assertThat(NodeFixture.mailbox(onA)).isEmpty();

    recorded.runUntil(7 * SECOND);

    assertThat(recorded.lines())
        .containsExactly("7000000000 disconnected a b connection_setup_failed");
    assertThat(NodeFixture.mailbox(onA))
        .containsExactly("down :noconnection", "info {:nodedown, :b}");
    assertThat(network.lost(a)).isEqualTo(1);
    network.heal(0);
    recorded.runUntil(20 * SECOND);
    assertThat(NodeFixture.mailbox(onB)).isEmpty();
  }

  /// Source: recorded: a call to a stopped node connected when it went on, and was taken then.
  @Test
  void anAttemptSucceedsOnceThePeerAnswers() {
    ErlangProcess onB = NodeFixture.waiting(b, "B");
    run.freeze(b);
    send(a, onB, "m");
    recorded.runUntil(5 * SECOND);
    assertThat(NodeFixture.mailbox(onB)).isEmpty();

    run.thaw(b);
    recorded.runUntil(6 * SECOND);

    assertThat(NodeFixture.mailbox(onB)).containsExactly("info :m");
    assertThat(recorded.lines())
        .containsExactly("5000000000 connected a b", "5000000000 connected b a");
  }

  @Test
  void whoWaitsForAnAttemptGetsItsEnd() {
    ErlangProcess caller = NodeFixture.waiting(a, "A");
    recorded.runUntil(0);
    a.waits().awaitRef(caller, 5, Long.MAX_VALUE);
    network.begin(Networks.silence(a, b), 0);
    assertThat(network.connect(a, b, 0)).isFalse();
    network.awaitConnection(caller, b, 5);

    recorded.runUntil(7 * SECOND);

    Message answer = a.waits().takeMatched(caller);
    assertThat(answer).isNotNull();
    assertThat(answer.payload().inspect()).isEqualTo("false");
  }

  /// Source: OTP kernel manual, `dist_auto_connect`; net_kernel.erl, `delete_connection/3`.
  @Test
  void onceConnectedAndLostIsOnlyConnectedAgainByRequest() {
    network.configure(Networks.with(AutoConnect.ONCE));
    ErlangProcess onB = NodeFixture.waiting(b, "B");
    send(a, onB, "first");
    recorded.runUntil(10);
    network.disconnect(a, b, 0);
    send(a, onB, "lost");
    recorded.runUntil(20);
    assertThat(NodeFixture.mailbox(onB)).containsExactly("info :first");

    assertThat(network.connect(a, b, 0)).isTrue();
    send(a, onB, "again");
    recorded.runUntil(30);

    assertThat(NodeFixture.mailbox(onB)).containsExactly("info :first", "info :again");
  }

  @Test
  void anAttemptThatFailedBarsNothing() {
    network.configure(Networks.with(AutoConnect.ONCE));
    ErlangProcess onB = NodeFixture.waiting(b, "B");
    network.begin(Networks.silence(a, b), 0);
    send(a, onB, "lost");
    recorded.runUntil(8 * SECOND);
    network.heal(0);

    send(a, onB, "m");
    recorded.runUntil(9 * SECOND);

    assertThat(NodeFixture.mailbox(onB)).containsExactly("info :m");
  }

  @Test
  void anotherSideThatHasLostNothingWaitsForNobody() {
    run.takeDown(b, 0);

    assertThat(network.connect(a, b, 0)).isFalse();
    assertThat(network.isConnecting(a, b)).isFalse();
    assertThat(recorded.told()).containsExactly("down b");
  }

  @Test
  void aNodeThatDiesInASilentPartitionIsFoundByTicks() {
    network.configure(Networks.ticking(4 * SECOND, true));
    network.connect(a, b, 0);
    network.begin(Networks.silence(a, b), 0);
    run.takeDown(b, 0);
    run.bringUp(b, 0);
    assertThat(network.isConnected(a, b)).isTrue();

    recorded.runUntil(6 * SECOND);

    assertThat(recorded.told()).last().isEqualTo("disconnected a b net_tick_timeout");
  }

  @Test
  void aNodeThatDiedWhileItsPeerStoodStillIsGoneWhenThatGoesOn() {
    network.connect(a, b, 0);
    run.freeze(a);
    run.takeDown(b, 0);
    assertThat(recorded.told()).last().isEqualTo("down b");

    run.thaw(a);
    recorded.runUntil(SECOND);

    assertThat(recorded.told()).last().isEqualTo("disconnected a b connection_closed");
  }

  @Test
  void aFrozenNodeThatIsKilledIsFoundAtOnce() {
    run.bringUp(a, 0);
    run.bringUp(b, 0);
    run.freeze(b);
    run.takeDown(b, 4);
    recorded.runUntil(SECOND);

    assertThat(recorded.told()).endsWith("down b", "disconnected a b connection_closed");
    assertThat(b.isFrozen()).isFalse();
    run.bringUp(b, 0);
    assertThat(network.isConnected(a, b)).isTrue();
  }

  @Test
  void aPartitionOfAFrozenNodeIsKnownThereWhenItGoesOn() {
    network.connect(a, b, 0);
    run.freeze(b);
    network.begin(Networks.cut(a, b), 0);
    assertThat(recorded.told()).last().isEqualTo("disconnected a b connection_closed");

    run.thaw(b);
    recorded.runUntil(SECOND);

    assertThat(recorded.told()).last().isEqualTo("disconnected b a connection_closed");
  }

  @Test
  void aLargeMessageHoldsUpThoseBehindIt() {
    network.configure(Networks.withBandwidth(1_000_000)); // a byte takes a microsecond
    ErlangProcess onB = NodeFixture.waiting(b, "B");
    long small = a.sizeOf(a.message(Message.Kind.INFO, null, new Atom("m"), 0));
    a.deliver(onB, a.message(Message.Kind.INFO, null, new Blob(1_000_000), 0));
    send(a, onB, "m");

    recorded.runUntil(SECOND + 1_000 * small);
    assertThat(NodeFixture.mailbox(onB)).isEmpty();
    recorded.runUntil(SECOND + 1_000 * small + 1);
    assertThat(NodeFixture.mailbox(onB)).hasSize(1);
    recorded.runUntil(SECOND + 2_000 * small + 1);

    assertThat(NodeFixture.mailbox(onB)).hasSize(2);
    assertThat(network.bytes(a)).isEqualTo(1_000_000 + 2 * small);
    assertThat(network.connections(List.of(a, b))).isEqualTo(1);
    assertThat(network.connections(List.of(a))).isEqualTo(1);
  }
}
