package crashlab.ui.geometry;

/// Steps that people count in: 1, 2 and 5 times a power of ten.
public final class NiceStep {
  private NiceStep() {}

  /// Returns the smallest nice step that is `least` or more.
  ///
  /// @param least above 0
  public static double atLeast(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * power >= least * (1 - 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  /// Returns the smallest nice whole number that is `least` or more.
  public static long wholeAtLeast(double least) {
    return Math.max(1, Math.round(atLeast(Math.max(1, least))));
  }
}
