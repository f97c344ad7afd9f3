package crashlab.kernel;

import java.util.ArrayList;
import java.util.List;

/// Takes events out of buckets one instant at a time, without the queue around them.
record BucketDrain(EventBuckets buckets, EventChunks chunks) {
  /// Returns the times of all events and leaves none.
  List<Long> times() {
    List<Long> times = new ArrayList<>();
    while (!buckets.isEmpty()) {
      instant().forEach(event -> times.add(event[0]));
    }
    return times;
  }

  /// Takes the events of the earliest instant: time, target and argument of each.
  List<long[]> instant() {
    int bucket = buckets.earliest();
    while (!buckets.isInstant(bucket)) {
      buckets.spread(bucket);
      bucket = buckets.earliest();
    }
    List<long[]> events = new ArrayList<>();
    var sorted = new SortedEvents();
    if (chunks.countUpTo(SortedEvents.CAPACITY, bucket) > SortedEvents.CAPACITY) {
      throw new AssertionError("too many events of one instant for this");
    }
    buckets.moveTo(sorted, bucket);
    buckets.moveBase(sorted.firstNanos());
    while (!sorted.isEmpty()) {
      events.add(new long[] {sorted.firstNanos(), sorted.firstTarget(), sorted.firstArgument()});
      sorted.dropFirst();
    }
    return events;
  }
}
