package crashlab.analysis.compare;

import crashlab.analysis.Wording;
import java.util.Locale;

/// One figure of one run.
///
/// @param name the same for the same figure of any run
/// @param value NaN if the run has none
/// @param note more about it, such as whose it is; empty for nothing
public record Figure(String name, Kind kind, Wish wish, double value, String note) {
  private static final String NOTHING = "–";
  private static final int FEW = 20;

  /// What it is measured in.
  public enum Kind {
    COUNT,
    PER_SECOND,
    NANOS,
    YES_OR_NO
  }

  /// Which of two is the better one.
  public enum Wish {
    LESS,
    MORE,
    NEITHER
  }

  public static Figure count(String name, Wish wish, long value) {
    return new Figure(name, Kind.COUNT, wish, (double) value, "");
  }

  public boolean isThere() {
    return !Double.isNaN(value);
  }

  /// The value with its unit and its note.
  public String text() {
    if (!isThere()) {
      return NOTHING;
    }
    String number = kind == Kind.YES_OR_NO ? (value > 0 ? "yes" : "no") : number(value);
    return note.isEmpty() ? number : number + " " + note;
  }

  private String number(double amount) {
    return switch (kind) {
      case COUNT, YES_OR_NO -> Wording.count(Math.round(amount));
      case PER_SECOND -> String.format(Locale.ROOT, "%,.1f/s", amount);
      case NANOS -> amount == 0 ? "0 s" : Wording.duration(Math.round(amount));
    };
  }

  /// How much more it is than the same figure of another run: `+12 (+34 %)`; of few things only how
  /// many.
  public String differenceFrom(Figure other) {
    if (!isThere() || !other.isThere() || kind == Kind.YES_OR_NO) {
      return text().equals(other.text()) ? "" : NOTHING;
    }
    double more = value - other.value;
    if (text().equals(other.text()) || more == 0) {
      return "0";
    }
    String sign = more > 0 ? "+" : "−";
    String percent =
        other.value == 0 || (kind == Kind.COUNT && other.value < FEW)
            ? ""
            : String.format(Locale.ROOT, " (%s%,.0f %%)", sign, Math.abs(more / other.value) * 100);
    return sign + number(Math.abs(more)) + percent;
  }

  /// What it is in comparison with the same figure of another run, in one word.
  public Judgement comparedWith(Figure other) {
    if (!isThere() || !other.isThere()) {
      return isThere() == other.isThere() ? Judgement.SAME : Judgement.OTHER;
    }
    if (value == other.value) {
      return Judgement.SAME;
    }
    return switch (wish) {
      case NEITHER -> Judgement.OTHER;
      case LESS -> value < other.value ? Judgement.BETTER : Judgement.WORSE;
      case MORE -> value > other.value ? Judgement.BETTER : Judgement.WORSE;
    };
  }
}
