package crashlab.library.horde;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.kernel.RandomStream;
import crashlab.library.horde.CrdtValue.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Copies of a map that meet. Source: delta_crdt 0.6.4 aw_lww_map.ex.
class CrdtStateTest {
  private static final CrdtKey KEY = new CrdtKey.MemberInfo("b");
  private static final Status ALIVE = new Status(MemberStatus.ALIVE);
  private static final Status DEAD = new Status(MemberStatus.DEAD);

  private final CrdtState a = new CrdtState(1);
  private final CrdtState b = new CrdtState(2);

  /// `to` takes what `from` has and it lacks.
  private static void sync(CrdtState from, CrdtState to) {
    List<CrdtKey> keys = new ArrayList<>();
    to.tree().difference(from.tree(), keys::add);
    to.join(keys, from.tree().take(keys), from.seen());
  }

  @Test
  void whatOverwritesWinsWhateverItsTime() {
    a.put(KEY, ALIVE, 100);
    sync(a, b);
    b.put(KEY, DEAD, 50);
    sync(b, a);

    assertThat(a.get(KEY)).isEqualTo(DEAD);
  }

  @Test
  void ofTwoWritesThatKnewNothingOfEachOtherTheLaterCounts() {
    a.put(KEY, ALIVE, 100);
    b.put(KEY, DEAD, 50);
    sync(b, a);
    sync(a, b);

    assertThat(List.of(a, b)).allSatisfy(copy -> assertThat(copy.get(KEY)).isEqualTo(ALIVE));
  }

  @Test
  void whatIsAddedWinsOverWhatIsRemovedMeanwhile() {
    a.put(KEY, ALIVE, 1);
    sync(a, b);
    a.remove(KEY);
    b.put(KEY, DEAD, 2);
    sync(a, b);
    sync(b, a);

    assertThat(List.of(a, b)).allSatisfy(copy -> assertThat(copy.get(KEY)).isEqualTo(DEAD));
  }

  @Test
  void whatIsRemovedStaysAwayFromWhoKnewIt() {
    a.put(KEY, ALIVE, 1);
    sync(a, b);
    a.remove(KEY);
    sync(b, a);
    sync(a, b);

    assertThat(List.of(a, b)).allSatisfy(copy -> assertThat(copy.get(KEY)).isNull());
  }

  @Test
  void aTreeFindsWhatAPlainMapFinds() {
    RandomStream random = RandomStream.of(5, "tree");
    Map<Long, Long> plain = new TreeMap<>();
    MerkleTree tree = MerkleTree.EMPTY;
    for (int step = 0; step < 20_000; step++) {
      long id = random.nextLong(2_000);
      var key = new CrdtKey.Child(id);
      if (random.nextInt(3) == 0) {
        tree = tree.remove(key);
        plain.remove(id);
      } else {
        tree = tree.put(key, CrdtEntry.of(new CrdtEntry.Element(ALIVE, step, 1, step)));
        plain.put(id, (long) step);
      }
    }

    assertThat(tree.size()).isEqualTo(plain.size());
    for (long id = 0; id < 2_000; id++) {
      CrdtEntry entry = tree.get(new CrdtKey.Child(id));
      assertThat(entry == null ? null : entry.elements().getFirst().count())
          .isEqualTo(plain.get(id));
    }
  }

  @Test
  void theDifferenceOfTwoTreesIsWhatWasChanged() {
    MerkleTree one = MerkleTree.EMPTY;
    for (long id = 0; id < 5_000; id++) {
      one = one.put(new CrdtKey.Child(id), CrdtEntry.of(new CrdtEntry.Element(ALIVE, 0, 1, id)));
    }
    MerkleTree other =
        one.remove(new CrdtKey.Child(17))
            .put(new CrdtKey.Child(5_001), CrdtEntry.of(new CrdtEntry.Element(ALIVE, 0, 1, 1)))
            .put(new CrdtKey.Child(3), CrdtEntry.of(new CrdtEntry.Element(DEAD, 1, 2, 1)));
    List<CrdtKey> keys = new ArrayList<>();
    one.difference(other, keys::add);

    assertThat(keys)
        .containsExactlyInAnyOrder(
            new CrdtKey.Child(17), new CrdtKey.Child(5_001), new CrdtKey.Child(3));
  }
}
