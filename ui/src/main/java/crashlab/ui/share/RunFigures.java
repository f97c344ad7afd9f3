package crashlab.ui.share;

import crashlab.analysis.state.Roster;
import crashlab.scenario.Load;
import crashlab.trace.Detail;
import crashlab.trace.MetricSource;
import crashlab.ui.session.Recording;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The figures of a run as a table, under the names by which expectations ask for them. Rates are a
/// second, durations in nanoseconds.
final class RunFigures {
  private static final int MOST_PROCESSES = 10_000;
  private static final List<String> COUNTS = List.of("offered", "completed", "failed", "in_flight");
  private static final List<String> LATENCIES =
      List.of("mean", "p50", "p90", "p99", "p999", "min", "max");

  private final Recording recording;
  private final MetricSource metrics;
  private final StringBuilder text = new StringBuilder();

  private RunFigures(Recording recording) {
    this.recording = recording;
    this.metrics = recording.run().simulation().metrics();
  }

  /// Returns a CSV file (RFC 4180): metric, value, unit.
  static String csv(Recording recording) {
    var figures = new RunFigures(recording);
    figures.run();
    figures.loads();
    figures.processes();
    return figures.text.toString();
  }

  private void run() {
    var facts = recording.run().facts();
    row("metric", "value", "unit");
    row("run.scenario", recording.scenario().name(), "name");
    row("run.seed", Long.toString(facts.seed()), "seed");
    row("run.fingerprint", facts.fingerprint(), "hash");
    row("run.outcome", facts.end().word(), "word");
    row("run.duration", Long.toString(facts.endNanos()), "ns");
    row("run.events", Long.toString(facts.events()), "count");
    metric("processes.max", "count");
    metric("processes.now", "count");
    metric("atoms", "count");
    metric("memory.max", "bytes");
    metric("scheduler.utilization", "share");
  }

  private void loads() {
    List<Load> loads = recording.scenario().loads();
    for (int i = 0; i < loads.size(); i++) {
      String load = "load." + loads.get(i).id() + '.';
      COUNTS.forEach(what -> metric(load + what, "count"));
      recording
          .run()
          .failureKinds()
          .get(i)
          .forEach((kind, count) -> row(load + "failed." + kind, Long.toString(count), "count"));
      metric(load + "throughput", "per second");
      LATENCIES.forEach(what -> metric(load + "latency." + what, "ns"));
    }
  }

  private void processes() {
    Roster roster = recording.roster();
    Set<String> told = new LinkedHashSet<>();
    for (int slot = 0; slot < roster.size() && told.size() < MOST_PROCESSES; slot++) {
      Detail.Identity identity = roster.identity(slot);
      if (roster.isBehindTheScenes(slot) || !told.add(identity.path())) {
        continue;
      }
      String name = recording.log().identities().name(roster.occupant(slot, 0));
      if (name != null) {
        metric("mailbox." + name + ".max", "count");
      }
      metric("restarts." + identity.path(), "count");
      if (identity.kind().isSupervisor()) {
        metric("supervisor." + identity.path() + ".restarts", "count");
        metric("supervisor." + identity.path() + ".budget_spent", "count");
      }
    }
  }

  private void metric(String path, String unit) {
    @Nullable BigDecimal value = metrics.metric(path);
    if (value != null) {
      row(path, value.stripTrailingZeros().toPlainString(), unit);
    }
  }

  private void row(String metric, String value, String unit) {
    text.append(cell(metric)).append(',').append(cell(value)).append(',').append(cell(unit));
    text.append("\r\n");
  }

  /// Quoted where it has to be; what a spreadsheet would take for a formula is made a text.
  private static String cell(String value) {
    String safe = !value.isEmpty() && "=@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }
}
