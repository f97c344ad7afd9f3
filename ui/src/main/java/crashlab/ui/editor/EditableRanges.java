package crashlab.ui.editor;

import crashlab.scenario.JsonEdit;
import crashlab.scenario.JsonText;
import crashlab.scenario.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The parts of a text that may be changed. They move and grow with what is changed in them.
///
/// Neither do they touch nor overlap: a pointer into what another one covers adds nothing.
final class EditableRanges {
  private final List<int[]> ranges;

  private EditableRanges(List<int[]> ranges) {
    this.ranges = ranges;
  }

  /// Returns the ranges of the values at some JSON Pointers; those that are not there add none.
  static EditableRanges of(String text, List<String> pointers) {
    List<int[]> found = new ArrayList<>();
    for (String pointer : pointers) {
      JsonEdit.locate(text, pointer).ifPresent(v -> found.add(new int[] {v.start(), v.end()}));
    }
    found.sort(Comparator.<int[]>comparingInt(r -> r[0]).thenComparingInt(r -> -r[1]));
    List<int[]> apart = new ArrayList<>();
    for (int[] range : found) {
      if (apart.isEmpty() || range[0] >= apart.getLast()[1]) {
        apart.add(range);
      }
    }
    return new EditableRanges(apart);
  }

  /// Where the first one begins; 0 if there is none.
  int first() {
    return ranges.isEmpty() ? 0 : ranges.getFirst()[0];
  }

  /// Returns where these ranges are in another text, if that differs only within them. It may be no
  /// JSON.
  ///
  /// @param text what these ranges are of
  Optional<EditableRanges> movedTo(String text, String other) {
    List<int[]> moved = new ArrayList<>();
    int read = 0;
    int at = 0;
    for (int i = 0; i < ranges.size(); i++) {
      String fixed = text.substring(read, ranges.get(i)[0]);
      int found = i == 0 ? (other.startsWith(fixed) ? 0 : -1) : other.indexOf(fixed, at);
      if (found < 0) {
        return Optional.empty();
      }
      if (i > 0) {
        moved.get(i - 1)[1] = found;
      }
      at = found + fixed.length();
      moved.add(new int[] {at, at});
      read = ranges.get(i)[1];
    }
    String rest = text.substring(read);
    int end = other.length() - rest.length();
    if (end < at || !other.endsWith(rest)) {
      return Optional.empty();
    }
    if (!moved.isEmpty()) {
      moved.getLast()[1] = end;
    }
    return Optional.of(new EditableRanges(moved));
  }

  /// Whether what stands between two places may be replaced.
  boolean allows(int from, int to) {
    return rangeOf(from, to) != null;
  }

  private int @Nullable [] rangeOf(int from, int to) {
    for (int[] range : ranges) {
      if (from >= range[0] && to <= range[1]) {
        return range;
      }
    }
    return null;
  }

  /// Follows a change.
  void changed(int at, int removed, int inserted) {
    int[] inside = rangeOf(at, at + removed);
    for (int[] range : ranges) {
      if (range == inside) {
        range[1] += inserted - removed;
      } else if (range[0] >= at + removed) {
        range[0] += inserted - removed;
        range[1] += inserted - removed;
      }
    }
  }

  /// From and to, one after the other, in the order of the text.
  List<int[]> all() {
    return ranges.stream().map(int[]::clone).toList();
  }

  /// Whether two texts have the same values apart from those at some pointers. False if one is no
  /// JSON.
  static boolean sameOutside(String one, String other, List<String> pointers) {
    Optional<String> a = without(one, pointers);
    return a.isPresent() && a.equals(without(other, pointers));
  }

  private static Optional<String> without(String text, List<String> pointers) {
    String left = text;
    for (String pointer : pointers) {
      if (JsonEdit.locate(left, pointer).isPresent()) {
        left = JsonEdit.set(left, pointer, "null").orElse(left);
      }
    }
    return JsonEdit.locate(left, "").map((JsonValue value) -> JsonText.of(value));
  }
}
