package crashlab.ui.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LaneStripTest {
  @Test
  void everyRowIsFoundWhereItIsDrawn() {
    for (int seed = 0; seed < 1_000; seed++) {
      LaneStrip strip = any(new Random(seed));
      for (int row = strip.first(); row < strip.end(); row++) {
        double y = strip.y(row) + strip.rowHeight() / 2;
        int found = strip.rowAt(y);
        boolean seen = y < strip.top() + strip.height();
        assertThat(found).as("seed " + seed).isEqualTo(seen ? row : -1);
      }
    }
  }

  @Test
  void aRevealedRowIsSeenAndAnyRowCanBe() {
    for (int seed = 0; seed < 1_000; seed++) {
      var random = new Random(seed);
      LaneStrip strip = any(random);
      int row = random.nextInt(strip.count());

      LaneStrip revealed = strip.revealing(row);

      assertThat(revealed.y(row)).as("seed " + seed).isGreaterThanOrEqualTo(strip.top());
      assertThat(revealed.y(row) + strip.rowHeight())
          .as("seed " + seed)
          .isLessThanOrEqualTo(strip.top() + strip.height());
      assertThat(revealed.scroll() % strip.rowHeight()).isZero();
    }
  }

  @Test
  void scrollsNoFurtherThanThereAreRows() {
    var strip = new LaneStrip(20, 100, 22, 0, 10);

    assertThat(strip.scrolledTo(-50).scroll()).isZero();
    assertThat(strip.scrolledTo(1e9).y(9) + 22).isLessThanOrEqualTo(120);
    assertThat(new LaneStrip(20, 500, 22, 0, 10).mostScroll()).isZero();
  }

  private static LaneStrip any(Random random) {
    double rowHeight = random.nextInt(18, 40);
    double height = rowHeight * random.nextInt(1, 12) + random.nextInt(18);
    int count = random.nextInt(1, 200);
    return new LaneStrip(random.nextInt(60), height, rowHeight, 0, count)
        .scrolledTo(random.nextDouble(5_000));
  }
}
