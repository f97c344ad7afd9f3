package crashlab.language;

import crashlab.scenario.Metric;
import java.util.List;
import java.util.stream.Collectors;

/// The table of metrics in Markdown, a row for each.
final class MetricTable {
  private static final String HEAD = "\n| metric | unit | meaning |\n| --- | --- | --- |\n";

  private MetricTable() {}

  static String of(List<Metric> metrics) {
    return metrics.stream().map(MetricTable::row).collect(Collectors.joining("", HEAD, "\n"));
  }

  private static String row(Metric metric) {
    return "| `%s` | %s | %s |\n".formatted(metric.pattern(), metric.unit().sign(), metric.says());
  }
}
