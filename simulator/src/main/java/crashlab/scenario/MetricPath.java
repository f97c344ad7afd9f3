package crashlab.scenario;

import java.util.List;

/// A metric of certain names: the path that a file gives, taken apart.
///
/// @param names what stands in the places of the metric, in their order
/// @param nodes whose figures are added up; empty: those of all
public record MetricPath(Metric metric, List<String> names, List<String> nodes) {
  public MetricPath {
    names = List.copyOf(names);
    nodes = List.copyOf(nodes);
  }

  /// The figure of all nodes.
  public MetricPath(Metric metric, List<String> names) {
    this(metric, names, List.of());
  }

  /// The path as files write it, such as `load.readers.latency.p99`.
  public String text() {
    var text = new StringBuilder();
    int named = 0;
    for (Metric.Part part : metric.parts()) {
      text.append(text.isEmpty() ? "" : ".");
      text.append(part.place() == null ? part.word() : names.get(named++));
    }
    return nodes.isEmpty() ? text.toString() : text + "@" + String.join(",", nodes);
  }

  @Override
  public String toString() {
    return text();
  }
}
