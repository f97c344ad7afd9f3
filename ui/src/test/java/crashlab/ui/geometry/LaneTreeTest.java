package crashlab.ui.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LaneTreeTest {
  private static final int SEEDS = 500;

  @Test
  void showsWhatANaiveWalkShows() {
    for (int seed = 0; seed < SEEDS; seed++) {
      var random = new Random(seed);
      int[] parents = parents(random, random.nextInt(1, 60));
      BitSet folded = some(random, parents.length, 0.4);
      BitSet guests = some(random, parents.length, 0.1);
      LaneTree tree = LaneTree.of(parents);

      List<Integer> expected = new ArrayList<>();
      walk(parents, LaneTree.NONE, folded, guests, false, expected);
      int[] rows = tree.rows(folded, guests);

      assertThat(rows)
          .as("seed " + seed)
          .isEqualTo(expected.stream().mapToInt(Integer::intValue).toArray());
    }
  }

  private static void walk(
      int[] parents, int parent, BitSet folded, BitSet guests, boolean hidden, List<Integer> into) {
    for (int lane = 0; lane < parents.length; lane++) {
      if (parents[lane] == parent) {
        if (!hidden || guests.get(lane)) {
          into.add(lane);
        }
        walk(parents, lane, folded, guests, hidden || folded.get(lane), into);
      }
    }
  }

  @Test
  void knowsWhatLiesBelowWhatAndWhatHidesIt() {
    for (int seed = 0; seed < SEEDS; seed++) {
      var random = new Random(seed);
      int[] parents = parents(random, random.nextInt(1, 40));
      BitSet folded = some(random, parents.length, 0.4);
      LaneTree tree = LaneTree.of(parents);
      for (int lane = 0; lane < parents.length; lane++) {
        int hiding = LaneTree.NONE;
        int depth = 0;
        for (int above = parents[lane]; above != LaneTree.NONE; above = parents[above]) {
          hiding = folded.get(above) ? above : hiding;
          depth++;
          assertThat(tree.isWithin(lane, above)).isTrue();
        }
        assertThat(tree.hiddenBy(lane, folded)).as("seed " + seed).isEqualTo(hiding);
        assertThat(tree.depth(lane)).isEqualTo(depth);
        assertThat(tree.at(tree.place(lane))).isEqualTo(lane);
      }
    }
  }

  @Test
  void opensFromTheTopAsLongAsThereIsRoom() {
    for (int seed = 0; seed < SEEDS; seed++) {
      var random = new Random(seed);
      int[] parents = parents(random, random.nextInt(1, 80));
      LaneTree tree = LaneTree.of(parents);
      int roots = (int) Arrays.stream(parents).filter(p -> p < 0).count();
      int most = random.nextInt(5, 60);

      BitSet folded = tree.foldedToFit(most, new BitSet());

      int rows = tree.rows(folded, new BitSet()).length;
      assertThat(rows).as("seed " + seed).isLessThanOrEqualTo(Math.max(roots, most));
      if (parents.length <= most) {
        assertThat(rows).isEqualTo(parents.length);
      }
    }
  }

  @Test
  void takesAChainOfAnyDepth() {
    int[] parents = new int[100_000];
    for (int i = 0; i < parents.length; i++) {
      parents[i] = i - 1;
    }

    LaneTree tree = LaneTree.of(parents);

    assertThat(tree.below(0)).isEqualTo(99_999);
    assertThat(tree.foldedToFit(60, new BitSet()).cardinality()).isGreaterThan(0);
  }

  /// Some parents have greater numbers than their children, as loads have.
  private static int[] parents(Random random, int size) {
    int[] parents = new int[size];
    int shift = random.nextInt(size);
    for (int i = 0; i < size; i++) {
      int parent = random.nextInt(-1, Math.max(1, i));
      int lane = (i + shift) % size;
      parents[lane] = parent < 0 || i == 0 ? LaneTree.NONE : (parent + shift) % size;
    }
    return parents;
  }

  private static BitSet some(Random random, int size, double share) {
    var set = new BitSet();
    for (int i = 0; i < size; i++) {
      set.set(i, random.nextDouble() < share);
    }
    return set;
  }
}
