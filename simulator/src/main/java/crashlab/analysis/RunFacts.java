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
public record RunFacts(
    String title,
    long seed,
    String fingerprint,
    RunEnd end,
    long endNanos,
    long events,
    List<LoadResult> loads,
    Design design) {
  public RunFacts {
    loads = List.copyOf(loads);
  }
}
