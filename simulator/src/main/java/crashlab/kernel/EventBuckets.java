package crashlab.kernel;

/// Events of the further future, in buckets that hold ever longer spans of time. Adding takes a
/// constant time, and an event is moved to a nearer bucket at most seven times in its life.
///
/// Allocates only to grow.
final class EventBuckets {
  /*
   * A radix heap. Times are compared with a base that never goes back and that none is before: the
   * highest of the eight bytes in which a time differs from the base chooses the level, and the
   * value of that byte one of the 256 buckets of the level. So a bucket of level n spans 256^n
   * nanoseconds, each level is later than all levels below, and one of level 0 is a single instant.
   * Moving the base to the earliest time leaves all but the first bucket right where they are; the
   * first is spread over the levels below. Events of one time are always in one bucket, in the order
   * of addition. Source: Ahuja, Mehlhorn, Orlin and Tarjan, "Faster Algorithms for the Shortest Path
   * Problem", Journal of the ACM 37(2), 1990.
   */
  private static final int LEVEL_BITS = 8;
  private static final int LEVELS = 8;
  private static final int LEVEL_BUCKETS = 1 << LEVEL_BITS;
  private static final int LEVEL_WORDS = LEVEL_BUCKETS / Long.SIZE;

  /// The number of lists that the buckets take of the chunks, from 0.
  static final int LISTS = LEVELS * LEVEL_BUCKETS;

  /// Returned for no bucket.
  static final int NONE = -1;

  private final EventChunks chunks;
  private final long[] occupied = new long[LEVELS * LEVEL_WORDS]; // a bit for each bucket
  private int occupiedLevels; // a bit for each level
  private long baseNanos;

  EventBuckets(EventChunks chunks) {
    this.chunks = chunks;
  }

  boolean isEmpty() {
    return occupiedLevels == 0;
  }

  /// Makes empty buckets take events from `timeNanos` on.
  void startAt(long timeNanos) {
    baseNanos = timeNanos;
  }

  /// Adds an event, which must not be before the base.
  void add(long timeNanos, long target, long argument) {
    int highestBit = Long.SIZE - 1 - Long.numberOfLeadingZeros((timeNanos ^ baseNanos) | 1);
    int level = highestBit >> 3; // of LEVEL_BITS each
    int digit = (int) (timeNanos >>> (level << 3)) & (LEVEL_BUCKETS - 1);
    int bucket = (level << LEVEL_BITS) | digit;
    if (chunks.isEmpty(bucket)) {
      occupied[bucket >> 6] |= 1L << bucket;
      occupiedLevels |= 1 << level;
    }
    chunks.add(bucket, timeNanos, target, argument);
  }

  /// Returns the bucket with the earliest events; there must be one.
  int earliest() {
    int word = Integer.numberOfTrailingZeros(occupiedLevels) * LEVEL_WORDS;
    while (occupied[word] == 0) {
      word++;
    }
    return (word << 6) | Long.numberOfTrailingZeros(occupied[word]);
  }

  /// Tells whether a bucket is one instant.
  boolean isInstant(int bucket) {
    return bucket < LEVEL_BUCKETS;
  }

  /// Returns the last instant that belongs to a bucket.
  long lastNanos(int bucket) {
    int shift = (bucket >> LEVEL_BITS) * LEVEL_BITS;
    long digit = bucket & (LEVEL_BUCKETS - 1);
    long low = (1L << shift) - 1;
    long above = shift == 56 ? 0 : baseNanos & (-1L << (shift + LEVEL_BITS));
    return above | (digit << shift) | low;
  }

  /// Spreads the earliest bucket, which is not one instant, over the levels below.
  void spread(int bucket) {
    baseNanos = chunks.earliestNanos(bucket);
    int slot = chunks.firstSlot(bucket);
    do {
      add(chunks.timeNanos(slot), chunks.target(slot), chunks.argument(slot));
      slot = chunks.drop(bucket, slot);
    } while (!chunks.isEmpty(bucket));
    vacate(bucket);
  }

  /// Moves the earliest bucket, of which there is room for all, to the sorted events.
  void moveTo(SortedEvents sorted, int bucket) {
    int slot = chunks.firstSlot(bucket);
    do {
      sorted.add(chunks.timeNanos(slot), chunks.target(slot), chunks.argument(slot));
      slot = chunks.drop(bucket, slot);
    } while (!chunks.isEmpty(bucket));
    vacate(bucket);
  }

  /// Moves the base to the earliest time of a bucket that has just been moved away.
  void moveBase(long timeNanos) {
    baseNanos = timeNanos;
  }

  /// Makes the earliest bucket, which is one instant, the list `list` of the chunks.
  void rename(int bucket, int list) {
    chunks.rename(bucket, list);
    vacate(bucket);
  }

  private void vacate(int bucket) {
    occupied[bucket >> 6] &= ~(1L << bucket);
    int word = (bucket >> LEVEL_BITS) * LEVEL_WORDS;
    if ((occupied[word] | occupied[word + 1] | occupied[word + 2] | occupied[word + 3]) == 0) {
      occupiedLevels &= ~(1 << (bucket >> LEVEL_BITS));
    }
  }
}
