package crashlab.analysis;

import crashlab.otp.Decimal;
import crashlab.otp.Int;
import crashlab.otp.Term;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Terms as numbers.
final class Numbers {
  private Numbers() {}

  /// Returns the number that a term is; null if it is none.
  static @Nullable BigDecimal find(Term term) {
    return switch (term) {
      case Int(long value) -> BigDecimal.valueOf(value);
      case Decimal(BigDecimal value) -> value;
      default -> null;
    };
  }

  /// Returns the number that a term is; what is no number counts nothing.
  static BigDecimal of(Term term) {
    BigDecimal number = find(term);
    return number == null ? BigDecimal.ZERO : number;
  }
}
