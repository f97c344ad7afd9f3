package crashlab.experiment;

import crashlab.analysis.LoadResult;
import crashlab.analysis.RunFacts;
import crashlab.analysis.Verdict;
import crashlab.scenario.Expectation;
import crashlab.scenario.RunEnd;
import crashlab.scenario.Scenario;
import crashlab.simulation.Simulation;
import crashlab.trace.MetricSource;
import crashlab.trace.TraceLog;
import java.math.BigDecimal;
import java.util.List;
import java.util.SequencedMap;

/// A run that is over, with all that reports say of it.
///
/// @param verdicts in the order of the expectations
/// @param failureKinds for each load of [RunFacts#loads], its failures by the word of their kind
public record FinishedRun(
    Scenario scenario,
    Simulation simulation,
    TraceLog log,
    RunFacts facts,
    List<Verdict> verdicts,
    List<SequencedMap<String, Long>> failureKinds) {

  /// Whether a run did what is expected.
  public enum Conclusion {
    PASSED,
    FAILED,
    /// A limit cut it, so what it would have come to is not known.
    UNDECIDED
  }

  /// Whether it did what is expected; a run that a limit cut is undecided, unless the scenario
  /// expects just that.
  public Conclusion conclusion() {
    boolean allHold = verdicts.stream().allMatch(Verdict::holds);
    if (facts.end() == RunEnd.LIMIT) {
      return allHold && expectsTheLimit() ? Conclusion.PASSED : Conclusion.UNDECIDED;
    }
    return allHold ? Conclusion.PASSED : Conclusion.FAILED;
  }

  private boolean expectsTheLimit() {
    return scenario.expectations().stream()
        .anyMatch(expectation ->
            expectation.claim() instanceof Expectation.Claim.Outcome(RunEnd end)
                && end == RunEnd.LIMIT);
  }

  /// Returns what a load came to by the figures of the run.
  public static LoadResult loadResult(
      String id, MetricSource metrics, SequencedMap<String, Long> failedByReason) {
    String load = "load." + id + '.';
    String latency = load + "latency.";
    return new LoadResult(
        id,
        whole(metrics, load + "offered"),
        whole(metrics, load + "completed"),
        failedByReason,
        figure(metrics, load + "throughput").doubleValue(),
        new LoadResult.Latency(
            whole(metrics, latency + "mean"),
            whole(metrics, latency + "p50"),
            whole(metrics, latency + "p90"),
            whole(metrics, latency + "p99"),
            whole(metrics, latency + "p999"),
            whole(metrics, latency + "max")));
  }

  private static long whole(MetricSource metrics, String path) {
    return Math.round(figure(metrics, path).doubleValue());
  }

  private static BigDecimal figure(MetricSource metrics, String path) {
    BigDecimal figure = metrics.metric(path);
    return figure == null ? BigDecimal.ZERO : figure;
  }
}
