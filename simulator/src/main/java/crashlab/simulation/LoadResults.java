package crashlab.simulation;

import crashlab.analysis.LoadResult;
import crashlab.kernel.LatencyHistogram;
import crashlab.world.LoadDriver;
import crashlab.world.LoadFigures;
import java.util.LinkedHashMap;

/// What loads came to, as reports tell it.
final class LoadResults {
  private LoadResults() {}

  /// Returns it without the reasons of failures.
  static LoadResult of(LoadDriver load) {
    LoadFigures figures = load.figures();
    return new LoadResult(
        figures.id(),
        figures.offered(),
        figures.completed(),
        new LinkedHashMap<>(),
        load.throughputPerSecond(),
        latency(figures.latency()));
  }

  private static LoadResult.Latency latency(LatencyHistogram times) {
    if (times.count() == 0) {
      return new LoadResult.Latency(0, 0, 0, 0, 0, 0);
    }
    return new LoadResult.Latency(
        Math.round(times.meanNanos()),
        times.valueAtQuantile(0.5),
        times.valueAtQuantile(0.9),
        times.valueAtQuantile(0.99),
        times.valueAtQuantile(0.999),
        times.maxNanos());
  }
}
