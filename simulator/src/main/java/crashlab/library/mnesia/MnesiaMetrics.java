package crashlab.library.mnesia;

import crashlab.library.MetricWord;
import crashlab.library.RunView;
import crashlab.scenario.Metric;
import crashlab.scenario.Unit;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// What Mnesia of the nodes did so far.
final class MnesiaMetrics {
  static final List<MetricWord> ALL =
      List.of(
          sum("commits", "How many transactions were committed.", figures -> figures.commits),
          sum("aborts", "How many were aborted.", figures -> figures.aborts),
          sum("restarts", "How often one began again.", figures -> figures.restarts),
          MetricWord.count(
              Metric.of(
                  "mnesia.T.rows",
                  Unit.COUNT,
                  "How many rows a table has; of several copies the most.",
                  MnesiaPart.TABLES.place()),
              MnesiaMetrics::tables,
              (names, run) -> rows(names.getFirst(), run)));

  private MnesiaMetrics() {}

  private static MetricWord sum(
      String what, String says, ToLongFunction<TransactionFigures> figure) {
    return MetricWord.count(
        Metric.of("mnesia." + what, Unit.COUNT, says),
        (_, run) -> run.nodes().stream().map(TransactionFigures::of).mapToLong(figure).sum());
  }

  private static Stream<Mnesia> all(RunView run) {
    return run.nodes().stream().map(Mnesia::of);
  }

  private static Stream<String> tables(RunView run) {
    return all(run).flatMap(mnesia -> mnesia.tables().stream()).map(t -> t.spec.name()).distinct();
  }

  private static long rows(String name, RunView run) {
    return all(run)
        .mapToLong(mnesia -> {
          TableCopy copy = mnesia.table(name);
          return copy == null ? 0 : copy.rows.size();
        })
        .max()
        .orElse(0);
  }
}
