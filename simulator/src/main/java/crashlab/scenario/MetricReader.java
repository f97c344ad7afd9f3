package crashlab.scenario;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the path of a metric, such as `load.readers.latency.p99`.
final class MetricReader {
  private static final int MOST_PATHS = 20_000;

  private final Reading reading;
  private final Metrics metrics;
  private final Problems problems;
  private @Nullable List<String> paths;

  MetricReader(Reading reading) {
    this.reading = reading;
    this.metrics = reading.vocabulary().metrics();
    this.problems = reading.problems();
  }

  /// Returns what the path names; notes a problem and returns null where it names nothing.
  @Nullable MetricPath path(At at, String text) {
    String unplaced = reading.names().nodes().unplaced(text);
    if (unplaced != null
        && metrics.find(text, reading.names()) == null
        && metrics.find(unplaced, reading.names()) != null) {
      GivenNodes.noteNone(at, text, "a metric", unplaced, problems);
      return null;
    }
    int sign = reading.names().nodes().areNamed() ? text.lastIndexOf('@') : -1;
    List<String> nodes = sign < 0 ? List.of() : nodes(at, text, sign + 1);
    MetricPath found = ofAll(at, sign < 0 ? text : text.substring(0, sign));
    return found == null ? null : new MetricPath(found.metric(), found.names(), nodes);
  }

  /// The nodes at the end of a path, with commas between.
  private List<String> nodes(At at, String text, int from) {
    List<String> nodes = new ArrayList<>();
    List<String> known = reading.names().nodes().names();
    int begin = from;
    while (begin <= text.length()) {
      int comma = text.indexOf(',', begin);
      int end = comma < 0 ? text.length() : comma;
      String node = text.substring(begin, end);
      if (!known.contains(node)) {
        reading.names().nodes().noteUnknown(at, text, begin, end, problems);
      } else if (!nodes.contains(node)) {
        nodes.add(node);
      }
      begin = end + 1;
    }
    return nodes;
  }

  private @Nullable MetricPath ofAll(At at, String path) {
    int dot = path.indexOf('.');
    String family = dot < 0 ? path : path.substring(0, dot);
    List<Metric> fitting = metrics.family(family);
    if (fitting.isEmpty()) {
      noteUnknownFamily(at, family, path.substring(family.length()));
      return null;
    }
    MetricPath found = metrics.find(path, reading.names());
    if (found == null) {
      new MetricMistake(this, at, path).note(fitting);
      return null;
    }
    useNames(at, path, found);
    return found;
  }

  private void useNames(At at, String path, MetricPath found) {
    int from = 0;
    int named = 0;
    for (Metric.Part part : found.metric().parts()) {
      Placeholder place = part.place();
      String word = place == null ? part.word() : found.names().get(named++);
      int end = from + word.length();
      if (place != null) {
        use(place, at, path, from, end);
      }
      from = end + 1;
    }
  }

  /// Takes a name that stands from `from` to `end` of a path.
  void use(Placeholder place, At at, String path, int from, int end) {
    var whole = new Problems.Hint.Nearest(path, paths());
    String before = path.substring(0, from);
    String name = path.substring(from, end);
    var spoken = new Placeholder.Spoken(before, name, path.substring(end), whole);
    place.use().use(at, spoken, reading);
  }

  private void noteUnknownFamily(At at, String family, String rest) {
    String refusal = Unsupported.metric(family);
    if (refusal != null) {
      problems.add(ProblemKind.UNSUPPORTED, at, refusal);
      return;
    }
    List<String> families = metrics.families();
    problems.add(
        ProblemKind.MISMATCH,
        at,
        "found %s, expected a metric (%s …)"
            .formatted(Quoted.value(at.value()), Words.list(families, "or")),
        new Problems.Hint.FirstOf(
            new Problems.Hint.Nearest(family + rest, paths()),
            new Problems.Hint.Inside("", family, rest, families)));
  }

  Reading reading() {
    return reading;
  }

  /// Returns the paths that a misspelt one is compared with; of a scenario with thousands of loads
  /// only the first.
  List<String> paths() {
    List<String> known = paths;
    if (known == null) {
      List<String> all = metrics.paths(reading.names());
      known = all.subList(0, Math.min(all.size(), MOST_PATHS));
      paths = known;
    }
    return known;
  }
}
