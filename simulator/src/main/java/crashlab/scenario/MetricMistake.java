package crashlab.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds where the path of a metric that there is not goes wrong, and says what could stand there.
final class MetricMistake {
  private final MetricReader reader;
  private final Names names;
  private final At at;
  private final String path;
  private List<Metric> open = List.of();
  private int depth;
  private int from;

  MetricMistake(MetricReader reader, At at, String path) {
    this.reader = reader;
    this.names = reader.reading().names();
    this.at = at;
    this.path = path;
  }

  /// @param family the metrics that begin with the first word of the path
  void note(List<Metric> family) {
    open = family;
    boolean on = true;
    while (on) {
      List<Metric> next = withWord(word());
      Placeholder place = place();
      on = !next.isEmpty() ? takeWord(next) : place == null ? refuse(before()) : takeName(place);
    }
  }

  /* What was taken so far, with a dot at its end. */
  private String before() {
    return from > path.length() ? path + '.' : path.substring(0, from);
  }

  private int start() {
    return Math.min(from, path.length());
  }

  private String word() {
    int dot = path.indexOf('.', start());
    return path.substring(start(), dot < 0 ? path.length() : dot);
  }

  private Metric.@Nullable Part part(Metric metric) {
    return depth < metric.parts().size() ? metric.parts().get(depth) : null;
  }

  private List<String> words() {
    return open.stream()
        .map(this::part)
        .filter(part -> part != null && part.place() == null)
        .map(Metric.Part::word)
        .distinct()
        .toList();
  }

  private List<Metric> withWord(String word) {
    return open.stream()
        .filter(metric ->
            part(metric) instanceof Metric.Part(var known, var place)
                && place == null
                && known.equals(word))
        .toList();
  }

  private @Nullable Placeholder place() {
    for (Metric metric : open) {
      if (part(metric) instanceof Metric.Part(_, Placeholder place)) {
        return place;
      }
    }
    return null;
  }

  private boolean takeWord(List<Metric> next) {
    if (next.stream().allMatch(metric -> metric.parts().size() == depth + 1)) {
      return refuse(before()); // the path should have ended here
    }
    from = start() + word().length() + 1;
    open = next;
    depth++;
    return true;
  }

  /// Takes a name, up to where the rest of a pattern begins.
  private boolean takeName(Placeholder place) {
    open = open.stream().filter(m -> isHere(place, m)).toList();
    Metric first = open.getFirst();
    int tail = first.parts().size() - depth - 1;
    int end = place.known() == null ? endBefore(tail) : endOfKnown(place);
    if (end <= start() && place.known() == null) {
      return refuseWithoutName(place, first, tail);
    }
    reader.use(place, at, path, start(), end);
    boolean on = tail > 0 && place.admits(path.substring(start(), end), names);
    from = end + 1;
    depth++;
    return on;
  }

  private boolean isHere(Placeholder place, Metric metric) {
    Metric.Part part = part(metric);
    return part != null && part.place() == place;
  }

  private boolean refuseWithoutName(Placeholder place, Metric metric, int tail) {
    if (tail == 0) {
      return refuse(metric.pattern(), "", List.of());
    }
    String before = before() + place.sign() + '.';
    depth++;
    from = path.length() + 1;
    return refuse(before);
  }

  private int endBefore(int tail) {
    int end = path.length();
    for (int i = 0; i < tail && end >= 0; i++) {
      end = path.lastIndexOf('.', end - 1);
    }
    return end;
  }

  /* Of a name that is not known the first word. */
  private int endOfKnown(Placeholder place) {
    int end = path.length();
    while (end > start() && !place.admits(path.substring(start(), end), names)) {
      end = path.lastIndexOf('.', end - 1);
    }
    return end > start() ? end : start() + word().length();
  }

  private boolean refuse(String before) {
    List<String> words = words();
    return refuse(Words.list(words, "or"), before, words);
  }

  private boolean refuse(String expected, String before, List<String> words) {
    String place = before.isEmpty() ? "" : " after \"%s\"".formatted(Quoted.bare(before));
    String rest = path.substring(start() + word().length());
    reader
        .reading()
        .problems()
        .add(
            ProblemKind.UNKNOWN_NAME,
            at,
            "found %s, expected %s%s".formatted(Quoted.value(at.value()), expected, place),
            new Problems.Hint.FirstOf(
                new Problems.Hint.Nearest(path, reader.paths()),
                new Problems.Hint.Inside(before, word(), rest, words)));
    return false;
  }
}
