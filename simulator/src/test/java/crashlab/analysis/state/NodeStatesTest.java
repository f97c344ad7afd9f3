package crashlab.analysis.state;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.TracedRun;
import crashlab.analysis.state.NodeLink.Cut;
import crashlab.analysis.state.NodeLink.End;
import org.junit.jupiter.api.Test;

class NodeStatesTest {
  private static final int A = 0;
  private static final int B = 1;
  private static final int C = 2;

  private static TracedRun run(String faults) {
    return TracedRun.ofText(
        """
        {"format": 1, "name": "three", "duration": "100s", "nodes": ["a", "b", "c"],
         "modules": {"W": {"use": "gen_server"}},
         "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one",
           "children": [{"id": "W", "module": "W"}]},
         "faults": [%s]}
        """
            .formatted(faults));
  }

  private static NodeStates states(TracedRun run) {
    return NodeStates.of(run.scenario(), run.log());
  }

  private static Moment at(TracedRun run, double seconds) {
    return run.momentAt((long) (seconds * 1e9));
  }

  @Test
  void aFrozenNodeIsFrozenUntilItsTimeIsOver() {
    TracedRun run = run("{\"at\": \"2s\", \"node_freeze\": \"b\", \"for\": \"3s\"}");
    NodeStates states = states(run);

    assertThat(states.state(B, at(run, 1.9))).isEqualTo(NodeState.UP);
    assertThat(states.state(B, at(run, 2))).isEqualTo(NodeState.FROZEN);
    assertThat(states.state(B, at(run, 4.999))).isEqualTo(NodeState.FROZEN);
    assertThat(states.state(B, at(run, 5))).isEqualTo(NodeState.UP);
    assertThat(states.spans(B))
        .extracting(NodeStates.Span::state)
        .containsExactly(NodeState.ABSENT, NodeState.UP, NodeState.FROZEN, NodeState.UP);
  }

  @Test
  void aNodeThatGoesDownIsFrozenNoLonger() {
    TracedRun run =
        run(
            """
            {"at": "2s", "node_freeze": "b", "for": "8s"},
            {"at": "3s", "node_down": "b", "for": "2s"}\
            """);
    NodeStates states = states(run);

    assertThat(states.state(B, at(run, 4))).isEqualTo(NodeState.DOWN);
    assertThat(states.state(B, at(run, 6))).isEqualTo(NodeState.UP);
    assertThat(states.state(B, at(run, 11))).isEqualTo(NodeState.UP);
  }

  @Test
  void aPartitionCutsTheLinksBetweenItsGroupsAtOnce() {
    TracedRun run =
        run("{\"at\": \"2s\", \"partition\": [[\"a\"], [\"b\", \"c\"]], \"for\": \"3s\"}");
    NodeStates states = states(run);

    assertThat(states.link(A, B, at(run, 3)))
        .isEqualTo(new NodeLink(End.LOST, End.LOST, Cut.CLOSED, -1));
    assertThat(states.link(B, C, at(run, 3)).isTroubled()).isFalse();
    assertThat(states.link(A, B, at(run, 6)))
        .as("nothing connects again by itself")
        .isEqualTo(new NodeLink(End.LOST, End.LOST, Cut.NONE, -1));
    assertThat(states.losses(A)).extracting(NodeStates.Loss::peer).containsExactly(B, C);
  }

  @Test
  void nobodyKnowsOfASilentPartitionUntilTicksAreMissed() {
    TracedRun run =
        run("{\"at\": \"2s\", \"partition\": [[\"a\"], [\"b\", \"c\"]], \"silent\": true}");
    NodeStates states = states(run);

    assertThat(states.link(A, B, at(run, 3)))
        .isEqualTo(new NodeLink(End.CONNECTED, End.CONNECTED, Cut.SILENT, -1));
    assertThat(states.link(A, B, at(run, 99)).isLost()).isTrue();
    assertThat(states.disturbances())
        .singleElement()
        .satisfies(one -> assertThat(one.words()).endsWith("(silent)"))
        .satisfies(one -> assertThat(one.toNanos()).isEqualTo(Long.MAX_VALUE));
  }

  @Test
  void latencyHoldsOnItsLinkUntilItIsHealed() {
    TracedRun run =
        run(
            """
            {"at": "2s", "latency": "50ms", "between": ["a", "c"]},
            {"at": "5s", "heal": true}\
            """);
    NodeStates states = states(run);

    assertThat(states.link(C, A, at(run, 3)).latencyNanos()).isEqualTo(50_000_000);
    assertThat(states.link(A, B, at(run, 3)).latencyNanos()).isEqualTo(-1);
    assertThat(states.link(A, C, at(run, 5)).isTroubled()).isFalse();
    assertThat(states.disturbances())
        .extracting(NodeStates.Disturbance::fromNanos, NodeStates.Disturbance::toNanos)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(2_000_000_000L, 5_000_000_000L));
  }

  @Test
  void aRunOfOneNodeHasNoNames() {
    TracedRun run = TracedRun.shipped("tasks/linked-task.json");

    assertThat(states(run).names()).isEmpty();
    assertThat(states(run).disturbances()).isEmpty();
  }
}
