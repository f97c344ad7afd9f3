package crashlab.simulation;

import crashlab.analysis.EventWatch;
import crashlab.world.FaultInjector;
import org.jspecify.annotations.Nullable;

/// Notes each event that makes the condition of a fault come true: the one with which the count is
/// reached, and those after it.
final class EventCounter implements EventWatch.Listener, FaultInjector.FaultCondition {
  private final int wanted;
  private int hits;
  private FaultInjector.@Nullable Waker waker;

  EventCounter(int wanted) {
    this.wanted = wanted;
  }

  @Override
  public void happened(long count) {
    if (count >= wanted) {
      hits++;
      if (waker != null) {
        waker.wake();
      }
    }
  }

  /// Tells whether the condition came true once more than was taken.
  @Override
  public boolean holds() {
    if (hits == 0) {
      return false;
    }
    hits--;
    return true;
  }

  @Override
  public boolean sleeps() {
    return true;
  }

  @Override
  public void wakes(FaultInjector.Waker toWake) {
    waker = toWake;
  }
}
