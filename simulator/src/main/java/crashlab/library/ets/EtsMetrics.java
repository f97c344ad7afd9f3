package crashlab.library.ets;

import crashlab.library.MetricWord;
import crashlab.library.RunView;
import crashlab.otp.TermWords;
import crashlab.scenario.Metric;
import crashlab.scenario.Unit;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// What became of tables so far. A name stands for all tables that ever had it, but for what a
/// table has now.
final class EtsMetrics {
  static final List<MetricWord> ALL =
      List.of(
          count("rows", Unit.COUNT, "How many rows it has.", EtsMetrics::rows),
          count("reads", Unit.COUNT, "How many operations read it.", name -> name.figures.reads),
          count("writes", Unit.COUNT, "How many operations wrote it.", name -> name.figures.writes),
          count("memory", Unit.BYTES, "What it takes of memory.", EtsMetrics::memory),
          count(
              "wait",
              Unit.DURATION,
              "The time that was waited for its locks, all together.",
              name -> name.figures.waitNanos),
          count(
              "lost_updates",
              Unit.COUNT,
              "Writes of a row by a process that had read an older version of it than the one it"
                  + " wrote over, among the latest 256 rows that it read.",
              name -> name.figures.lostUpdates));

  private EtsMetrics() {}

  private static MetricWord count(
      String what, Unit unit, String says, ToLongFunction<TableName> figure) {
    return MetricWord.count(
        Metric.of("ets.T." + what, unit, says, TableParams.TABLES.place()),
        EtsMetrics::tables,
        (names, run) -> sum(names.getFirst(), run, figure));
  }

  private static Stream<String> tables(RunView run) {
    return run.nodes().stream().flatMap(node -> EtsTables.of(node).made()).distinct();
  }

  private static long sum(String table, RunView run, ToLongFunction<TableName> figure) {
    return run.nodes().stream()
        .mapToLong(node -> figure.applyAsLong(EtsTables.of(node).name(table)))
        .sum();
  }

  private static long rows(TableName name) {
    EtsTable table = name.current();
    return table == null ? 0 : table.rows.size();
  }

  private static long memory(TableName name) {
    EtsTable table = name.current();
    return table == null ? 0 : table.words() * TermWords.WORD_BYTES;
  }
}
