package crashlab.otp;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/// Terms as tables compare them. There is one float 0.0, since the language has no -0.0.
public final class TableKeys {
  private TableKeys() {}

  /// Returns the one form of a key: a float has one however it was written, also within tuples and
  /// maps, and what a state has as a text is the key that a text in a file is. Allocates nothing
  /// for keys without a float.
  public static Term normal(Term key) {
    return key instanceof Atom atom && !atom.equals(Atom.NIL) ? new Text(atom.name()) : exact(key);
  }

  /// Tells whether two terms are equal as `=:=` says it.
  public static boolean same(Term one, Term other) {
    return one.equals(other) || exact(one).equals(exact(other));
  }

  /// The form in which equal values are equal: a float by the number that it holds.
  public static Term exact(Term term) {
    return switch (term) {
      case Decimal(BigDecimal value) ->
          new Decimal(new BigDecimal(Double.toString(value.doubleValue())));
      case Tuple tuple when hasFloat(tuple) ->
          new Tuple(tuple.elements().stream().map(TableKeys::exact).toList());
      case MapTerm map when hasFloat(map) -> {
        Map<String, Term> entries = new LinkedHashMap<>();
        map.entries().forEach((name, value) -> entries.put(name, exact(value)));
        yield new MapTerm(entries);
      }
      case Atom _, Text _, Int _, Bool _, Tuple _, MapTerm _, Blob _ -> term;
      case Pid _, Opaque _, ExceptionTerm _ -> term;
    };
  }

  private static boolean hasFloat(Term term) {
    return switch (term) {
      case Decimal _ -> true;
      case Tuple tuple -> {
        for (int i = 0; i < tuple.size(); i++) {
          if (hasFloat(tuple.get(i))) {
            yield true;
          }
        }
        yield false;
      }
      case MapTerm map -> map.entries().values().stream().anyMatch(TableKeys::hasFloat);
      case Atom _, Text _, Int _, Bool _, Blob _, Pid _, Opaque _, ExceptionTerm _ -> false;
    };
  }
}
