package crashlab.library.horde;

import crashlab.vm.ErlangNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Which nodes a Horde begins with.
///
/// @param auto whether they are the nodes that are connected, for all its life
/// @param nodes those that the scenario names
record Members(boolean auto, List<String> nodes) {
  static final Members NONE = new Members(false, List.of());

  /// The members that a node begins with, itself among them.
  ///
  /// Source: horde 0.10 dynamic_supervisor.ex, `members/2`; node_listener.ex, `make_members/1`.
  Set<String> on(ErlangNode node) {
    Set<String> members = auto ? connected(node) : new TreeSet<>(nodes);
    members.add(node.name().name());
    return members;
  }

  /// A node and those that are connected to it.
  static Set<String> connected(ErlangNode node) {
    Set<String> connected = new TreeSet<>();
    connected.add(node.name().name());
    node.run().network().peersOf(node).forEach(peer -> connected.add(peer.name().name()));
    return connected;
  }
}
