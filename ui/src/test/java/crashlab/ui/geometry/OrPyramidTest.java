package crashlab.ui.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class OrPyramidTest {
  @Test
  void findsTheUnionThatALoopFinds() {
    for (int seed = 0; seed < 400; seed++) {
      var random = new Random(seed);
      short[] sets = new short[random.nextInt(1, 5_000)];
      for (int i = 0; i < sets.length; i++) {
        sets[i] = random.nextInt(50) == 0 ? (short) (1 << random.nextInt(16)) : 0;
      }
      int size = random.nextInt(sets.length + 1);
      var pyramid = new OrPyramid(sets, size);
      for (int i = 0; i < 50; i++) {
        int from = random.nextInt(size + 1);
        int to = random.nextInt(from, size + 1);
        int expected = 0;
        for (int at = from; at < to; at++) {
          expected |= sets[at] & 0xFFFF;
        }
        assertThat(pyramid.union(from, to)).as("seed " + seed).isEqualTo(expected);
      }
    }
  }
}
