package crashlab.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InkTest {
  private static double channel(double value) {
    double part = value / 255;
    return part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }

  /// The relative luminance of a colour of which so much is seen over another. Source: WCAG 2.2.
  private static double luminance(Ink ink, Ink over, double seen, boolean dark) {
    double[] shares = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      int shift = 16 - 8 * i;
      double value =
          (ink.argb(dark) >> shift & 255) * seen + (over.argb(dark) >> shift & 255) * (1 - seen);
      sum += shares[i] * channel(value);
    }
    return sum;
  }

  private static double contrast(Ink ink, Ink over, double seen, boolean dark) {
    double one = luminance(ink, over, seen, dark) + 0.05;
    double other = luminance(over, over, 1, dark) + 0.05;
    return Math.max(one, other) / Math.min(one, other);
  }

  @ParameterizedTest
  @CsvSource({"true, CANVAS", "true, CARD", "false, CANVAS", "false, CARD"})
  void wordsThatStepBackAreStillReadable(boolean dark, Ink ground) {
    assertThat(contrast(Ink.TEXT, ground, Ink.READABLE, dark)).isGreaterThan(4.5);
    assertThat(contrast(Ink.FAINT, ground, 1, dark)).isGreaterThan(4.5);
  }
}
