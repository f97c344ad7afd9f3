package crashlab.analysis.finding;

import java.util.List;

/// Processes each of which waits for the next, and the last for the first: a deadlock, for as long
/// as none of them gives up.
///
/// @param waits the one that closed the circle first
/// @param untilNanos when one of them waited no longer; [Wait#OPEN] if the run ended first
public record Circle(List<Wait> waits, long untilNanos) implements Finding {
  public Circle {
    waits = List.copyOf(waits);
  }

  /// Whether they still wait when the run ends.
  public boolean isOpen() {
    return untilNanos == Wait.OPEN;
  }

  /// Whether a process is in it.
  boolean holds(int pid) {
    return waits.stream().anyMatch(wait -> wait.waiter() == pid);
  }

  /// Whether it was over at once, so that nobody noticed.
  boolean isShort() {
    return untilNanos - sinceNanos() < 1_000_000;
  }

  /// Since when nobody in it can go on.
  public long sinceNanos() {
    return waits.stream().mapToLong(Wait::sinceNanos).max().orElse(0);
  }

  Circle until(long nanos) {
    return new Circle(waits, nanos);
  }

  @Override
  public long seq() {
    return waits.getFirst().seq();
  }

  @Override
  public int weight() {
    return isOpen() ? Weights.DEADLOCK : Weights.CIRCLE;
  }
}
