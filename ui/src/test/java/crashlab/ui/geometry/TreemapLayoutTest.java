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

      TreemapLayout map = TreemapLayout.of(forest, new Box(0, 0, width, height), 18, 1);

      for (int a = 0; a < count; a++) {
        if (map.shape(a) == AreaShape.HIDDEN) {
          continue;
        }
        Box cell = map.cell(a);
        assertThat(cell.x()).isGreaterThan(-SLACK);
        assertThat(cell.y()).isGreaterThan(-SLACK);
        assertThat(cell.right()).isLessThan(width + SLACK);
        assertThat(cell.bottom()).isLessThan(height + SLACK);
        for (int b = a + 1; b < count; b++) {
          boolean apart =
              map.shape(b) == AreaShape.HIDDEN || !cell.grown(-SLACK).meets(map.cell(b));
          assertThat(apart).as("seed %d, cells %d and %d", seed, a, b).isTrue();
        }
      }
    }
  }

  @Test
  void whatLiesInASmallFrameIsHiddenInOneCellAndNothingElseIs() {
    int count = 100_000;
    var forest = new Forest(randomParents(new Random(3), count, 30_000));

    TreemapLayout map = TreemapLayout.of(forest, new Box(0, 0, 900, 500), 18, 1);

    for (int node = 0; node < count; node++) {
      if (map.shape(node) == AreaShape.HIDDEN) {
        int above = forest.parent(node);
        while (map.shape(above) == AreaShape.HIDDEN) {
          above = forest.parent(above);
        }
        assertThat(map.shape(above)).isEqualTo(AreaShape.MERGED);
      } else {
        assertThat(map.cell(node).width()).isPositive();
      }
      if (!forest.isLeaf(node) && map.shape(node) != AreaShape.HIDDEN) {
        Box frame = map.frame(node);
        boolean small = Math.min(frame.width(), frame.height()) < TreemapLayout.LEAST_SIDE;
        assertThat(map.shape(node) == AreaShape.MERGED).isEqualTo(small);
      }
    }
  }

  @Test
  void seenLargerItHidesLessAndMovesNothing() {
    var forest = new Forest(randomParents(new Random(5), 50_000, 15_000));

    TreemapLayout whole = TreemapLayout.of(forest, new Box(0, 0, 900, 500), 18, 1);
    TreemapLayout near = TreemapLayout.of(forest, new Box(0, 0, 900, 500), 18, 8);

    long hidden = 0;
    long hiddenNear = 0;
    for (int node = 0; node < forest.size(); node++) {
      hidden += whole.shape(node) == AreaShape.HIDDEN ? 1 : 0;
      hiddenNear += near.shape(node) == AreaShape.HIDDEN ? 1 : 0;
      if (whole.shape(node) == AreaShape.CELL) {
        assertThat(near.cell(node)).isEqualTo(whole.cell(node));
      }
    }
    assertThat(hiddenNear).isLessThan(hidden);
  }

  @Test
  void aFrameWithLessThan150PixelsHasNoInset() {
    var forest = new Forest(new int[] {-1, 0, 1, 0, 0, 0});

    TreemapLayout map = TreemapLayout.of(forest, new Box(0, 0, 32, 32), 18, 1);

    Box frame = map.frame(1);
    assertThat(frame.width() * frame.height()).isLessThan(TreemapLayout.INSET_FROM_AREA);
    assertThat(map.shape(1)).isEqualTo(AreaShape.BARE);
    assertThat(map.cell(1).x()).isEqualTo(frame.x());
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
