package crashlab.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A figure that a run can be asked for, or a family of them: under which paths, in which unit, and
/// what it says. Reader, refusals, suggestions, completion and the format page come from it.
///
/// ```java
/// static final Metric ROWS =
///     Metric.of("ets.T.rows", Unit.COUNT, "How many rows the table has.", TABLE);
/// ```
public final class Metric {
  /// A part of the pattern, between dots.
  ///
  /// @param word as it stands in the pattern
  /// @param place null where the path has just this word
  record Part(String word, @Nullable Placeholder place) {}

  private final String pattern;
  private final List<Part> parts;
  private final Unit unit;
  private final String says;

  private Metric(String pattern, List<Part> parts, Unit unit, String says) {
    this.pattern = pattern;
    this.parts = parts;
    this.unit = unit;
    this.says = says;
  }

  /// @param pattern words with dots between; the signs of `places` stand for names, which may hold
  ///   dots themselves
  /// @param says what the figure is, a sentence
  public static Metric of(String pattern, Unit unit, String says, Placeholder... places) {
    List<Part> parts = new ArrayList<>();
    int named = 0;
    for (String word : pattern.split("\\.", -1)) {
      boolean name = named < places.length && places[named].sign().equals(word);
      parts.add(new Part(word, name ? places[named++] : null));
    }
    if (named < places.length || parts.getFirst().place() != null) {
      throw new IllegalArgumentException("pattern of a metric (" + pattern + ")");
    }
    return new Metric(pattern, List.copyOf(parts), unit, says);
  }

  /// The pattern of its paths, such as `load.ID.latency.p99`.
  public String pattern() {
    return pattern;
  }

  public Unit unit() {
    return unit;
  }

  /// What the figure is, in a sentence.
  public String says() {
    return says;
  }

  /// The first word of its paths, which all metrics of a family share.
  public String family() {
    return parts.getFirst().word();
  }

  /// What may stand in the place of names, in the order of the pattern.
  public List<Placeholder> places() {
    List<Placeholder> places = new ArrayList<>();
    for (Part part : parts) {
      Placeholder place = part.place();
      if (place != null) {
        places.add(place);
      }
    }
    return places;
  }

  List<Part> parts() {
    return parts;
  }

  /// The path of this metric for names, in the order of the pattern.
  public MetricPath of(String... names) {
    if (names.length != places().size()) {
      throw new IllegalArgumentException("names of (" + pattern + ")");
    }
    return new MetricPath(this, List.of(names));
  }

  /// Returns the paths of this metric for names of a document or of a run.
  ///
  /// @param names those that may stand in each of its places, in the order of the pattern
  public Stream<MetricPath> paths(List<? extends Collection<String>> names) {
    Stream<List<String>> begun = Stream.of(List.of());
    for (Collection<String> here : names) {
      begun = begun.flatMap(before -> here.stream().map(name -> with(before, name)));
    }
    return begun.map(found -> new MetricPath(this, found));
  }

  private static List<String> with(List<String> before, String name) {
    return Stream.concat(before.stream(), Stream.of(name)).toList();
  }

  /// Returns this metric with the names that stand in a path; null if the path is another's.
  ///
  /// @param names what the scenario gives names to; null where any name will do
  @Nullable MetricPath match(String path, @Nullable Names names) {
    List<String> found = new ArrayList<>();
    return matches(0, 0, path, names, found) ? new MetricPath(this, found) : null;
  }

  private boolean matches(
      int part, int from, String path, @Nullable Names names, List<String> found) {
    Part next = parts.get(part);
    Placeholder place = next.place();
    boolean last = part == parts.size() - 1;
    if (place == null) {
      int end = from + next.word().length();
      boolean ends = last ? end == path.length() : end < path.length() && path.charAt(end) == '.';
      return ends
          && path.startsWith(next.word(), from)
          && (last || matches(part + 1, end + 1, path, names, found));
    }
    int end = last ? path.length() : path.lastIndexOf('.');
    while (end > from) {
      if (place.admits(path.substring(from, end), names)) {
        found.add(path.substring(from, end));
        if (last || matches(part + 1, end + 1, path, names, found)) {
          return true;
        }
        found.removeLast();
      }
      end = last ? -1 : path.lastIndexOf('.', end - 1);
    }
    return false;
  }

  @Override
  public String toString() {
    return pattern;
  }
}
