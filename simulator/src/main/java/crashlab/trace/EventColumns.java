package crashlab.trace;

import crashlab.otp.Digested;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Events in order of arrival, in columns of primitives: 29 bytes each, and 4 for each detail that
/// was not met shortly before.
@SuppressWarnings("EnumOrdinal") // a column of bytes holds them
final class EventColumns {
  private static final int SHIFT = 13;
  private static final int CHUNK = 1 << SHIFT;
  private static final int MASK = CHUNK - 1;

  private static final class Chunk {
    final long[] times = new long[CHUNK];
    final long[] causes = new long[CHUNK];
    final int[] pids = new int[CHUNK];
    final int[] others = new int[CHUNK];
    final int[] details = new int[CHUNK];
    final byte[] types = new byte[CHUNK];
  }

  private final EventType[] types = EventType.values();
  private final List<Chunk> chunks = new ArrayList<>();
  private final DetailPool pool = new DetailPool();
  private Chunk last = new Chunk();
  private int size;

  EventColumns() {
    chunks.add(last);
  }

  /// Allocates only when a chunk is full.
  void add(
      long timeNanos, EventType type, int pid, int other, long cause, @Nullable Digested detail) {
    int slot = size & MASK;
    if (slot == 0 && size > 0) {
      last = new Chunk();
      chunks.add(last);
    }
    last.times[slot] = timeNanos;
    last.causes[slot] = cause;
    last.pids[slot] = pid;
    last.others[slot] = other;
    last.details[slot] = pool.add(detail);
    last.types[slot] = (byte) type.ordinal();
    size++;
  }

  int size() {
    return size;
  }

  long timeNanos(int index) {
    return chunk(index).times[index & MASK];
  }

  EventType type(int index) {
    return types[chunk(index).types[index & MASK]];
  }

  int pid(int index) {
    return chunk(index).pids[index & MASK];
  }

  int other(int index) {
    return chunk(index).others[index & MASK];
  }

  long cause(int index) {
    return chunk(index).causes[index & MASK];
  }

  @Nullable Digested detail(int index) {
    return pool.get(chunk(index).details[index & MASK]);
  }

  private Chunk chunk(int index) {
    if (index >= size) {
      throw new IndexOutOfBoundsException(index);
    }
    return chunks.get(index >> SHIFT);
  }
}
