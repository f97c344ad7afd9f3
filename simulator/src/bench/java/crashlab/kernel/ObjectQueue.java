package crashlab.kernel;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// The same as [EventQueue] in the usual way: a `PriorityQueue` of event objects.
final class ObjectQueue {
  private record Pending(long timeNanos, long sequence, int kind, int subject, long argument)
      implements Comparable<Pending> {
    @Override
    public int compareTo(Pending other) {
      int order = Long.compare(timeNanos, other.timeNanos);
      return order != 0 ? order : Long.compare(sequence, other.sequence);
    }
  }

  private final PriorityQueue<Pending> pending = new PriorityQueue<>();
  private long sequence;
  private @Nullable Pending taken;

  void schedule(long timeNanos, int kind, int subject, long argument) {
    pending.add(new Pending(timeNanos, sequence++, kind, subject, argument));
  }

  boolean advance() {
    taken = pending.poll();
    return taken != null;
  }

  long nowNanos() {
    return taken == null ? 0 : taken.timeNanos();
  }

  int kind() {
    return taken == null ? 0 : taken.kind();
  }

  int subject() {
    return taken == null ? 0 : taken.subject();
  }

  long argument() {
    return taken == null ? 0 : taken.argument();
  }
}
