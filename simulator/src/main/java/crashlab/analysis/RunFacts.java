package crashlab.analysis;

import java.util.List;

/// What a story tells of a run besides its events.
///
/// @param title the scenario's, for people
/// @param outcome one word: `completed`, `vm_died` or `limit`
/// @param endNanos virtual time at which the run ended
/// @param events how many events it had
/// @param loads in the order of the scenario
public record RunFacts(
    String title,
    long seed,
    String fingerprint,
    String outcome,
    long endNanos,
    long events,
    List<LoadResult> loads) {
  public RunFacts {
    loads = List.copyOf(loads);
  }
}
