package crashlab.ui.chart;

import crashlab.analysis.Wording;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/// What a chart measures in, and how that is written.
enum ChartUnit {
  COUNT,
  PER_SECOND,
  NANOS,
  SHARE;

  private static final int FIGURES = 1000;

  /// Returns a value with its unit: `1,250/s`, `20.5 ms`, `25 %`; a dash where there is none.
  String format(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    return switch (this) {
      case COUNT -> number(value);
      case PER_SECOND -> number(value) + "/s";
      case NANOS -> value == 0 ? "0 s" : Wording.duration(threeFigures(value));
      case SHARE -> share(value * 100) + " %";
    };
  }

  /// Texts of which one is as wide as any that [#format] returns for a value up to this one.
  List<String> widest(double most) {
    return switch (this) {
      case COUNT -> List.of(format(most), "88.8");
      case PER_SECOND -> List.of(format(most), "88.8/s");
      case NANOS -> List.of(format(most), "8.88 ms");
      case SHARE -> List.of(format(most), "0.088 %");
    };
  }

  /// Whether only whole numbers make sense on its axis.
  boolean isWhole() {
    return this == COUNT;
  }

  private static String share(double percent) {
    return percent == 0 || percent >= 1
        ? number(percent)
        : new BigDecimal(percent).round(new MathContext(2)).stripTrailingZeros().toPlainString();
  }

  private static String number(double value) {
    double rounded = Math.abs(value) >= 100 ? Math.rint(value) : Math.rint(value * 10) / 10;
    return rounded == Math.rint(rounded)
        ? String.format(Locale.ROOT, "%,.0f", rounded)
        : String.format(Locale.ROOT, "%,.1f", rounded);
  }

  private static long threeFigures(double nanos) {
    long unit = 1;
    while (nanos / unit >= FIGURES) {
      unit *= 10;
    }
    return Math.round(nanos / unit) * unit;
  }
}
