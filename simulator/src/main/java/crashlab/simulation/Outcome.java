package crashlab.simulation;

import crashlab.scenario.RunEnd;

/// How a run ended.
///
/// @param why a sentence for people; empty for a completed run
/// @param limit the key of the limit that cut it; empty if none did
public record Outcome(RunEnd end, String why, String limit) {
  /// How a run ended that no limit cut.
  public Outcome(RunEnd end, String why) {
    this(end, why, "");
  }

  /// Why a limit cut the run, and what allows more.
  public String whyCut() {
    return why + "; limits." + limit + " allows more";
  }
}
