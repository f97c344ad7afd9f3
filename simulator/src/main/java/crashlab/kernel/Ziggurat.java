package crashlab.kernel;

/// Exponential and normal numbers by the ziggurat method, at the price of little more than a
/// multiplication each.
///
/// Ours rather than the JDK's, whose results may change from one release to the next. The tables
/// are computed with `StrictMath`, so every JVM has the same. Source: Marsaglia and Tsang, "The
/// Ziggurat Method for Generating Random Variables", Journal of Statistical Software 5(8), 2000.
final class Ziggurat {
  /*
   * The area under the density is covered by 256 layers of equal area, stacked from the widest
   * (layer 0, which also stands for the tail) to the top. A random layer and a random place in it
   * give the number, unless the place lies outside the next narrower layer, where it may be above
   * the density: 1 % of draws go on to settle that. Of the 64 bits of a draw, the lowest 8 choose
   * the layer, bit 8 the sign, and the highest 53 the place.
   */
  private static final int LAYERS = 256;
  private static final double PLACES = 0x1.0p53;

  private static final double EXPONENTIAL_TAIL = 7.69711747013105;
  private static final double EXPONENTIAL_AREA = 0.003949659822581557;
  private static final double NORMAL_TAIL = 3.654152885361009;
  private static final double NORMAL_AREA = 0.00492867323399;

  private static final double[] EXPONENTIAL_WIDTH =
      widths(EXPONENTIAL_TAIL, EXPONENTIAL_AREA, new Exponential());
  private static final double[] EXPONENTIAL_HEIGHT = heights(EXPONENTIAL_WIDTH, new Exponential());
  private static final double[] NORMAL_WIDTH = widths(NORMAL_TAIL, NORMAL_AREA, new HalfNormal());
  private static final double[] NORMAL_HEIGHT = heights(NORMAL_WIDTH, new HalfNormal());

  private Ziggurat() {}

  static double nextExponential(RandomStream stream) {
    double offset = 0;
    while (true) {
      long bits = stream.nextLong();
      int layer = (int) bits & (LAYERS - 1);
      double x = (bits >>> 11) * (EXPONENTIAL_WIDTH[layer] / PLACES);
      if (x < EXPONENTIAL_WIDTH[layer + 1]) {
        return offset + x;
      }
      if (layer == 0) {
        offset += EXPONENTIAL_TAIL; // without memory: the tail is the whole, shifted
      } else if (height(EXPONENTIAL_HEIGHT, layer, stream) < StrictMath.exp(-x)) {
        return offset + x;
      }
    }
  }

  static double nextGaussian(RandomStream stream) {
    while (true) {
      long bits = stream.nextLong();
      int layer = (int) bits & (LAYERS - 1);
      double x = (bits >>> 11) * (NORMAL_WIDTH[layer] / PLACES);
      double sign = (bits & LAYERS) == 0 ? 1 : -1;
      if (x < NORMAL_WIDTH[layer + 1]) {
        return sign * x;
      }
      if (layer == 0) {
        return sign * normalTail(stream);
      }
      if (height(NORMAL_HEIGHT, layer, stream) < StrictMath.exp(-0.5 * x * x)) {
        return sign * x;
      }
    }
  }

  /// Source: Marsaglia, "Generating a Variable from the Tail of the Normal Distribution", 1964.
  private static double normalTail(RandomStream stream) {
    while (true) {
      double beyond = nextExponential(stream) / NORMAL_TAIL;
      if (2 * nextExponential(stream) > beyond * beyond) {
        return NORMAL_TAIL + beyond;
      }
    }
  }

  private static double height(double[] heights, int layer, RandomStream stream) {
    return heights[layer] + stream.nextDouble() * (heights[layer + 1] - heights[layer]);
  }

  /// Returns the right edge of each layer, and 0 for the one above the last.
  private static double[] widths(double tail, double area, Density density) {
    var widths = new double[LAYERS + 1];
    widths[0] = area / density.at(tail); // as wide as a box with the area of layer and tail
    widths[1] = tail;
    for (int layer = 2; layer < LAYERS; layer++) {
      double below = widths[layer - 1];
      widths[layer] = density.inverse(density.at(below) + area / below);
    }
    return widths;
  }

  private static double[] heights(double[] widths, Density density) {
    var heights = new double[widths.length];
    for (int layer = 1; layer < heights.length; layer++) {
      heights[layer] = density.at(widths[layer]);
    }
    return heights;
  }

  /// A density that falls from 1 at 0, not normalised.
  private sealed interface Density {
    double at(double x);

    double inverse(double height);
  }

  private record Exponential() implements Density {
    @Override
    public double at(double x) {
      return StrictMath.exp(-x);
    }

    @Override
    public double inverse(double height) {
      return -StrictMath.log(height);
    }
  }

  private record HalfNormal() implements Density {
    @Override
    public double at(double x) {
      return StrictMath.exp(-0.5 * x * x);
    }

    @Override
    public double inverse(double height) {
      return StrictMath.sqrt(-2 * StrictMath.log(height));
    }
  }
}
