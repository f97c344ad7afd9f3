package crashlab.library.dets;

import crashlab.library.MetricWord;
import crashlab.library.RunView;
import crashlab.scenario.Metric;
import crashlab.scenario.Unit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// What tables hold, and what became of them so far, in all lives of their nodes.
final class DetsMetrics {
  static final List<MetricWord> ALL =
      List.of(
          count(
              "rows",
              Unit.COUNT,
              "How many rows it has, those with them that are not written yet; while it is not open,"
                  + " how many its file has.",
              TableRecord::rows),
          count("bytes", Unit.BYTES, "The size of its file.", TableRecord::bytes),
          count("pending", Unit.COUNT, "How many rows are not written yet.", TableRecord::pending),
          count(
              "lost",
              Unit.COUNT,
              "How many rows were gone before they were written.",
              record -> record.lost),
          count("repairs", Unit.COUNT, "How often it was repaired.", record -> record.repairs));

  private DetsMetrics() {}

  private static MetricWord count(
      String what, Unit unit, String says, ToLongFunction<TableRecord> figure) {
    return MetricWord.count(
        Metric.of("dets.T." + what, unit, says, DetsWords.TABLES.place()),
        run -> disks(run).flatMap(DetsDisk::names).distinct(),
        (names, run) -> sum(names.getFirst(), run, figure));
  }

  private static Stream<DetsDisk> disks(RunView run) {
    return run.nodes().stream().map(DetsDisk::usedOn).flatMap(Optional::stream);
  }

  private static long sum(String table, RunView run, ToLongFunction<TableRecord> figure) {
    return disks(run)
        .map(disk -> disk.opened(table))
        .filter(Objects::nonNull)
        .mapToLong(figure)
        .sum();
  }
}
