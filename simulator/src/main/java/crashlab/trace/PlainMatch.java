package crashlab.trace;

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
import crashlab.otp.TermPattern;
import crashlab.otp.Text;
import crashlab.otp.Tuple;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Compares terms with patterns as scenario files write them: the same as comparing with the terms
/// that [PlainTerm] makes, without making them.
public final class PlainMatch {
  private PlainMatch() {}

  /// Tells whether a term, plain or not, is as the pattern says. Numbers are compared by their
  /// value.
  public static boolean matches(TermPattern pattern, Term term, Identities identities) {
    return switch (pattern) {
      case TermPattern.Like(Term plain) -> like(plain, term, identities);
      case TermPattern.OneOf(List<Term> plain) -> {
        for (int i = 0; i < plain.size(); i++) {
          if (like(plain.get(i), term, identities)) {
            yield true;
          }
        }
        yield false;
      }
      case TermPattern.Prefix(String start) -> text(term, identities).startsWith(start);
    };
  }

  /// Tells whether a text is as the pattern says.
  static boolean matches(TermPattern pattern, String text) {
    return switch (pattern) {
      case TermPattern.Like(Term plain) -> isText(plain, text);
      case TermPattern.OneOf(List<Term> plain) -> {
        for (int i = 0; i < plain.size(); i++) {
          if (isText(plain.get(i), text)) {
            yield true;
          }
        }
        yield false;
      }
      case TermPattern.Prefix(String start) -> text.startsWith(start);
    };
  }

  /// Tells whether a number is as the pattern says.
  static boolean matches(TermPattern pattern, long number) {
    return switch (pattern) {
      case TermPattern.Like(Term plain) -> isNumber(plain, number);
      case TermPattern.OneOf(List<Term> plain) -> {
        for (int i = 0; i < plain.size(); i++) {
          if (isNumber(plain.get(i), number)) {
            yield true;
          }
        }
        yield false;
      }
      case TermPattern.Prefix _ -> false;
    };
  }

  private static boolean isAny(Term plain) {
    return plain instanceof Text(String word) && word.equals(TermPattern.ANY.value());
  }

  private static boolean isText(Term plain, String text) {
    return plain instanceof Text(String wanted) && (wanted.equals(text) || isAny(plain));
  }

  private static boolean isNumber(Term plain, long number) {
    if (plain instanceof Int(long wanted)) {
      return wanted == number;
    }
    return plain instanceof Decimal(BigDecimal wanted)
        ? wanted.compareTo(BigDecimal.valueOf(number)) == 0
        : isAny(plain);
  }

  private static boolean like(Term plain, Term term, Identities identities) {
    return switch (term) {
      case Text(String text) -> isText(plain, text);
      case Atom atom -> isText(plain, atom.name());
      case Opaque opaque -> isText(plain, opaque.word());
      case Pid(int number, int _) -> isSubject(plain, number, identities);
      case Int(long number) -> isNumber(plain, number);
      case Decimal(BigDecimal number) -> isDecimal(plain, number);
      case Bool bool -> plain == bool || isAny(plain);
      case Tuple tuple -> isTuple(plain, tuple, identities);
      case MapTerm map -> isMap(plain, map.entries(), identities);
      case ExceptionTerm exception ->
          isAny(plain) || like(plain, PlainTerm.of(exception, identities), identities);
      case Blob blob -> isAny(plain) || like(plain, PlainTerm.of(blob, identities), identities);
    };
  }

  /// A pid is its subject: `path#incarnation`, or somebody outside.
  static boolean isSubject(Term plain, int pid, Identities identities) {
    if (!(plain instanceof Text(String wanted)) || isAny(plain)) {
      return isAny(plain);
    }
    Detail.Identity identity = identities.get(pid);
    boolean isAnother =
        identity != null && identities.isSubject(pid) && !wanted.startsWith(identity.path());
    return !isAnother && wanted.equals(identities.subject(pid));
  }

  private static boolean isDecimal(Term plain, BigDecimal number) {
    if (plain instanceof Int(long wanted)) {
      return BigDecimal.valueOf(wanted).compareTo(number) == 0;
    }
    return plain instanceof Decimal(BigDecimal wanted)
        ? wanted.compareTo(number) == 0
        : isAny(plain);
  }

  private static boolean isTuple(Term plain, Tuple tuple, Identities identities) {
    if (!(plain instanceof Tuple wanted)) {
      return isAny(plain);
    }
    boolean same = wanted.size() == tuple.size();
    for (int i = 0; same && i < tuple.size(); i++) {
      same = like(wanted.get(i), tuple.get(i), identities);
    }
    return same;
  }

  private static boolean isMap(Term plain, Map<String, Term> entries, Identities identities) {
    if (!(plain instanceof MapTerm wanted)) {
      return isAny(plain);
    }
    boolean same = wanted.entries().size() == entries.size();
    for (Map.Entry<String, Term> entry : wanted.entries().entrySet()) {
      @Nullable Term value = entries.get(entry.getKey());
      same = same && value != null && like(entry.getValue(), value, identities);
    }
    return same;
  }

  private static String text(Term term, Identities identities) {
    return switch (term) {
      case Text(String text) -> text;
      case Atom atom -> atom.name();
      case Opaque opaque -> opaque.word();
      case Pid(int number, int _) -> identities.subject(number);
      case Int _, Decimal _, Bool _, Tuple _, MapTerm _, ExceptionTerm _, Blob _ -> "";
    };
  }
}
