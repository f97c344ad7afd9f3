package crashlab.scenario;

import java.util.List;

/// All that expectations can read off a run.
///
/// @param probes the words of expectations that read something
/// @param traceKeys what lines of the trace have
/// @param traceEvents what lines of the trace say under `event`
public record Observables(
    List<Metric> metrics, List<Probe> probes, List<String> traceKeys, List<String> traceEvents) {
  public Observables {
    metrics = List.copyOf(metrics);
    probes = List.copyOf(probes);
    traceKeys = List.copyOf(traceKeys);
    traceEvents = List.copyOf(traceEvents);
  }
}
