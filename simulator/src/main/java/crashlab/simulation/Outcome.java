package crashlab.simulation;

import crashlab.scenario.RunEnd;

/// How a run ended.
///
/// @param why a sentence for people; empty for a completed run
public record Outcome(RunEnd end, String why) {}
