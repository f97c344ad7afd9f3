package crashlab.analysis;

import crashlab.analysis.finding.Design;
import crashlab.scenario.RunEnd;
import java.util.List;

/// What a story tells of a run besides its events.
///
/// @param title the scenario's, for people
/// @param end how it ended
/// @param endNanos virtual time at which the run ended
/// @param events how many events it had
/// @param loads in the order of the scenario
/// @param design what its scenario says of processes
/// @param views what its nodes did not agree about, in the order of time
public record RunFacts(
    String title,
    long seed,
    String fingerprint,
    RunEnd end,
    long endNanos,
    long events,
    List<LoadResult> loads,
    Design design,
    List<NodeView> views) {
  public RunFacts {
    loads = List.copyOf(loads);
    views = List.copyOf(views);
  }

  /// Of a run whose nodes agreed about everything.
  public RunFacts(
      String title,
      long seed,
      String fingerprint,
      RunEnd end,
      long endNanos,
      long events,
      List<LoadResult> loads,
      Design design) {
    this(title, seed, fingerprint, end, endNanos, events, loads, design, List.of());
  }
}
