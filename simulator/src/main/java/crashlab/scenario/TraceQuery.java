package crashlab.scenario;

import crashlab.otp.TermPattern;
import java.util.List;
import java.util.Map;

/// Which lines of the trace are looked at, and what is made of them.
///
/// @param lines what their keys have to say, by key
/// @param read the keys that are read; empty: the lines themselves are counted
/// @param fromNanos the first instant that is looked at
/// @param toNanos the last one; [Step#INFINITY] for the end of the run
/// @param sinceNanos from where the times of lines count
public record TraceQuery(
    Map<String, TermPattern> lines,
    List<String> read,
    Take take,
    long fromNanos,
    long toNanos,
    long sinceNanos) {

  /// What is made of the values that were read.
  public enum Take {
    /// All, in their order.
    LIST("list"),
    /// All, by size: numbers, then texts by code point, then arrays.
    SORTED("sorted"),
    /// Sorted, without repeats.
    DISTINCT("distinct"),
    /// How many.
    COUNT("count"),
    FIRST("first"),
    LAST("last"),
    SUM("sum"),
    LEAST("least"),
    MOST("most"),
    /// The differences between each and the one before.
    GAPS("gaps");

    private final String word;

    Take(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  public TraceQuery {
    read = List.copyOf(read);
  }

  /// The unit of what a key of the trace says.
  static Unit unit(String key) {
    return switch (key) {
      case "t", "took", "in" -> Unit.DURATION;
      default -> Unit.COUNT;
    };
  }

  Shape shape() {
    List<Unit> units = read.stream().map(TraceQuery::unit).toList();
    return switch (take) {
      case COUNT -> Shape.figure(Unit.COUNT);
      case SUM, LEAST, MOST -> Shape.figure(units.getFirst());
      case FIRST, LAST -> new Shape(Shape.Kind.VALUE, units);
      case LIST, SORTED, DISTINCT, GAPS -> new Shape(Shape.Kind.LIST, units);
    };
  }
}
