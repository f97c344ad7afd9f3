package crashlab.library.horde;

import crashlab.otp.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A map that never changes, with a hash of each part of it: what two of them differ in is found by
/// looking at the parts that differ alone. A change makes a new map, which shares all else with the
/// old one.
///
/// Source: merkle_map, merkle_tree_impl.ex. Its tree is a binary one; this one has 16 branches, so
/// that as many are shared and fewer are copied.
final class MerkleTree {
  private static final int BITS = 4;
  private static final int WIDTH = 1 << BITS;
  private static final int DEEPEST = Long.SIZE / BITS;

  static final MerkleTree EMPTY = new MerkleTree(null, 0);

  private final @Nullable Node root;
  private final int size;

  private sealed interface Node {
    long hash();
  }

  private record Leaf(CrdtKey key, long place, CrdtEntry entry, long hash) implements Node {
    Leaf(CrdtKey key, CrdtEntry entry) {
      this(key, key.digest(), entry, Digest.mix(key.digest(), entry.digest()));
    }
  }

  private record Branch(@Nullable Node[] nodes, long hash) implements Node {
    static Branch of(@Nullable Node[] nodes) {
      long sum = 0;
      for (Node node : nodes) {
        sum += node == null ? 0 : node.hash();
      }
      return new Branch(nodes, sum);
    }

    Branch with(int index, @Nullable Node node) {
      @Nullable Node[] copy = nodes.clone();
      copy[index] = node;
      return of(copy);
    }
  }

  private MerkleTree(@Nullable Node root, int size) {
    this.root = root;
    this.size = size;
  }

  int size() {
    return size;
  }

  /// Tells whether two maps are the same, by their hashes.
  boolean isSame(MerkleTree other) {
    return root == other.root
        || (root != null && other.root != null && root.hash() == other.root.hash());
  }

  @Nullable CrdtEntry get(CrdtKey key) {
    long place = key.digest();
    Node node = root;
    int depth = 0;
    while (node instanceof Branch branch) {
      node = branch.nodes[index(place, depth++)];
    }
    return node instanceof Leaf leaf && leaf.key.equals(key) ? leaf.entry : null;
  }

  MerkleTree put(CrdtKey key, CrdtEntry entry) {
    boolean isNew = get(key) == null;
    return new MerkleTree(put(root, new Leaf(key, entry), 0), isNew ? size + 1 : size);
  }

  MerkleTree remove(CrdtKey key) {
    return get(key) == null ? this : new MerkleTree(remove(root, key.digest(), 0), size - 1);
  }

  private static int index(long place, int depth) {
    return (int) (place >>> (depth * BITS)) & (WIDTH - 1);
  }

  private static Node put(@Nullable Node node, Leaf leaf, int depth) {
    return switch (node) {
      case null -> leaf;
      case Branch branch -> {
        int index = index(leaf.place, depth);
        yield branch.with(index, put(branch.nodes[index], leaf, depth + 1));
      }
      case Leaf there when there.key.equals(leaf.key) -> leaf;
      case Leaf there -> apart(there, leaf, depth);
    };
  }

  private static Node apart(Leaf one, Leaf other, int depth) {
    if (depth == DEEPEST) {
      throw new IllegalStateException("(" + one.key + ") and (" + other.key + ") have one digest");
    }
    @Nullable Node[] nodes = new Node[WIDTH];
    nodes[index(one.place, depth)] = one;
    return put(Branch.of(nodes), other, depth);
  }

  private static @Nullable Node remove(@Nullable Node node, long place, int depth) {
    if (!(node instanceof Branch branch)) {
      return null;
    }
    int index = index(place, depth);
    Branch left = branch.with(index, remove(branch.nodes[index], place, depth + 1));
    Node only = null;
    int count = 0;
    for (Node each : left.nodes) {
      count += each == null ? 0 : 1;
      only = each == null ? only : each;
    }
    return count == 0 || (count == 1 && only instanceof Leaf) ? only : left;
  }

  /// Gives the keys under which two maps differ, in the order of their digests' parts.
  void difference(MerkleTree other, Consumer<CrdtKey> keys) {
    difference(root, other.root, 0, keys);
  }

  private static void difference(
      @Nullable Node one, @Nullable Node other, int depth, Consumer<CrdtKey> keys) {
    if (one == other || (one != null && other != null && one.hash() == other.hash())) {
      return;
    }
    if (one instanceof Branch || other instanceof Branch) {
      for (int i = 0; i < WIDTH; i++) {
        difference(part(one, i, depth), part(other, i, depth), depth + 1, keys);
      }
      return;
    }
    if (one instanceof Leaf leaf) {
      keys.accept(leaf.key);
    }
    if (other instanceof Leaf leaf && !(one instanceof Leaf same && same.key.equals(leaf.key))) {
      keys.accept(leaf.key);
    }
  }

  private static @Nullable Node part(@Nullable Node node, int index, int depth) {
    return switch (node) {
      case null -> null;
      case Branch branch -> branch.nodes[index];
      case Leaf leaf -> index(leaf.place, depth) == index ? leaf : null;
    };
  }

  /// Takes the entries of some keys out, each null where there is none.
  List<@Nullable CrdtEntry> take(List<CrdtKey> keys) {
    List<@Nullable CrdtEntry> entries = new ArrayList<>(keys.size());
    for (CrdtKey key : keys) {
      entries.add(get(key));
    }
    return entries;
  }
}
