package crashlab.library.load;

import static crashlab.library.MetricWord.figure;

import crashlab.kernel.LatencyHistogram;
import crashlab.library.MetricWord;
import crashlab.library.RunNames;
import crashlab.library.RunView;
import crashlab.otp.FailureKind;
import crashlab.otp.Term;
import crashlab.scenario.Metric;
import crashlab.scenario.Placeholder;
import crashlab.scenario.Unit;
import crashlab.world.LoadDriver;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What came of a load so far.
final class LoadMetrics {
  private static final Placeholder REASON = Placeholder.any("REASON", "reason");

  static final List<MetricWord> ALL =
      List.of(
          count("offered", "How many arrivals began.", load -> load.figures().offered()),
          count("completed", "How many did all their steps.", load -> load.figures().completed()),
          count("failed", "How many ended by a failure.", load -> load.figures().failed()),
          new MetricWord(
              Metric.of(
                  "load.ID.failed.REASON",
                  Unit.COUNT,
                  "How many of them with a reason that is this word, or begins with it.",
                  Placeholder.LOAD,
                  REASON),
              (names, run) -> failures(names.get(1), load(names, run)),
              List.of(RunNames.LOADS, LoadMetrics::reasons)),
          new MetricWord(
              metric(
                  "throughput",
                  Unit.RATE,
                  "Completed arrivals a second of the time in which the load was offered."),
              (names, run) -> throughput(load(names, run))),
          count("in_flight", "How many are under way.", load -> load.figures().inFlight()),
          latency("mean", "The mean time of those completed.", times -> figure(times.meanNanos())),
          latency("p50", "The median of the times.", times -> figure(times.valueAtQuantile(0.5))),
          latency(
              "p90", "Nine of ten took at most this.", times -> figure(times.valueAtQuantile(0.9))),
          latency(
              "p99", "99 of 100 took at most this.", times -> figure(times.valueAtQuantile(0.99))),
          latency(
              "p999",
              "999 of 1000 took at most this.",
              times -> figure(times.valueAtQuantile(0.999))),
          latency("min", "The shortest time.", times -> figure(times.minNanos())),
          latency("max", "The longest time.", times -> figure(times.maxNanos())));

  private LoadMetrics() {}

  @FunctionalInterface
  private interface Count {
    long of(LoadDriver load);
  }

  @FunctionalInterface
  private interface Latency {
    BigDecimal of(LatencyHistogram times);
  }

  private static Stream<String> reasons(RunView run) {
    return run.loads().stream()
        .flatMap(load -> load.figures().failures().keySet().stream())
        .map(FailureKind::of)
        .distinct();
  }

  private static Metric metric(String what, Unit unit, String says) {
    return Metric.of("load.ID." + what, unit, says, Placeholder.LOAD);
  }

  private static MetricWord count(String what, String says, Count count) {
    return new MetricWord(
        metric(what, Unit.COUNT, says),
        (names, run) -> {
          LoadDriver load = load(names, run);
          return load == null ? null : figure(count.of(load));
        });
  }

  private static MetricWord latency(String what, String says, Latency latency) {
    return new MetricWord(
        metric("latency." + what, Unit.DURATION, says),
        (names, run) -> {
          LoadDriver load = load(names, run);
          LatencyHistogram times = load == null ? null : load.figures().latency();
          return times == null || times.count() == 0 ? null : latency.of(times);
        });
  }

  private static @Nullable LoadDriver load(List<String> names, RunView run) {
    for (LoadDriver load : run.loads()) {
      if (load.figures().id().equals(names.getFirst())) {
        return load;
      }
    }
    return null;
  }

  private static @Nullable BigDecimal throughput(@Nullable LoadDriver load) {
    return load == null ? null : figure(load.throughputPerSecond());
  }

  private static @Nullable BigDecimal failures(String word, @Nullable LoadDriver load) {
    if (load == null) {
      return null;
    }
    long count = 0;
    for (Map.Entry<Term, Long> entry : load.figures().failures().entrySet()) {
      if (FailureKind.of(entry.getKey()).equals(word)) {
        count += entry.getValue();
      }
    }
    return figure(count);
  }
}
