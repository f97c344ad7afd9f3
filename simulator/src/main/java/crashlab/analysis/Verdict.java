package crashlab.analysis;

import crashlab.scenario.Expectation;

/// Whether one expectation of a scenario holds, and why not.
///
/// @param expected what was expected, as a clause
/// @param seen what was seen instead, or what made it hold, as a clause
/// @param whenNanos when the most telling event happened; where there is none, the instant asked
///   for
/// @param seq the most telling event, whose [CauseChain] explains it; 0 where there is none
public record Verdict(
    Expectation expectation,
    boolean holds,
    String expected,
    String seen,
    long whenNanos,
    long seq) {

  /// Returns what was expected, after the name that the scenario gives it.
  public String told() {
    String name = expectation.name();
    return name == null ? expected : Printable.of(name) + ": " + expected;
  }
}
