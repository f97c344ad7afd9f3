package crashlab.scenario;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The paths of metrics, such as `load.readers.latency.p99`, and what each is measured in.
final class MetricPath {
  private static final List<String> LATENCIES = List.of("mean", "p50", "p90", "p99", "p999", "max");
  private static final List<String> OF_LOAD =
      List.of("offered", "completed", "failed", "throughput", "in_flight", "latency");
  private static final List<String> FAMILIES =
      List.of(
          "load", "mailbox", "restarts", "processes", "atoms", "memory", "scheduler", "supervisor");

  private static final List<String> GENERAL =
      List.of("processes.now", "processes.max", "atoms", "memory.max", "scheduler.utilization");

  private final Problems problems;
  private final Names names;
  private final List<String> loadMetrics = new ArrayList<>();

  /// What a metric is measured in.
  enum Unit {
    COUNT,
    DURATION,
    RATE,
    BYTES,
    SHARE
  }

  MetricPath(Problems problems, Names names) {
    this.problems = problems;
    this.names = names;
  }

  /// Returns what the metric is measured in; notes a problem and returns null where there is none.
  @Nullable Unit unit(At at, String path) {
    int dot = path.indexOf('.');
    String family = dot < 0 ? path : path.substring(0, dot);
    String rest = dot < 0 ? "" : path.substring(dot + 1);
    return switch (family) {
      case "load" -> load(at, path, rest);
      case "mailbox" -> named(at, path, "mailbox.", List.of("max", "now"));
      case "restarts" -> restarts(at, path, rest);
      case "processes" -> word(at, "processes.", rest, List.of("now", "max"), Unit.COUNT);
      case "atoms" -> rest.isEmpty() ? Unit.COUNT : fail(at, path, "atoms", List.of("atoms"));
      case "memory" -> word(at, "memory.", rest, List.of("max"), Unit.BYTES);
      case "scheduler" -> word(at, "scheduler.", rest, List.of("utilization"), Unit.SHARE);
      case "supervisor" -> named(at, path, "supervisor.", List.of("restarts", "budget_spent"));
      default -> unknownFamily(at, family, path.substring(family.length()));
    };
  }

  private @Nullable Unit unknownFamily(At at, String family, String rest) {
    String refusal = Unsupported.metric(family);
    if (refusal != null) {
      problems.add(at, refusal);
      return null;
    }
    problems.add(
        at,
        "found %s, expected a metric (%s …)"
            .formatted(Quoted.value(at.value()), Words.list(FAMILIES, "or")),
        new Problems.Hint.FirstOf(
            new Problems.Hint.Nearest(family + rest, loadMetrics()),
            new Problems.Hint.Inside("", family, rest, FAMILIES)));
    return null;
  }

  private @Nullable Unit fail(At at, String path, String expected, List<String> candidates) {
    problems.add(
        at,
        "found %s, expected %s".formatted(Quoted.of(path), expected),
        new Problems.Hint.Nearest(path, candidates));
    return null;
  }

  private @Nullable Unit word(At at, String before, String word, List<String> words, Unit unit) {
    if (words.contains(word)) {
      return unit;
    }
    problems.add(
        at,
        "found %s, expected %s after \"%s\""
            .formatted(Quoted.value(at.value()), Words.list(words, "or"), before),
        new Problems.Hint.Inside(before, word, "", words));
    return null;
  }

  /* Names may hold dots: the metric is what follows the last one. */
  private @Nullable Unit named(At at, String path, String before, List<String> words) {
    int last = path.lastIndexOf('.');
    if (last < before.length()) {
      return word(at, before + "NAME.", "", words, Unit.COUNT);
    }
    String name = path.substring(before.length(), last);
    names.usePart(at, before, name, path.substring(last));
    return word(at, path.substring(0, last + 1), path.substring(last + 1), words, Unit.COUNT);
  }

  private @Nullable Unit restarts(At at, String path, String name) {
    if (name.isEmpty()) {
      return fail(at, path, "restarts.SUBJECT", List.of());
    }
    names.usePart(at, "restarts.", name, "");
    return Unit.COUNT;
  }

  private @Nullable Unit load(At at, String path, String rest) {
    String id = longestLoad(rest);
    if (id == null) {
      int dot = rest.indexOf('.');
      String word = dot < 0 ? rest : rest.substring(0, dot);
      String after = dot < 0 ? "" : rest.substring(dot);
      names
          .index()
          .loadPlaces()
          .miss(
              word,
              at,
              "the id of a load after \"load.\"",
              new Problems.Hint.FirstOf(
                  new Problems.Hint.Inside("load.", word, after, names.index().loads()),
                  new Problems.Hint.Nearest(path, loadMetrics())));
      return null;
    }
    names.index().loadPlaces().use(id);
    String before = "load." + id + '.';
    String metric = path.length() < before.length() ? "" : path.substring(before.length());
    int dot = metric.indexOf('.');
    String word = dot < 0 ? metric : metric.substring(0, dot);
    String after = dot < 0 ? "" : metric.substring(dot + 1);
    return switch (word) {
      case "latency" -> word(at, before + "latency.", after, LATENCIES, Unit.DURATION);
      case "throughput" -> dot < 0 ? Unit.RATE : word(at, before, metric, OF_LOAD, Unit.RATE);
      case "failed" ->
          dot < 0 || !after.isEmpty() ? Unit.COUNT : word(at, before, metric, OF_LOAD, Unit.COUNT);
      default -> misspelt(at, before, metric, word);
    };
  }

  private @Nullable Unit misspelt(At at, String before, String metric, String word) {
    if (OF_LOAD.contains(metric)) {
      return Unit.COUNT;
    }
    problems.add(
        at,
        "found %s, expected %s after \"%s\""
            .formatted(Quoted.value(at.value()), Words.list(OF_LOAD, "or"), Quoted.bare(before)),
        new Problems.Hint.FirstOf(
            new Problems.Hint.Nearest(before + metric, loadMetrics()),
            new Problems.Hint.Inside(before, word, metric.substring(word.length()), OF_LOAD)));
    return null;
  }

  private @Nullable String longestLoad(String rest) {
    List<String> fitting = new ArrayList<>();
    for (int dot = rest.indexOf('.'); dot >= 0; dot = rest.indexOf('.', dot + 1)) {
      String id = rest.substring(0, dot);
      if (names.index().isLoad(id)) {
        fitting.add(id);
      }
    }
    if (names.index().isLoad(rest)) {
      fitting.add(rest);
    }
    return fitting.isEmpty() ? null : fitting.getLast();
  }

  /// Returns the metrics of all loads.
  private List<String> loadMetrics() {
    if (loadMetrics.isEmpty()) {
      for (String id : names.index().loads()) {
        String before = "load." + id + '.';
        OF_LOAD.forEach(metric -> loadMetrics.add(before + metric));
        LATENCIES.forEach(metric -> loadMetrics.add(before + "latency." + metric));
      }
      loadMetrics.addAll(GENERAL);
    }
    return loadMetrics;
  }
}
