package crashlab.ui.geometry;

import java.util.ArrayList;
import java.util.List;

/// Values from 0 upwards, laid out from bottom to top.
///
/// @param most at the top; above 0
/// @param step between two ticks
/// @param top in pixels
/// @param height in pixels
public record ValueAxis(double most, double step, double top, double height) {

  /// Returns an axis on which everything up to `highest` has room, with a nice top and ticks that
  /// are `apart` pixels from each other or more.
  public static ValueAxis upTo(double highest, double top, double height, double apart) {
    double wanted = highest > 0 ? highest : 1;
    double steps = Math.max(1, Math.floor(height / apart));
    double step = NiceStep.atLeast(wanted / steps);
    return new ValueAxis(Math.ceil(wanted / step * (1 - 1e-9)) * step, step, top, height);
  }

  /// As [#upTo], for things that can only be counted: no tick lies between two whole numbers.
  public static ValueAxis countsUpTo(double highest, double top, double height, double apart) {
    ValueAxis axis = upTo(highest, top, height, apart);
    if (axis.step >= 1) {
      return axis;
    }
    return new ValueAxis(Math.max(1, Math.ceil(highest)), 1, top, height);
  }

  /// Where a value is.
  public double y(double value) {
    return top + height - value / most * height;
  }

  /// The values that get a tick, 0 first.
  public List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    int count = (int) Math.round(Math.floor(most / step + 1e-9));
    for (int i = 0; i <= count; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }
}
