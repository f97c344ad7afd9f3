package crashlab.otp;

import java.util.List;
import java.util.Map;

/// A value that steps compare others with, in which `_` stands for anything, as in a pattern of
/// Erlang.
public final class ValuePattern {
  private static final Atom ANYTHING = new Atom("_");

  private ValuePattern() {}

  public static boolean fits(Term pattern, Term value) {
    if (pattern.equals(ANYTHING)) {
      return true;
    }
    if (pattern instanceof Tuple wanted && value instanceof Tuple given) {
      return wanted.size() == given.size() && elementsFit(wanted.elements(), given.elements());
    }
    if (pattern instanceof MapTerm wanted && value instanceof MapTerm given) {
      return entriesFit(wanted.entries(), given.entries());
    }
    return pattern.equals(value);
  }

  private static boolean elementsFit(List<Term> patterns, List<Term> values) {
    for (int i = 0; i < patterns.size(); i++) {
      if (!fits(patterns.get(i), values.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean entriesFit(Map<String, Term> patterns, Map<String, Term> values) {
    if (patterns.size() != values.size()) {
      return false;
    }
    for (Map.Entry<String, Term> entry : patterns.entrySet()) {
      Term value = values.get(entry.getKey());
      if (value == null || !fits(entry.getValue(), value)) {
        return false;
      }
    }
    return true;
  }
}
