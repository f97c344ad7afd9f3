package crashlab.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// The results of loads as a table.
final class LoadTable {
  private static final List<String> HEADINGS =
      List.of(
          "load",
          "offered",
          "completed",
          "failed",
          "at work",
          "per s",
          "mean",
          "p50",
          "p90",
          "p99",
          "p99.9",
          "max");

  private LoadTable() {}

  /// Returns the table's lines, the headings first, and below each load its failures by reason.
  static List<String> lines(List<LoadResult> loads) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADINGS);
    loads.forEach(load -> rows.add(row(load)));
    int[] widths = widths(rows);
    List<String> lines = new ArrayList<>();
    lines.add(line(HEADINGS, widths));
    for (int i = 0; i < loads.size(); i++) {
      lines.add(line(rows.get(i + 1), widths));
      loads
          .get(i)
          .failedByReason()
          .forEach(
              (reason, count) -> lines.add("  " + Wording.count(count) + " failed: " + reason));
    }
    return lines;
  }

  private static List<String> row(LoadResult load) {
    List<String> row = new ArrayList<>();
    row.add(Printable.of(load.id()));
    row.add(Wording.count(load.offered()));
    row.add(Wording.count(load.completed()));
    row.add(Wording.count(load.failed()));
    row.add(Wording.count(load.inFlight()));
    row.add(String.format(Locale.ROOT, "%,.1f", load.throughputPerSecond()));
    row.addAll(latencies(load));
    return row;
  }

  private static List<String> latencies(LoadResult load) {
    if (load.completed() == 0) {
      return Collections.nCopies(6, "–");
    }
    LoadResult.Latency latency = load.latency();
    return List.of(
        Wording.duration(latency.meanNanos()),
        Wording.duration(latency.p50Nanos()),
        Wording.duration(latency.p90Nanos()),
        Wording.duration(latency.p99Nanos()),
        Wording.duration(latency.p999Nanos()),
        Wording.duration(latency.maxNanos()));
  }

  private static int[] widths(List<List<String>> rows) {
    int[] widths = new int[HEADINGS.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return widths;
  }

  private static String line(List<String> cells, int[] widths) {
    var line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(widths[i] - cells.get(i).length());
      line.append(i == 0 ? "" : "  ");
      line.append(i == 0 ? cells.get(i) + padding : padding + cells.get(i));
    }
    return line.toString();
  }
}
