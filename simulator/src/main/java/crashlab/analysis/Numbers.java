package crashlab.analysis;

import crashlab.otp.Atom;
import crashlab.otp.Blob;
import crashlab.otp.Bool;
import crashlab.otp.Decimal;
import crashlab.otp.ExceptionTerm;
import crashlab.otp.Int;
import crashlab.otp.MapTerm;
import crashlab.otp.Opaque;
import crashlab.otp.Pid;
import crashlab.otp.Term;
import crashlab.otp.Text;
import crashlab.otp.Tuple;
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
      case Atom _, Text _, Bool _, Tuple _, MapTerm _, Blob _ -> null;
      case Pid _, Opaque _, ExceptionTerm _ -> null;
    };
  }

  /// Returns the number that a term is; what is no number counts nothing.
  static BigDecimal of(Term term) {
    BigDecimal number = find(term);
    return number == null ? BigDecimal.ZERO : number;
  }
}
