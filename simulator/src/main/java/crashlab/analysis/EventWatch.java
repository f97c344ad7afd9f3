package crashlab.analysis;

import crashlab.scenario.EventPattern;

/// Tells of the events of patterns while a run goes on, by the rules by which expectations count
/// them.
public final class EventWatch extends HappeningsSink {
  /// Takes how many events of its pattern there were so far, with each of them. The count begins
  /// anew when a process comes into being that the pattern names better than those before.
  @FunctionalInterface
  public interface Listener {
    void happened(long count);
  }

  /// From now on tells `listener` of each event of `pattern`.
  public void watch(EventPattern pattern, Listener listener) {
    EventTally tally = happenings.tally(pattern);
    tally.tell((_, _) -> listener.happened(tally.count));
  }
}
