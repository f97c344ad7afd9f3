package crashlab.kernel;

/// A few events in the order in which they will happen, those of one instant in the order of
/// addition. Adding is cheapest near either end. Allocates nothing.
final class SortedEvents {
  static final int CAPACITY = 64;
  private static final int WORDS = EventChunks.WORDS;

  private final long[] words = new long[2 * CAPACITY * WORDS];
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
    int place =
        head > 0 && head < tail && timeNanos < middleNanos()
            ? openFromFront(timeNanos)
            : openFromBack(timeNanos);
    words[place] = timeNanos;
    words[place + 1] = target;
    words[place + 2] = argument;
  }

  /// Makes a place for an event by moving the earlier ones towards the front.
  private int openFromFront(long timeNanos) {
    head -= WORDS;
    int place = head;
    while (words[place + WORDS] <= timeNanos) {
      copy(place + WORDS, place);
      place += WORDS;
    }
    return place;
  }

  /// Makes a place for an event by moving the later ones towards the back.
  private int openFromBack(long timeNanos) {
    int place = tail;
    while (place > head && words[place - WORDS] > timeNanos) {
      copy(place - WORDS, place);
      place -= WORDS;
    }
    tail += WORDS;
    return place;
  }

  private void copy(int from, int to) {
    words[to] = words[from];
    words[to + 1] = words[from + 1];
    words[to + 2] = words[from + 2];
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

  void forEach(EventQueue.Visitor visitor) {
    for (int place = head; place < tail; place += WORDS) {
      long target = words[place + 1];
      visitor.event(words[place], (int) (target >> 32), (int) target, words[place + 2]);
    }
  }

  private void moveToFront() {
    System.arraycopy(words, head, words, 0, tail - head);
    tail -= head;
    head = 0;
  }
}
