package crashlab.scenario;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// All that expectations can read off a run.
///
/// @param probes the words of expectations that read something
/// @param traceKeys what lines of the trace have, and in which unit numbers under it are
/// @param traceLines what lines the trace can have
public record Observables(
    List<Metric> metrics,
    List<Probe> probes,
    SortedMap<String, Unit> traceKeys,
    List<LineForm> traceLines) {
  public Observables {
    metrics = List.copyOf(metrics);
    probes = List.copyOf(probes);
    traceKeys = Collections.unmodifiableSortedMap(new TreeMap<>(traceKeys));
    traceLines = List.copyOf(traceLines);
  }

  /// What a line of the trace can have.
  ///
  /// @param event what it says under `event`
  /// @param kind what it says under `kind`; empty where there is none
  /// @param keys of its own, besides those that every line can have; `kind` where it has several
  public record LineForm(String event, String kind, Set<String> keys) {
    public LineForm {
      keys = Collections.unmodifiableSortedSet(new TreeSet<>(keys));
    }
  }

  /// What lines of the trace say under `event`, sorted.
  public List<String> traceEvents() {
    return traceLines.stream().map(LineForm::event).distinct().sorted().toList();
  }

  /// The unit of what a key of the trace says.
  Unit unit(String traceKey) {
    return traceKeys.getOrDefault(traceKey, Unit.COUNT);
  }
}
