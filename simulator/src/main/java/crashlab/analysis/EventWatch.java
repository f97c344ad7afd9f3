package crashlab.analysis;

import crashlab.scenario.EventPattern;

/// Counts the events of one pattern while a run goes on, by the rules by which expectations count
/// them.
public final class EventWatch extends HappeningsSink {
  private final EventTally tally;

  public EventWatch(EventPattern pattern) {
    this.tally = happenings.tally(pattern);
  }

  /// How many there were so far. It falls to 0 when a process comes into being that the pattern
  /// names better than those before.
  public long count() {
    return tally.count;
  }
}
