package crashlab.ui.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.ui.geometry.TreemapLayout.AreaShape;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TreemapLayoutTest {
  private static final double SLACK = 1e-6;

  private static int[] randomParents(Random random, int count, int inner) {
    int[] parents = new int[count];
    for (int i = 0; i < count; i++) {
      parents[i] = i == 0 ? -1 : random.nextInt(Math.min(i, inner));
    }
    return parents;
  }

  @Test
  void cellsLieInTheWindowAndDoNotOverlap() {
    for (int seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      int count = 1 + random.nextInt(250);
      var forest = new Forest(randomParents(random, count, 1 + random.nextInt(30)));
      double width = 100 + random.nextInt(900);
      double height = 100 + random.nextInt(600);

      TreemapLayout map = TreemapLayout.of(forest, width, height, 18, 1);

      for (int a = 0; a < count; a++) {
        if (map.shape(a) == AreaShape.HIDDEN) {
          continue;
        }
        assertThat(map.x(a)).isGreaterThan(-SLACK);
        assertThat(map.y(a)).isGreaterThan(-SLACK);
        assertThat(map.x(a) + map.side(a)).isLessThan(width + SLACK);
        assertThat(map.y(a) + map.side(a)).isLessThan(height + SLACK);
        for (int b = a + 1; b < count; b++) {
          boolean apart =
              map.shape(b) == AreaShape.HIDDEN
                  || map.x(a) + map.side(a) < map.x(b) + SLACK
                  || map.x(b) + map.side(b) < map.x(a) + SLACK
                  || map.y(a) + map.side(a) < map.y(b) + SLACK
                  || map.y(b) + map.side(b) < map.y(a) + SLACK;
          assertThat(apart).as("seed %d, cells %d and %d", seed, a, b).isTrue();
        }
      }
    }
  }

  @Test
  void whatLiesInASmallFrameIsHiddenInOneCellAndNothingElseIs() {
    int count = 100_000;
    var forest = new Forest(randomParents(new Random(3), count, 30_000));

    TreemapLayout map = TreemapLayout.of(forest, 900, 500, 18, 1);

    for (int node = 0; node < count; node++) {
      if (map.shape(node) == AreaShape.HIDDEN) {
        int above = forest.parent(node);
        while (map.shape(above) == AreaShape.HIDDEN) {
          above = forest.parent(above);
        }
        assertThat(map.shape(above)).isEqualTo(AreaShape.MERGED);
      } else {
        assertThat(map.side(node)).isPositive();
      }
      if (!forest.isLeaf(node) && map.shape(node) != AreaShape.HIDDEN) {
        boolean small =
            Math.min(map.frameWidth(node), map.frameHeight(node)) < TreemapLayout.LEAST_SIDE;
        assertThat(map.shape(node) == AreaShape.MERGED).isEqualTo(small);
      }
    }
  }

  @Test
  void seenLargerItHidesLessAndMovesNothing() {
    var forest = new Forest(randomParents(new Random(5), 50_000, 15_000));

    TreemapLayout whole = TreemapLayout.of(forest, 900, 500, 18, 1);
    TreemapLayout near = TreemapLayout.of(forest, 900, 500, 18, 8);

    long hidden = 0;
    long hiddenNear = 0;
    for (int node = 0; node < forest.size(); node++) {
      hidden += whole.shape(node) == AreaShape.HIDDEN ? 1 : 0;
      hiddenNear += near.shape(node) == AreaShape.HIDDEN ? 1 : 0;
      if (whole.shape(node) == AreaShape.CELL) {
        assertThat(near.x(node)).isEqualTo(whole.x(node));
        assertThat(near.side(node)).isEqualTo(whole.side(node));
      }
    }
    assertThat(hiddenNear).isLessThan(hidden);
  }

  @Test
  void aFrameWithLessThan150PixelsHasNoInset() {
    var forest = new Forest(new int[] {-1, 0, 1, 0, 0, 0});

    TreemapLayout map = TreemapLayout.of(forest, 32, 32, 18, 1);

    assertThat(map.frameWidth(1) * map.frameHeight(1)).isLessThan(TreemapLayout.INSET_FROM_AREA);
    assertThat(map.shape(1)).isEqualTo(AreaShape.BARE);
    assertThat(map.x(1)).isEqualTo(map.frameX(1));
  }

  @Test
  void aSquareGridHoldsAllItsCellsAsLargeAsCanBe() {
    for (int seed = 0; seed < 2000; seed++) {
      var random = new Random(seed);
      int count = 1 + random.nextInt(300);
      double width = 5 + random.nextDouble() * 300;
      double height = 5 + random.nextDouble() * 300;

      SquareGrid grid = SquareGrid.of(count, width, height);

      assertThat(grid.x(Math.min(count, grid.columns()) - 1) + grid.side())
          .isLessThan(width + SLACK);
      assertThat(grid.y(count - 1) + grid.side()).isLessThan(height + SLACK);
      double best = 0;
      for (int columns = 1; columns <= count; columns++) {
        int rows = (count + columns - 1) / columns;
        best = Math.max(best, Math.min(width / columns, height / rows));
      }
      assertThat(grid.side()).as("seed " + seed).isGreaterThan(best - SLACK);
    }
  }
}
