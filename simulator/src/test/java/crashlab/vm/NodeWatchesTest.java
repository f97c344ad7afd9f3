package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.otp.Atom;
import crashlab.otp.ExitReason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who is told of connections that come and go.
///
/// Source: OTP erlang manual, `monitor_node/2`; net_kernel manual, `monitor_nodes/2`.
class NodeWatchesTest {
  private final RecordedRun recorded = new RecordedRun(1);
  private final ErlangNode a = recorded.node("a");
  private final ErlangNode b = recorded.node("b");
  private final Network network = recorded.run().network();
  private final ErlangProcess onA = NodeFixture.waiting(a, "A");
  private final ErlangProcess otherOnA = NodeFixture.waiting(a, "Other");

  @Test
  void whoWatchesANodeConnectsToItAndIsToldOnceOfItsLoss() {
    a.watches().monitorNode(onA, b);
    assertThat(network.isConnected(a, b)).isTrue();
    network.disconnect(a, b, 0);
    network.connect(a, b, 0);
    network.disconnect(a, b, 0);

    assertThat(NodeFixture.mailbox(onA)).containsExactly("info {:nodedown, :b}");
    assertThat(NodeFixture.mailbox(otherOnA)).isEmpty();
  }

  @Test
  void eachRequestIsToldForItself() {
    a.watches().monitorNode(onA, b);
    a.watches().monitorNode(onA, b);
    network.disconnect(a, b, 0);

    assertThat(NodeFixture.mailbox(onA)).hasSize(2);
  }

  /// Source: recorded on OTP 25.2.3.
  @Test
  void aNodeThatCannotBeReachedIsToldToBeDownAtOnce() {
    network.begin(Networks.cut(a, b), 0);

    a.watches().monitorNode(onA, b);

    assertThat(NodeFixture.mailbox(onA)).containsExactly("info {:nodedown, :b}");
  }

  @Test
  void theOwnNodeIsNeverDown() {
    a.watches().monitorNode(onA, a);

    assertThat(NodeFixture.mailbox(onA)).isEmpty();
  }

  @Test
  void whoWatchesAllIsToldOfEachThatComesAndGoes() {
    a.watches().monitorNodes(onA);
    a.watches().monitorNodes(onA);
    network.connect(b, a, 0);
    network.disconnect(b, a, 0);
    recorded.runUntil(1_000_000);

    assertThat(NodeFixture.mailbox(onA))
        .containsExactly(
            "info {:nodeup, :b}",
            "info {:nodeup, :b}",
            "info {:nodedown, :b, :connection_closed}",
            "info {:nodedown, :b, :connection_closed}");
  }

  @Test
  void whatOneIsToldIsCausedByTheLineOfItsOwnSide() {
    a.watches().monitorNodes(onA);
    network.connect(b, a, 0);
    long connectedOnA = recorded.run().eventCount();
    Message first = onA.firstMessage;

    assertThat(first).isNotNull();
    assertThat(first.cause()).isEqualTo(connectedOnA);
  }

  @Test
  void theDeadAreToldNothing() {
    a.watches().monitorNodes(onA);
    a.watches().monitorNode(onA, b);
    a.lifecycle().exit(onA, ExitReason.NORMAL);

    network.disconnect(a, b, 0);

    assertThat(NodeFixture.mailbox(onA)).isEmpty();
  }

  @Test
  void exitsAndDownsComeBeforeTheWordOfTheNode() {
    ErlangProcess onB = NodeFixture.waiting(b, "B");
    a.bonds().monitor(onA, onB);
    a.watches().monitorNode(onA, b);
    network.disconnect(a, b, 0);

    assertThat(NodeFixture.mailbox(onA))
        .containsExactly("down :noconnection", "info {:nodedown, :b}");
  }

  @Test
  void partsOfTheRuntimeAreToldWhyAndOnlyInTheirLife() {
    List<String> told = new ArrayList<>();
    a.watches()
        .listen(
            new PeerListener() {
              @Override
              public void connected(ErlangNode peer, long cause) {
                told.add("up " + peer.name().name());
              }

              @Override
              public void disconnected(ErlangNode peer, Atom reason, long cause) {
                told.add("down " + peer.name().name() + " " + reason.name());
              }
            });
    network.connect(a, b, 0);
    network.disconnect(a, b, 0);
    recorded.run().bringUp(b, 0);
    recorded.run().takeDown(a, 0);
    recorded.run().bringUp(a, 0);

    assertThat(told).containsExactly("up b", "down b disconnect");
    assertThat(network.isConnected(a, b)).isTrue();
  }
}
