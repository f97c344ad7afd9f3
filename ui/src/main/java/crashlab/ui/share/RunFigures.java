package crashlab.ui.share;

import crashlab.analysis.Readout;
import crashlab.scenario.MetricPath;
import crashlab.ui.session.Recording;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The figures of a run as a table, under the names by which expectations ask for them. Rates are a
/// second, durations in nanoseconds.
final class RunFigures {
  /// Of one metric.
  private static final int MOST_NAMES = 10_000;

  private final Recording recording;
  private final Readout readout;
  private final StringBuilder text = new StringBuilder();

  private RunFigures(Recording recording) {
    this.recording = recording;
    this.readout = recording.run().simulation().readout();
  }

  /// Returns a CSV file (RFC 4180): metric, value, unit.
  static String csv(Recording recording) {
    var figures = new RunFigures(recording);
    figures.run();
    figures.readout.paths(MOST_NAMES).forEach(figures::metric);
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
  }

  private void metric(MetricPath path) {
    @Nullable BigDecimal value = readout.figure(path);
    if (value != null && (value.signum() != 0 || path.names().size() < 2)) {
      row(path.text(), value.stripTrailingZeros().toPlainString(), path.metric().unit().word());
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
