package crashlab.behaviour;

import crashlab.otp.MapTerm;
import crashlab.otp.Term;
import crashlab.otp.Tuple;

/// Whether terms refer to a certain one: to it, not to one that is equal. Allocates nothing for
/// tuples and lists.
final class References {
  private References() {}

  static boolean lead(Term[] from, Term to) {
    for (Term term : from) {
      if (lead(term, to)) {
        return true;
      }
    }
    return false;
  }

  private static boolean lead(Term from, Term to) {
    if (from == to) {
      return true;
    }
    if (from instanceof Tuple tuple && tuple.bytes() >= to.bytes()) {
      for (int i = 0; i < tuple.size(); i++) {
        if (lead(tuple.get(i), to)) {
          return true;
        }
      }
    }
    return from instanceof MapTerm map
        && map.entries().values().stream().anyMatch(value -> lead(value, to));
  }
}
