package crashlab.scenario;

import java.util.List;

/// What is read off a run: it decides which bounds make sense, and in which unit they are.
///
/// @param units of each value that is read: one, or one for each of its elements if it is an array
public record Shape(Kind kind, List<Unit> units) {
  public enum Kind {
    /// A number.
    FIGURE,
    /// Any value.
    VALUE,
    /// Values in their order.
    LIST
  }

  public Shape {
    units = List.copyOf(units);
  }

  /// A number.
  public static Shape figure(Unit unit) {
    return new Shape(Kind.FIGURE, List.of(unit));
  }

  /// Any value; numbers in it have no unit.
  public static Shape value() {
    return new Shape(Kind.VALUE, List.of(Unit.COUNT));
  }

  /// A list of any values; numbers in it have no unit.
  public static Shape list() {
    return new Shape(Kind.LIST, List.of(Unit.COUNT));
  }

  /// Tells whether each value is an array of several, each in a unit of its own.
  boolean isOfSeveral() {
    return units.size() > 1;
  }

  /// The unit of a value that is a number.
  Unit unit() {
    return units.getFirst();
  }
}
