package crashlab.conformance;

import java.util.ArrayList;
import java.util.List;

/// Sorts what happened side by side and was written in an order of no meaning.
final class SortedRuns {
  private SortedRuns() {}

  /// Returns the events with each unbroken run of those that begin with `prefix` sorted.
  ///
  /// The texts compare as the arrays would: up to the first difference they are equal, and a quote,
  /// which ends the shorter of two strings, is below every character of a subject but `!`.
  static List<String> sorted(List<String> events, String prefix) {
    List<String> sorted = new ArrayList<>(events);
    int start = 0;
    while (start < sorted.size()) {
      int end = start;
      while (end < sorted.size() && sorted.get(end).startsWith(prefix)) {
        end++;
      }
      sorted.subList(start, end).sort(CodePoints.ORDER);
      start = end + 1;
    }
    return sorted;
  }
}
