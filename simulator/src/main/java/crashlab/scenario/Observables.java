package crashlab.scenario;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// All that expectations can read off a run.
///
/// @param probes the words of expectations that read something
/// @param traceKeys what lines of the trace have, and in which unit numbers under it are
/// @param traceEvents what lines of the trace say under `event`
public record Observables(
    List<Metric> metrics,
    List<Probe> probes,
    SortedMap<String, Unit> traceKeys,
    List<String> traceEvents) {
  public Observables {
    metrics = List.copyOf(metrics);
    probes = List.copyOf(probes);
    traceKeys = Collections.unmodifiableSortedMap(new TreeMap<>(traceKeys));
    traceEvents = List.copyOf(traceEvents);
  }

  /// The unit of what a key of the trace says.
  Unit unit(String traceKey) {
    return traceKeys.getOrDefault(traceKey, Unit.COUNT);
  }
}
