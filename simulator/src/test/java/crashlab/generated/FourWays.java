package crashlab.generated;

import crashlab.analysis.LoadResult;
import crashlab.experiment.FinishedRun;
import crashlab.experiment.ScenarioRun;
import crashlab.scenario.Scenario;
import crashlab.simulation.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs a scenario in all ways in which Crashlab runs one, and says where they differ: as the
/// command line does, as the window does (which is told of each change of a process), step by step,
/// anew up to where it ended (`rerun`), and anew from its middle on.
final class FourWays {
  private static final int STEPS_OF_A_LONG_RUN = 100_000;

  private FourWays() {}

  /// Returns the first difference between the ways, or the first rule of traces that is broken;
  /// empty if there is none.
  static Optional<String> fault(Scenario scenario) {
    var rules = new TraceRules();
    FinishedRun told = new ScenarioRun(scenario).run(List.of(rules));
    Optional<String> own = faultOfOne(told, rules);
    if (own.isPresent()) {
      return own;
    }
    Simulation line = told.simulation();
    FinishedRun seen = new ScenarioRun(scenario).run(List.of(), (_, _, _, _) -> {});
    Simulation stepped = Simulation.of(scenario);
    while (stepped.step()) {
      // everything happens in step
    }
    Simulation again = line.rerun(line.stepCount());
    again.run();
    Simulation middle = line.rerun(Math.min(line.stepCount() / 2, STEPS_OF_A_LONG_RUN));
    middle.run();
    List<String> differences = new ArrayList<>();
    compare("window", line, seen.simulation(), differences);
    compare("step", line, stepped, differences);
    compare("rerun", line, again, differences);
    compare("rerun from the middle", line, middle, differences);
    if (!told.verdicts().equals(seen.verdicts())) {
      differences.add("window: other verdicts");
    }
    return differences.stream().findFirst();
  }

  private static Optional<String> faultOfOne(FinishedRun run, TraceRules rules) {
    if (!rules.broken().isEmpty()) {
      return Optional.of(rules.broken().getFirst());
    }
    for (LoadResult load : run.facts().loads()) {
      boolean sound =
          load.completed() >= 0
              && load.failed() >= 0
              && load.offered() >= load.completed() + load.failed();
      if (!sound) {
        return Optional.of("load " + load);
      }
    }
    long end = run.facts().endNanos();
    boolean inside = end >= 0 && end <= run.scenario().durationNanos();
    return inside ? Optional.empty() : Optional.of("it ends at " + end);
  }

  private static void compare(String way, Simulation line, Simulation other, List<String> found) {
    compare(way + ": end", line.outcome(), other.outcome(), found);
    compare(way + ": events", line.eventCount(), other.eventCount(), found);
    compare(way + ": fingerprint", line.fingerprint(), other.fingerprint(), found);
    compare(way + ": steps", line.stepCount(), other.stepCount(), found);
    compare(way + ": loads", figures(line), figures(other), found);
  }

  /// What loads came to, without throughput: that depends on how far the clock was moved on for
  /// expectations after the last event.
  private static List<List<Object>> figures(Simulation run) {
    return run.loadResults().stream()
        .map(load ->
            List.<Object>of(
                load.id(), load.offered(), load.completed(), load.failed(), load.latency()))
        .toList();
  }

  private static void compare(String what, Object line, Object other, List<String> found) {
    if (!line.equals(other)) {
      found.add(what + " is " + other + ", by the command line " + line);
    }
  }
}
