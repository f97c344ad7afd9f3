package crashlab.simulation;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Tells in time that a run is about to use up the heap of Java. On the last part of a heap a
/// collector works for minutes to make little room, before Java says that there is none: a file
/// that asks for too much would seem to hang.
final class FullHeap {
  /// After so many events and steps of a run it is worth another look.
  static final long LOOK_EVERY = 1_000_000;

  private static final int PERCENT = 85;

  private final LongSupplier bytesInUse;
  private final long bytes;

  /// @param bytesInUse how many were in use after the latest collections
  /// @param bytes how many there are
  FullHeap(LongSupplier bytesInUse, long bytes) {
    this.bytesInUse = bytesInUse;
    this.bytes = bytes;
  }

  static FullHeap ofJava() {
    return new FullHeap(FullHeap::usedInJava, Runtime.getRuntime().maxMemory());
  }

  /// @throws OutOfMemoryError if all but a small part of the heap is in use
  void requireRoom() {
    if (isAlmostAll(bytesInUse.getAsLong(), bytes)) {
      throw new OutOfMemoryError("more than " + PERCENT + " % of the heap is in use");
    }
  }

  private static boolean isAlmostAll(long used, long bytes) {
    return used > bytes / 100 * PERCENT;
  }

  /// Asks the collectors only where Java has taken most of its heap from the system: to ask them
  /// allocates a few objects.
  private static long usedInJava() {
    long taken = Runtime.getRuntime().totalMemory();
    return isAlmostAll(taken, Runtime.getRuntime().maxMemory())
        ? HeapPools.usedAfterCollections()
        : taken;
  }

  /// Loaded when they are asked for the first time.
  private static final class HeapPools {
    private static final MemoryPoolMXBean[] POOLS =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toArray(MemoryPoolMXBean[]::new);

    static long usedAfterCollections() {
      long used = 0;
      for (MemoryPoolMXBean pool : POOLS) {
        used += used(pool.getCollectionUsage());
      }
      return used;
    }
  }

  private static long used(@Nullable MemoryUsage afterCollection) {
    return afterCollection == null ? 0 : afterCollection.getUsed();
  }
}
