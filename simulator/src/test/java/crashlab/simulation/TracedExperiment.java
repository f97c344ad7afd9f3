package crashlab.simulation;

import crashlab.otp.Term;
import crashlab.otp.Text;
import crashlab.scenario.Scenario;
import crashlab.trace.TraceLine;
import crashlab.trace.TraceLog;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A scenario that is run to its end, and what the lines of its trace say.
public final class TracedExperiment {
  private final Simulation simulation;
  private final List<SequencedMap<String, Term>> lines = new ArrayList<>();

  private TracedExperiment(Scenario scenario) {
    var log = new TraceLog();
    this.simulation = Simulation.of(scenario, log);
    simulation.run();
    for (int i = 0; i < log.size(); i++) {
      lines.add(TraceLine.of(log.event(i), log.identities()));
    }
  }

  /// Runs a scenario that is given without `format`, `name` and `duration` (3 s).
  ///
  /// @param parts the keys of the file and their values, without the braces around them
  public static TracedExperiment of(String parts) {
    return new TracedExperiment(
        Experiment.scenario(
            "{\"format\": 1, \"name\": \"experiment\", \"duration\": \"3s\", \"otp\": \"25\","
                + " \"application\": \"temporary\", "
                + parts
                + "}"));
  }

  /// Runs a scenario that is given whole.
  public static TracedExperiment ofFile(String text) {
    return new TracedExperiment(Experiment.scenario(text));
  }

  public Simulation simulation() {
    return simulation;
  }

  /// Returns a figure of the run.
  public long metric(String path) {
    BigDecimal figure = Experiment.figure(simulation, path);
    if (figure == null) {
      throw new IllegalArgumentException("no metric " + path);
    }
    return figure.longValueExact();
  }

  /// Returns what the lines with these values say under a key, as people write terms.
  public List<String> read(String key, Map<String, String> where) {
    return lines.stream()
        .filter(line -> where.entrySet().stream().allMatch(each -> says(line, each)))
        .map(line -> text(line.get(key)))
        .toList();
  }

  /// Returns the values that a step gave to a process, in order.
  public List<String> results(String verb, String id) {
    return read("value", Map.of("event", "result", "verb", verb, "id", id));
  }

  /// Returns the times of the lines with these values, in nanoseconds.
  public List<Long> times(Map<String, String> where) {
    return read("t", where).stream().map(Long::valueOf).toList();
  }

  private static boolean says(Map<String, Term> line, Map.Entry<String, String> wanted) {
    return text(line.get(wanted.getKey())).equals(wanted.getValue());
  }

  private static String text(@Nullable Term term) {
    if (term == null) {
      return "";
    }
    return term instanceof Text(String value) ? value : term.inspect();
  }
}
