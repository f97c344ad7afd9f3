package crashlab.analysis;

import crashlab.analysis.cascade.Cascades;
import crashlab.analysis.state.Moment;
import crashlab.analysis.state.RestartBudgets;
import crashlab.analysis.state.Roster;
import crashlab.scenario.ReadOptions;
import crashlab.scenario.ReadResult;
import crashlab.scenario.Scenario;
import crashlab.scenario.SourceLoader;
import crashlab.simulation.Scenarios;
import crashlab.simulation.Simulation;
import crashlab.trace.TraceLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A scenario that was run to its end, with what its trace tells, for tests.
public record TracedRun(
    Scenario scenario, TraceLog log, Roster roster, Cascades cascades, long endNanos) {
  private static final Path SCENARIOS = Path.of("../scenarios");

  /// All scenarios that ship, such as `tasks/linked-task.json`.
  public static List<String> allShipped() {
    try (var found = Files.walk(SCENARIOS)) {
      return found
          .filter(file -> file.toString().endsWith(".json"))
          .map(file -> SCENARIOS.relativize(file).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Runs a scenario that ships.
  public static TracedRun shipped(String file) {
    return of(Scenarios.read(SCENARIOS.resolve(file), ReadOptions.DEFAULT));
  }

  /// Runs a scenario that is given as text.
  public static TracedRun ofText(String text) {
    return of(Scenarios.read("test.json", text, ReadOptions.DEFAULT, SourceLoader.none()));
  }

  private static TracedRun of(ReadResult result) {
    return switch (result) {
      case ReadResult.Read read -> of(read.scenario());
      case ReadResult.Refused refused -> throw new AssertionError(refused.text());
    };
  }

  private static TracedRun of(Scenario scenario) {
    var log = new TraceLog();
    Simulation simulation = Simulation.of(scenario, log);
    simulation.run();
    Roster roster = Roster.of(log);
    return new TracedRun(scenario, log, roster, Cascades.of(log, roster), simulation.nowNanos());
  }

  public Moment momentOf(long seq) {
    return Moment.after(log, seq);
  }

  public Moment momentAt(long timeNanos) {
    return Moment.at(log, timeNanos);
  }

  /// The instant after its last event.
  public Moment end() {
    return new Moment(log.seq(log.size() - 1), endNanos);
  }

  public RestartBudgets budgets() {
    return RestartBudgets.of(scenario, log, roster);
  }
}
