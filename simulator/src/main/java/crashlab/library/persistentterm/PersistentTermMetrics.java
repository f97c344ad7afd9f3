package crashlab.library.persistentterm;

import crashlab.library.MetricWord;
import crashlab.library.RunView;
import crashlab.scenario.Metric;
import crashlab.scenario.Unit;
import java.util.List;
import java.util.function.ToLongFunction;

/// What updates of persistent terms have cost so far.
final class PersistentTermMetrics {
  static final List<MetricWord> ALL =
      List.of(
          count(
              "scans",
              "How many terms were replaced or erased so that all processes are scanned.",
              figures -> figures.scans),
          count("scanned", "How many processes were scanned for that.", figures -> figures.scanned),
          count(
              "collected",
              "How many of these held the old term, so that they collected and copied it.",
              figures -> figures.collected));

  private PersistentTermMetrics() {}

  private static MetricWord count(String what, String says, ToLongFunction<ScanFigures> figure) {
    return MetricWord.count(
        Metric.of("persistent_term." + what, Unit.COUNT, says), (_, run) -> sum(run, figure));
  }

  private static long sum(RunView run, ToLongFunction<ScanFigures> figure) {
    return run.nodes().stream().map(ScanFigures::of).mapToLong(figure).sum();
  }
}
