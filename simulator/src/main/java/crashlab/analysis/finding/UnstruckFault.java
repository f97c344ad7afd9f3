package crashlab.analysis.finding;

import crashlab.scenario.Fault;

/// A fault of a scenario that struck nobody in a run.
///
/// @param wasDue whether its condition came true; false for one that waits for a time
/// @param came whether it came to strike, and found nobody
public record UnstruckFault(Fault fault, boolean wasDue, boolean came) {}
