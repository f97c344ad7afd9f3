package crashlab.ui.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TreeLayoutTest {
  private static final double GAP = 5;

  private static int[] randomParents(Random random, int count, int reach) {
    int[] parents = new int[count];
    for (int i = 0; i < count; i++) {
      parents[i] =
          i == 0 || random.nextInt(50) == 0 ? -1 : Math.max(0, i - 1 - random.nextInt(reach));
    }
    return parents;
  }

  private static double[] random(Random random, int count, double least, double most) {
    return random.doubles(count, least, most).toArray();
  }

  @Test
  void boxesNeverOverlapAndParentsStandAboveTheMiddleOfTheirChildren() {
    for (int seed = 0; seed < 300; seed++) {
      var random = new Random(seed);
      int count = 1 + random.nextInt(120);
      var forest = new Forest(randomParents(random, count, 1 + random.nextInt(40)));
      double[] widths = random(random, count, 3, 80);
      double[] heights = random(random, count, 3, 30);

      TreeLayout layout = TreeLayout.of(forest, widths, heights, GAP, 7);

      for (int a = 0; a < count; a++) {
        assertThat(layout.x(a)).as("seed " + seed).isGreaterThan(-1e-6);
        assertThat(layout.x(a) + widths[a]).isLessThan(layout.width() + 1e-6);
        assertThat(layout.y(a) + heights[a]).isLessThan(layout.height() + 1e-6);
        for (int b = a + 1; b < count; b++) {
          boolean apart =
              layout.x(a) + widths[a] + GAP < layout.x(b) + 1e-6
                  || layout.x(b) + widths[b] + GAP < layout.x(a) + 1e-6
                  || layout.y(a) + heights[a] < layout.y(b)
                  || layout.y(b) + heights[b] < layout.y(a);
          assertThat(apart).as("seed %d, boxes %d and %d", seed, a, b).isTrue();
        }
        int children = forest.childCount(a);
        if (children > 0) {
          int first = forest.child(a, 0);
          int last = forest.child(a, children - 1);
          double middle =
              (layout.x(first) + widths[first] / 2 + layout.x(last) + widths[last] / 2) / 2;
          assertThat(layout.x(a) + widths[a] / 2).isCloseTo(middle, within(1e-6));
        }
      }
    }
  }

  @Test
  void siblingsKeepTheirOrder() {
    for (int seed = 0; seed < 100; seed++) {
      var random = new Random(seed);
      int count = 2 + random.nextInt(200);
      var forest = new Forest(randomParents(random, count, 20));
      TreeLayout layout =
          TreeLayout.of(forest, random(random, count, 3, 80), random(random, count, 3, 30), GAP, 7);
      for (int node = 0; node < count; node++) {
        for (int i = 1; i < forest.childCount(node); i++) {
          assertThat(layout.x(forest.child(node, i)))
              .isGreaterThan(layout.x(forest.child(node, i - 1)));
        }
      }
    }
  }

  @Test
  void aChainOfFiftyThousandIsOneColumn() {
    int count = 50_000;
    int[] parents = new int[count];
    Arrays.setAll(parents, i -> i - 1);
    double[] ones = new double[count];
    Arrays.fill(ones, 10);

    TreeLayout layout = TreeLayout.of(new Forest(parents), ones, ones, GAP, 2);

    assertThat(layout.width()).isEqualTo(10);
    assertThat(layout.height()).isEqualTo(count * 12.0 - 2);
    assertThat(layout.x(count - 1)).isEqualTo(0);
  }

  @Test
  void aHundredThousandBoxesAreLaidOut() {
    int count = 100_000;
    var forest = new Forest(randomParents(new Random(7), count, 3_000));
    double[] ones = new double[count];
    Arrays.fill(ones, 10);

    TreeLayout layout = TreeLayout.of(forest, ones, ones, GAP, 2);

    assertThat(layout.width()).isPositive();
  }

  @Test
  void noBoxesTakeNoRoom() {
    TreeLayout layout = TreeLayout.of(new Forest(new int[0]), new double[0], new double[0], 5, 5);

    assertThat(layout.width()).isZero();
    assertThat(layout.height()).isZero();
  }

  @Test
  void aParentAfterItsChildIsRefused() {
    assertThatThrownBy(() -> new Forest(new int[] {1, -1}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aForestKnowsSizesAndOrder() {
    var forest = new Forest(new int[] {-1, 0, 0, 1, -1, 2});

    assertThat(forest.rootCount()).isEqualTo(2);
    assertThat(forest.sizeOf(0)).isEqualTo(5);
    int[] order = new int[6];
    Arrays.setAll(order, forest::at);
    assertThat(order).containsExactly(0, 1, 3, 2, 5, 4);
    assertThat(forest.position(5)).isEqualTo(4);
  }
}
