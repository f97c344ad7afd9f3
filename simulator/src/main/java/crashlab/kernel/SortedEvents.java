package crashlab.kernel;

/// A few events in the order in which they will happen, those of one instant in the order of
/// addition. Adding in that order is cheapest. Allocates nothing.
final class SortedEvents {
  static final int CAPACITY = 128;
  private static final int WORDS = EventChunks.WORDS;

  private final long[] words = new long[CAPACITY * WORDS];
  private int head;
  private int tail;

  boolean isEmpty() {
    return head == tail;
  }

  int size() {
    return (tail - head) / WORDS;
  }

  /// Adds an event; there must be room.
  void add(long timeNanos, long target, long argument) {
    if (tail == words.length) {
      moveToFront();
    }
    int place = tail;
    while (place > head && words[place - WORDS] > timeNanos) {
      words[place] = words[place - WORDS];
      words[place + 1] = words[place - WORDS + 1];
      words[place + 2] = words[place - WORDS + 2];
      place -= WORDS;
    }
    words[place] = timeNanos;
    words[place + 1] = target;
    words[place + 2] = argument;
    tail += WORDS;
  }

  /// Returns the time of the first event; there must be one.
  long firstNanos() {
    return words[head];
  }

  long firstTarget() {
    return words[head + 1];
  }

  long firstArgument() {
    return words[head + 2];
  }

  void dropFirst() {
    head += WORDS;
    if (head == tail) {
      head = 0;
      tail = 0;
    }
  }

  /// Returns the time of the event in the middle; there must be one.
  long middleNanos() {
    return words[head + size() / 2 * WORDS];
  }

  /// Moves all events at or after `cutNanos` to `target`, in their order.
  void moveTail(long cutNanos, EventBuckets target) {
    int cut = tail;
    while (cut > head && words[cut - WORDS] >= cutNanos) {
      cut -= WORDS;
    }
    for (int place = cut; place < tail; place += WORDS) {
      target.add(words[place], words[place + 1], words[place + 2]);
    }
    tail = cut;
  }

  private void moveToFront() {
    System.arraycopy(words, head, words, 0, tail - head);
    tail -= head;
    head = 0;
  }
}
