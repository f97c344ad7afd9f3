package crashlab.otp;

import java.math.BigDecimal;

/// Copies of terms, to be told from the terms themselves by who asks where a term came from.
public final class TermCopy {
  private TermCopy() {}

  /// Returns an equal term that nothing else refers to; what fits into a word is itself.
  public static Term of(Term term) {
    return switch (term) {
      case Tuple tuple -> new Tuple(tuple.elements());
      case MapTerm map -> new MapTerm(map.entries());
      case Blob(long bytes) -> new Blob(bytes);
      case Text(String text) -> new Text(text);
      case Int(long number) -> TermWords.of(term) == 0 ? term : new Int(number);
      case Decimal(BigDecimal number) -> new Decimal(number);
      case ExceptionTerm(String exception, String message) -> new ExceptionTerm(exception, message);
      case Atom _, Bool _, Pid _, Opaque _ -> term;
    };
  }
}
