package crashlab.vm;

import java.util.ArrayList;
import java.util.List;

/// A VM that stands still, as one that was stopped by SIGSTOP or whose container is paused: what
/// became due meanwhile, which happens when it goes on.
final class Standstill {
  private record Missed(int kind, int subject, long argument) {}

  private final ErlangNode node;
  private final Schedulers schedulers;
  private final List<Missed> missed = new ArrayList<>();

  Standstill(ErlangNode node, Schedulers schedulers) {
    this.node = node;
    this.schedulers = schedulers;
  }

  void begin() {
    schedulers.standStill();
  }

  /// An entry of the queue comes that is the node's own.
  void keep(int kind, int subject, long argument) {
    boolean isToHappen =
        switch (kind) {
          case QueueEntry.TIMER -> node.waits().isMissed(subject, argument);
          case QueueEntry.SEND_AFTER -> node.timers().isMissed(subject, argument);
          default -> false; // the end of a stretch that ended when everything stopped
        };
    if (isToHappen) {
      missed.add(new Missed(kind, subject, argument));
    }
  }

  /// The VM goes on: timers that are late fire now, in their order.
  void end() {
    schedulers.goOn();
    for (Missed timer : missed) {
      if (timer.kind == QueueEntry.TIMER) {
        node.waits().fireLate(timer.subject, timer.argument);
      } else {
        node.timers().fireLate(timer.subject, timer.argument);
      }
    }
    missed.clear();
  }

  /// The VM is gone.
  void clear() {
    missed.clear();
  }
}
