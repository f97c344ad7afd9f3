package crashlab.simulation;

import crashlab.conformance.NormalisedTrace;
import crashlab.conformance.Observation;
import crashlab.otp.Cost;
import crashlab.scenario.MetricPath;
import crashlab.scenario.ReadOptions;
import crashlab.scenario.ReadResult;
import crashlab.scenario.Scenario;
import crashlab.scenario.SourceLoader;
import crashlab.trace.TraceSink;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A scenario that is run to its end and then looked at, for tests.
///
/// @param simulation the run, which is over
/// @param observation what its processes did, in the form of the conformance vectors
public record Experiment(Simulation simulation, Observation observation) {
  private static final int OTP = 25;

  /// The settings of `vm.costs` with which operations take no time.
  public static final String NO_COSTS =
      Arrays.stream(Cost.values())
          .filter(cost -> !cost.isSetting())
          .map(cost -> '"' + cost.word() + "\": 0")
          .collect(Collectors.joining(", ", "{", "}"));

  /// Runs a scenario that is given without `format`, `name`, `duration` (3 s) and `vm` (four
  /// schedulers, operations that cost no time), with the rules of OTP 25.
  ///
  /// @param parts the keys of the file and their values, without the braces around them
  public static Experiment of(String parts) {
    return of(OTP, parts);
  }

  /// Runs it with the rules of an OTP release.
  public static Experiment of(int otp, String parts) {
    return run(
        scenario(
            "{\"format\": 1, \"name\": \"experiment\", \"duration\": \"3s\", \"otp\": \""
                + otp
                + "\", \"application\": \"temporary\", \"vm\": {\"costs\": "
                + NO_COSTS
                + "}, "
                + parts
                + "}"));
  }

  /// Runs a scenario.
  public static Experiment run(Scenario scenario, TraceSink... watchers) {
    var trace = new NormalisedTrace();
    var sinks = new TraceSink[watchers.length + 1];
    sinks[0] = trace;
    System.arraycopy(watchers, 0, sinks, 1, watchers.length);
    Simulation simulation = Simulation.of(scenario, sinks);
    simulation.run();
    return new Experiment(simulation, trace.observation());
  }

  /// Reads a scenario from its text.
  ///
  /// @throws IllegalArgumentException if it has mistakes; the message tells them
  public static Scenario scenario(String text) {
    return read(text, ReadOptions.DEFAULT.withUnheldNames());
  }

  /// Reads a scenario from its text.
  ///
  /// @throws IllegalArgumentException if it has mistakes; the message tells them
  public static Scenario read(String text, ReadOptions options) {
    ReadResult result = Scenarios.read("test.json", text, options, SourceLoader.none());
    return switch (result) {
      case ReadResult.Read read -> read.scenario();
      case ReadResult.Refused refused -> throw new IllegalArgumentException(refused.text());
    };
  }

  /// Returns what a process did, each event as canonical JSON.
  ///
  /// @param subject `PATH#N`
  /// @throws IllegalArgumentException if there was no such process
  public List<String> events(String subject) {
    List<String> events = observation.processes().get(subject);
    if (events == null) {
      throw new IllegalArgumentException(
          "no process " + subject + " among " + observation.processes().keySet());
    }
    return events;
  }

  /// Tells whether a process was ever created.
  public boolean existed(String subject) {
    return observation.processes().containsKey(subject);
  }

  /// Returns those alive at the end, sorted.
  public List<String> alive() {
    return observation.alive();
  }

  /// Returns a figure of the run.
  ///
  /// @throws IllegalArgumentException if the run has none of this path
  public double metric(String path) {
    BigDecimal figure = figure(simulation, path);
    if (figure == null) {
      throw new IllegalArgumentException("no metric " + path);
    }
    return figure.doubleValue();
  }

  /// Returns a figure of a run at the present instant, or null.
  static @Nullable BigDecimal figure(Simulation simulation, String path) {
    MetricPath metric =
        Libraries.VOCABULARY
            .metrics()
            .find(path)
            .orElseThrow(() -> new IllegalArgumentException("no metric " + path));
    return simulation.readout().figure(metric);
  }
}
