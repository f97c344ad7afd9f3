package crashlab.otp;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The order of all terms: numbers, atoms, references, functions, pids, tuples, maps, texts. An
/// integer and a float of the same value are equal in it, as for `==`.
///
/// Source: Erlang Reference Manual, "Term Comparisons".
public final class ErlangTermOrder implements Comparator<Term> {
  public static final ErlangTermOrder ORDER = new ErlangTermOrder();

  private ErlangTermOrder() {}

  @Override
  public int compare(Term one, Term other) {
    int byType = Integer.compare(rank(one), rank(other));
    return byType != 0 ? byType : withinType(one, other);
  }

  private static int rank(Term term) {
    return switch (term) {
      case Int _, Decimal _ -> 0;
      case Atom _, Bool _ -> 1;
      case Opaque opaque -> opaque.isFunction() ? 3 : 2;
      case Pid _ -> 4;
      case Tuple _ -> 5;
      case Blob _ -> 6; // of which nothing but the size is known
      case MapTerm _, ExceptionTerm _ -> 7;
      case Text _ -> 8;
    };
  }

  private int withinType(Term one, Term other) {
    return switch (one) {
      case Int _, Decimal _ -> numbers(one, other);
      case Atom _, Bool _ -> texts(nameOf(one), nameOf(other));
      case Opaque opaque -> Integer.compare(opaque.rank(), ((Opaque) other).rank());
      case Pid(int number, int _) -> Integer.compare(number, ((Pid) other).number());
      case Tuple tuple -> tuples(tuple, (Tuple) other);
      case Blob(long bytes) -> Long.compare(bytes, ((Blob) other).bytes());
      case MapTerm _, ExceptionTerm _ -> maps(entries(one), entries(other));
      case Text(String value) -> texts(value, ((Text) other).value());
    };
  }

  private static int numbers(Term one, Term other) {
    return one instanceof Int(long a) && other instanceof Int(long b)
        ? Long.compare(a, b)
        : decimal(one).compareTo(decimal(other));
  }

  private static BigDecimal decimal(Term number) {
    return number instanceof Int(long value)
        ? BigDecimal.valueOf(value)
        : ((Decimal) number).value();
  }

  private static String nameOf(Term atom) {
    return atom instanceof Atom named ? named.name() : atom == Bool.TRUE ? "true" : "false";
  }

  /// By code points, as the bytes of UTF-8 are ordered.
  private static int texts(String one, String other) {
    int length = Math.min(one.length(), other.length());
    for (int i = 0; i < length; i++) {
      char a = one.charAt(i);
      char b = other.charAt(i);
      if (a != b) {
        boolean ofPair = Character.isSurrogate(a);
        boolean alike = ofPair == Character.isSurrogate(b);
        return alike ? Character.compare(a, b) : ofPair ? 1 : -1;
      }
    }
    return Integer.compare(one.length(), other.length());
  }

  private int tuples(Tuple one, Tuple other) {
    int bySize = Integer.compare(one.size(), other.size());
    for (int i = 0; bySize == 0 && i < one.size(); i++) {
      int byElement = compare(one.get(i), other.get(i));
      if (byElement != 0) {
        return byElement;
      }
    }
    return bySize;
  }

  private static SortedMap<String, Term> entries(Term map) {
    SortedMap<String, Term> sorted = new TreeMap<>(ErlangTermOrder::texts);
    if (map instanceof MapTerm term) {
      sorted.putAll(term.entries());
    } else if (map instanceof ExceptionTerm(String exception, String message)) {
      sorted.put("__exception__", new Atom(exception));
      sorted.put("message", message == null ? Atom.NIL : new Text(message));
    }
    return sorted;
  }

  private int maps(SortedMap<String, Term> one, SortedMap<String, Term> other) {
    int order = Integer.compare(one.size(), other.size());
    Iterator<Map.Entry<String, Term>> others = other.entrySet().iterator();
    for (Map.Entry<String, Term> entry : one.entrySet()) {
      if (order != 0) {
        return order;
      }
      order = texts(entry.getKey(), others.next().getKey());
    }
    Iterator<Term> values = other.values().iterator();
    for (Term value : one.values()) {
      if (order != 0) {
        return order;
      }
      order = compare(value, values.next());
    }
    return order;
  }
}
