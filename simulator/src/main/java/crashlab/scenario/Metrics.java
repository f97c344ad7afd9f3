package crashlab.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All metrics that runs can be asked for.
public final class Metrics {
  private final List<Metric> all;
  private final Map<String, List<Metric>> byFamily = new LinkedHashMap<>();

  /// @throws IllegalStateException if two metrics have one pattern
  Metrics(List<Metric> all) {
    this.all = List.copyOf(all);
    for (Metric metric : all) {
      List<Metric> family = byFamily.computeIfAbsent(metric.family(), _ -> new ArrayList<>());
      if (family.stream().anyMatch(other -> other.pattern().equals(metric.pattern()))) {
        throw new IllegalStateException("the metric (" + metric + ") is declared twice");
      }
      family.add(metric);
    }
  }

  /// In the order of the format page.
  public List<Metric> all() {
    return all;
  }

  /// The first words of all paths.
  List<String> families() {
    return List.copyOf(byFamily.keySet());
  }

  /// The metrics whose paths begin with a word; empty where none does.
  List<Metric> family(String word) {
    return byFamily.getOrDefault(word, List.of());
  }

  /// Returns what a path names, to look it up by text; any names will do.
  public Optional<MetricPath> find(String path) {
    return Optional.ofNullable(find(path, null));
  }

  @Nullable MetricPath find(String path, @Nullable Names names) {
    int dot = path.indexOf('.');
    for (Metric metric : family(dot < 0 ? path : path.substring(0, dot))) {
      MetricPath found = metric.match(path, names);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /// Returns the paths that can be told in full: of metrics that name nothing or only what the
  /// scenario gives.
  List<String> paths(Names names) {
    List<String> paths = new ArrayList<>();
    for (Metric metric : all) {
      List<List<String>> known =
          metric.places().stream().map(place -> List.copyOf(place.knownIn(names))).toList();
      metric.paths(known).forEach(path -> paths.add(path.text()));
    }
    return paths;
  }
}
