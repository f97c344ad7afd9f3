package crashlab.library.horde;

import crashlab.otp.Digest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Nodes on a ring of hashes: a key belongs to the node whose point comes next, so that a node
/// which goes leaves the keys of the others where they are.
///
/// Differs: libring hashes otherwise, so which of the nodes has a key is another one.
final class HashRing {
  /// How many points a node has. Source: libring hash_ring.ex, the default weight.
  private static final int POINTS = 128;

  private final List<String> nodes;
  private final long[] places;
  private final int[] nodeOf;

  private record Point(long place, int node) {}

  /// @param nodes at least one, sorted
  HashRing(List<String> nodes) {
    this.nodes = List.copyOf(nodes);
    Point[] points = new Point[nodes.size() * POINTS];
    for (int i = 0; i < points.length; i++) {
      int node = i / POINTS;
      points[i] = new Point(Digest.mix(Digest.of(nodes.get(node)), i % POINTS), node);
    }
    Arrays.sort(points, Comparator.comparingLong(Point::place).thenComparingInt(Point::node));
    this.places = new long[points.length];
    this.nodeOf = new int[points.length];
    for (int i = 0; i < points.length; i++) {
      places[i] = points[i].place;
      nodeOf[i] = points[i].node;
    }
  }

  /// The nodes on it, sorted.
  List<String> nodes() {
    return nodes;
  }

  String nodeOf(long key) {
    int found = Arrays.binarySearch(places, key);
    int next = found >= 0 ? found : -found - 1;
    return nodes.get(nodeOf[next == places.length ? 0 : next]);
  }
}
