package crashlab.library.horde;

import crashlab.library.horde.CrdtEntry.Element;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One node's copy of a map in which what is added wins over what is removed at the same time, and
/// of two values the later one.
///
/// Source: delta_crdt 0.6.4 aw_lww_map.ex.
final class CrdtState {
  private final long replica;

  /// How many writes of each replica are known, with what came of them.
  private final Map<Long, Long> seen = new LinkedHashMap<>();

  private MerkleTree tree = MerkleTree.EMPTY;

  /// @param replica by which its writes are told from those of others
  CrdtState(long replica) {
    this.replica = replica;
  }

  MerkleTree tree() {
    return tree;
  }

  /// What writes are known, to go into a message.
  Map<Long, Long> seen() {
    return new LinkedHashMap<>(seen);
  }

  @Nullable CrdtValue get(CrdtKey key) {
    CrdtEntry entry = tree.get(key);
    return entry == null ? null : entry.value();
  }

  /// Source: delta_crdt 0.6.4 aw_lww_map.ex, `add/4`.
  void put(CrdtKey key, CrdtValue value, long atNanos) {
    long count = seen.merge(replica, 1L, Long::sum);
    tree = tree.put(key, CrdtEntry.of(new Element(value, atNanos, replica, count)));
  }

  /// Source: delta_crdt 0.6.4 aw_lww_map.ex, `remove/3`.
  void remove(CrdtKey key) {
    tree = tree.remove(key);
  }

  /// Takes what another copy has under some keys.
  ///
  /// Source: delta_crdt 0.6.4 aw_lww_map.ex, `join/3`, `join_dot_sets/4`.
  ///
  /// @param theirs what the other has under each key, null for nothing
  /// @param theySaw the writes that the other knew
  void join(List<CrdtKey> keys, List<@Nullable CrdtEntry> theirs, Map<Long, Long> theySaw) {
    for (int i = 0; i < keys.size(); i++) {
      CrdtKey key = keys.get(i);
      CrdtEntry mine = tree.get(key);
      CrdtEntry their = theirs.get(i);
      List<Element> kept = rest(mine, their, theySaw);
      kept.addAll(unseen(their, mine));
      if (!kept.isEmpty()) {
        tree = tree.put(key, new CrdtEntry(List.copyOf(kept)));
      } else if (mine != null) {
        tree = tree.remove(key);
      }
    }
    theySaw.forEach((other, count) -> seen.merge(other, count, Math::max));
  }

  private static List<Element> rest(
      @Nullable CrdtEntry mine, @Nullable CrdtEntry their, Map<Long, Long> theySaw) {
    List<Element> kept = new ArrayList<>(1);
    if (mine != null) {
      for (Element element : mine.elements()) {
        boolean theyHave = their != null && their.has(element);
        if (theyHave || !isIn(element, theySaw)) {
          kept.add(element);
        }
      }
    }
    return kept;
  }

  private List<Element> unseen(@Nullable CrdtEntry their, @Nullable CrdtEntry mine) {
    List<Element> more = new ArrayList<>(1);
    if (their != null) {
      for (Element element : their.elements()) {
        boolean known = mine != null && mine.has(element);
        if (!known && !isIn(element, seen)) {
          more.add(element);
        }
      }
    }
    return more;
  }

  private static boolean isIn(Element element, Map<Long, Long> writes) {
    return writes.getOrDefault(element.replica(), 0L) >= element.count();
  }
}
