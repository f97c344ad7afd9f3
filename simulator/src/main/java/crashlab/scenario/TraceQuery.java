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
/// @param shape of what is made of them
public record TraceQuery(
    Map<String, TermPattern> lines,
    List<String> read,
    Take take,
    long fromNanos,
    long toNanos,
    long sinceNanos,
    Shape shape) {

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
}
