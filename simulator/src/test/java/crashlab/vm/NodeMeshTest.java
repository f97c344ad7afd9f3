package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What `global` does to the connections of nodes.
///
/// Source: OTP global.erl, "Prevent Overlapping Partitions Algorithm"; recorded on OTP 25.2.3 with
/// three nodes.
class NodeMeshTest {
  private static final long SECOND = 1_000_000_000;

  private final RecordedRun recorded = new RecordedRun(1);
  private final ErlangNode a = recorded.node("a");
  private final ErlangNode b = recorded.node("b");
  private final ErlangNode c = recorded.node("c");
  private final ErlangNode d = recorded.node("d");
  private final Run run = recorded.run();
  private final Network network = run.network();

  private void boot(boolean preventsOverlaps) {
    network.configure(Networks.ticking(4 * SECOND, preventsOverlaps));
    for (ErlangNode node : run.nodes()) {
      run.bringUp(node, 0);
    }
    recorded.runUntil(SECOND);
  }

  private static Disturbance split(List<ErlangNode> one, List<ErlangNode> other, boolean silent) {
    return new Disturbance.Partition(List.of(one, other), silent);
  }

  @Test
  void whoConnectsToOneIsConnectedWithAllThatThatOneKnows() {
    network.connect(b, c, 0);
    network.connect(c, d, 0);
    recorded.runUntil(SECOND);
    assertThat(network.peersOf(b)).containsExactly(c, d);

    network.connect(a, b, 0);
    recorded.runUntil(2 * SECOND);

    for (ErlangNode node : run.nodes()) {
      assertThat(network.peersOf(node)).hasSize(3);
    }
  }

  @Test
  void aFullMeshHasNothingToTell() {
    boot(true);

    assertThat(run.stepCount()).isZero();
    assertThat(network.connections(run.nodes())).isEqualTo(6);
  }

  /// Source: recorded: all three were alone in 3 runs of 3.
  @Test
  void theLossOfOneLinkLeavesBothItsNodesAlone() {
    boot(true);

    network.begin(Networks.cut(a, c), 0);
    recorded.runUntil(2 * SECOND);

    assertThat(network.peersOf(a)).isEmpty();
    assertThat(network.peersOf(c)).isEmpty();
    assertThat(network.peersOf(b)).containsExactly(d);
  }

  @Test
  void withoutThatOnlyTheLinkIsLost() {
    boot(false);

    network.begin(Networks.cut(a, c), 0);
    recorded.runUntil(2 * SECOND);

    assertThat(network.peersOf(a)).containsExactly(b, d);
    assertThat(network.peersOf(b)).containsExactly(a, c, d);
    assertThat(network.peersOf(c)).containsExactly(b, d);
  }

  @Test
  void inACleanSplitEachSideStaysWhole() {
    boot(true);

    network.begin(split(List.of(a, b), List.of(c, d), false), 0);
    recorded.runUntil(2 * SECOND);

    assertThat(network.peersOf(a)).containsExactly(b);
    assertThat(network.peersOf(d)).containsExactly(c);
  }

  @Test
  void soItDoesIfTicksFindTheSplitAtDifferentTimes() {
    for (int seed = 0; seed < 20; seed++) {
      var other = new NodeMeshTest();
      other.boot(true);
      var silence = split(List.of(other.a, other.b), List.of(other.c, other.d), true);
      other.network.begin(silence, 0);
      other.recorded.runUntil(20 * SECOND);

      assertThat(other.network.peersOf(other.a)).containsExactly(other.b);
      assertThat(other.network.peersOf(other.d)).containsExactly(other.c);
    }
  }

  @Test
  void aNodeThatIsGoneTakesNoOtherWithIt() {
    boot(true);

    run.takeDown(d, 0);
    recorded.runUntil(2 * SECOND);

    assertThat(network.peersOf(a)).containsExactly(b, c);
    assertThat(network.peersOf(b)).containsExactly(a, c);
    assertThat(network.peersOf(c)).containsExactly(a, b);
  }

  /// Source: OTP global.erl, `handle_info({lost_connection, …})`: whoever is told asks the frozen
  /// node to end the connection, and it does when it goes on.
  @Test
  void aNodeThatOneFindsSilentIsDroppedByAllOnceItGoesOn() {
    boot(true);
    run.freeze(d);
    recorded.runUntil(20 * SECOND);

    run.thaw(d);
    recorded.runUntil(21 * SECOND);

    assertThat(network.peersOf(d)).isEmpty();
    assertThat(network.peersOf(a)).containsExactly(b, c);
  }

  @Test
  void whatWasTakenDownMayBeConnectedAgain() {
    boot(true);
    network.begin(Networks.cut(a, c), 0);
    recorded.runUntil(2 * SECOND);
    network.heal(0);

    network.connect(a, b, 0);
    recorded.runUntil(3 * SECOND);
    network.connect(c, b, 0);
    recorded.runUntil(4 * SECOND);
    assertThat(network.connections(run.nodes())).isEqualTo(6);
    network.begin(Networks.cut(a, c), 0);
    recorded.runUntil(5 * SECOND);

    assertThat(network.peersOf(a)).isEmpty();
    assertThat(network.peersOf(c)).isEmpty();
  }
}
