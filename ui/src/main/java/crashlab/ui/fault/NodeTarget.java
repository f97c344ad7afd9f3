package crashlab.ui.fault;

import crashlab.analysis.state.Moment;
import crashlab.analysis.state.NodeState;
import crashlab.scenario.JsonEdit;
import crashlab.trace.Detail;
import crashlab.ui.session.Recording;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A node, or the link between two, that a fault strikes.
///
/// @param node its number
/// @param peer the other end of the link; [#NONE] for the node itself, and of a partition for all
///   others
record NodeTarget(int node, int peer) {
  static final int NONE = -1;

  static NodeTarget of(int node) {
    return new NodeTarget(node, NONE);
  }

  /// The node on which the process of a slot is; empty with one node.
  static Optional<NodeTarget> ofSlot(Recording run, int slot) {
    if (slot < 0 || slot >= run.roster().size()) {
      return Optional.empty();
    }
    Detail.Identity who = run.roster().identity(slot);
    return who.node().isDistributed() ? Optional.of(of(who.node().index())) : Optional.empty();
  }

  boolean isLink() {
    return peer != NONE;
  }

  /// What a fault says of it, as JSON: the node, the groups of a partition, or the ends of a link.
  String json(FaultKind kind, Recording run) {
    List<String> names = run.nodes().names();
    if (!kind.strikesLinks()) {
      return JsonEdit.quoted(names.get(node));
    }
    if (kind.asksFor(FaultKind.Field.LATENCY)) {
      return isLink() ? list(List.of(names.get(node), names.get(peer))) : "";
    }
    return "[" + list(List.of(names.get(node))) + ", " + list(others(names)) + "]";
  }

  private List<String> others(List<String> names) {
    return isLink()
        ? List.of(names.get(peer))
        : IntStream.range(0, names.size()).filter(i -> i != node).mapToObj(names::get).toList();
  }

  private static String list(List<String> names) {
    return names.stream().map(JsonEdit::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  /// What people call it, as the object of a fault.
  String words(FaultKind kind, Recording run) {
    List<String> names = run.nodes().names();
    if (!kind.strikesLinks()) {
      return names.get(node);
    }
    if (kind.asksFor(FaultKind.Field.LATENCY)) {
      return isLink()
          ? "between " + names.get(node) + " and " + names.get(peer)
          : "between all nodes";
    }
    return isLink()
        ? names.get(node) + " off from " + names.get(peer)
        : names.get(node) + " off from all others";
  }

  /// Why it cannot suffer a fault now; empty if it can.
  Optional<String> refusal(FaultKind kind, Recording run, Moment now) {
    if (FaultTarget.isOver(run, now)) {
      return Optional.of("The run is over: go back in time first.");
    }
    NodeState state = run.nodes().state(node, now);
    return kind.fits(state)
        ? Optional.empty()
        : Optional.of(
            "Node %s is %s now: this fault does nothing to it."
                .formatted(run.nodes().names().get(node), state.word()));
  }
}
