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

/// The order of plain terms: numbers, then booleans, then texts by code point, then arrays element
/// by element, then objects.
final class TermOrder {
  private TermOrder() {}

  static int compare(Term a, Term b) {
    int kinds = Integer.compare(rank(a), rank(b));
    if (kinds != 0) {
      return kinds;
    }
    if (a instanceof Text(String one) && b instanceof Text(String other)) {
      return byCodePoint(one, other);
    }
    if (a instanceof Tuple one && b instanceof Tuple other) {
      return compare(one, other);
    }
    return rank(a) == 0
        ? Numbers.of(a).compareTo(Numbers.of(b))
        : byCodePoint(a.inspect(), b.inspect());
  }

  private static int rank(Term term) {
    return switch (term) {
      case Int _, Decimal _ -> 0;
      case Bool _ -> 1;
      case Text _, Atom _, Opaque _, Pid _ -> 2;
      case Tuple _ -> 3;
      case MapTerm _, ExceptionTerm _, Blob _ -> 4;
    };
  }

  private static int compare(Tuple a, Tuple b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = compare(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  private static int byCodePoint(String a, String b) {
    int at = 0;
    while (at < a.length() && at < b.length()) {
      int one = a.codePointAt(at);
      int other = b.codePointAt(at);
      if (one != other) {
        return Integer.compare(one, other);
      }
      at += Character.charCount(one);
    }
    return Integer.compare(a.length(), b.length());
  }
}
