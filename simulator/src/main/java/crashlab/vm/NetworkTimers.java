package crashlab.vm;

import crashlab.kernel.EventQueue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the network does after a time by itself, which is seldom anything: each is an object.
final class NetworkTimers {
  private final EventQueue queue;
  private final List<@Nullable Runnable> actions = new ArrayList<>();
  private final ArrayDeque<Integer> free = new ArrayDeque<>();

  NetworkTimers(EventQueue queue) {
    this.queue = queue;
  }

  long nowNanos() {
    return queue.nowNanos();
  }

  /// Lets something happen at a time, which lies not before now; [Long#MAX_VALUE] is never.
  void at(long nanos, Runnable action) {
    if (nanos == Long.MAX_VALUE) {
      return;
    }
    int slot = free.isEmpty() ? actions.size() : free.pop();
    if (slot == actions.size()) {
      actions.add(action);
    } else {
      actions.set(slot, action);
    }
    queue.schedule(nanos, QueueEntry.NETWORK, slot, 0);
  }

  /// The time of one has come.
  void happen(int slot) {
    Runnable action = actions.get(slot);
    actions.set(slot, null);
    free.push(slot);
    if (action != null) {
      action.run();
    }
  }
}
