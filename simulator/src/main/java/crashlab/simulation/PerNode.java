package crashlab.simulation;

import crashlab.vm.ErlangNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the code of each node makes of one thing, made when it is first wanted in a life of the
/// node.
final class PerNode<T> {
  private record Made<T>(SystemCompiler by, T what) {}

  private final Installations nodes;
  private final Function<SystemCompiler, T> maker;
  private final List<@Nullable Made<T>> made;

  PerNode(Installations nodes, Function<SystemCompiler, T> maker) {
    this.nodes = nodes;
    this.maker = maker;
    this.made = new ArrayList<>(Collections.nCopies(nodes.all().size(), null));
  }

  /// A node has made it already.
  void put(ErlangNode node, SystemCompiler by, T what) {
    made.set(node.index(), new Made<>(by, what));
  }

  T on(ErlangNode node) {
    SystemCompiler system = nodes.of(node).system();
    Made<T> known = made.get(node.index());
    if (known != null && known.by == system) {
      return known.what;
    }
    T what = maker.apply(system);
    put(node, system, what);
    return what;
  }
}
