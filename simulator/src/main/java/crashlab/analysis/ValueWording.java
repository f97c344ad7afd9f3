package crashlab.analysis;

import crashlab.otp.Int;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.scenario.Shape;
import crashlab.scenario.Unit;
import crashlab.trace.Identities;
import crashlab.trace.JsonBuffer;
import java.util.List;
import java.util.StringJoiner;

/// Values that were read, as JSON; durations as files write them.
final class ValueWording {
  private static final int MOST_ELEMENTS = 40;
  private static final Identities NOBODY = new Identities();

  private ValueWording() {}

  /// Returns a plain value; of a long list the beginning.
  static String of(Term value, Shape shape) {
    return shape.kind() == Shape.Kind.LIST && value instanceof Tuple list
        ? list(list.elements(), _ -> shape.units())
        : one(value, shape.units());
  }

  private static String one(Term value, List<Unit> units) {
    return units.size() > 1 && value instanceof Tuple array
        ? list(array.elements(), i -> List.of(units.get(Math.min(i, units.size() - 1))))
        : scalar(value, units.getFirst());
  }

  /// Finds the units of an element.
  private interface Units {
    List<Unit> of(int index);
  }

  private static String list(List<Term> elements, Units units) {
    var text = new StringJoiner(", ", "[", "]");
    for (int i = 0; i < Math.min(elements.size(), MOST_ELEMENTS); i++) {
      text.add(one(elements.get(i), units.of(i)));
    }
    if (elements.size() > MOST_ELEMENTS) {
      text.add("… (" + (elements.size() - MOST_ELEMENTS) + " more)");
    }
    return text.toString();
  }

  private static String scalar(Term value, Unit unit) {
    if (unit == Unit.DURATION && value instanceof Int(long nanos)) {
      return (nanos < 0 ? "-" : "") + Wording.duration(Math.abs(nanos));
    }
    return new JsonBuffer(64).term(value, NOBODY).text();
  }
}
