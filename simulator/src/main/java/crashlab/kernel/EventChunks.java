package crashlab.kernel;

import java.util.Arrays;

/// Lists of events, each in the order of addition, that share one store.
///
/// Lists are named by their number. Adding allocates only when the store grows; what a list has
/// given up is used again.
final class EventChunks {
  /*
   * A list is a chain of chunks of 32 events: adding touches a place near the last one, and reading
   * goes through memory in sequence. A slot is the place of one event. The end of a list is the slot
   * after its last event, 0 if the list is empty; a multiple of 32 tells that the last chunk is full
   * (slot 0 begins chunk 0, so it is never an end otherwise).
   */
  /// The words of an event: its time, its kind and subject as one, its argument.
  static final int WORDS = 3;

  private static final int CHUNK_BITS = 5;
  private static final int CHUNK_SLOTS = 1 << CHUNK_BITS;
  private static final int INITIAL_CHUNKS = 16;
  private static final int NONE = -1;

  private final int[] firstChunk;
  private final int[] end;
  private long[] words = new long[INITIAL_CHUNKS * CHUNK_SLOTS * WORDS];
  private int[] nextChunk = new int[INITIAL_CHUNKS];
  private int usedChunks;
  private int freeChunk = NONE;

  EventChunks(int lists) {
    firstChunk = new int[lists];
    end = new int[lists];
  }

  boolean isEmpty(int list) {
    return end[list] == 0;
  }

  void add(int list, long timeNanos, long target, long argument) {
    int slot = end[list];
    if ((slot & (CHUNK_SLOTS - 1)) == 0) {
      slot = extend(list, slot);
    }
    int word = slot * WORDS;
    words[word] = timeNanos;
    words[word + 1] = target;
    words[word + 2] = argument;
    end[list] = slot + 1;
  }

  /// Returns how many events a list holds if that is at most `limit`, else a larger number. None of
  /// the list must have been given up yet.
  int countUpTo(int limit, int list) {
    int last = lastChunk(list);
    int count = end[list] - (last << CHUNK_BITS);
    for (int chunk = firstChunk[list]; chunk != last && count <= limit; chunk = nextChunk[chunk]) {
      count += CHUNK_SLOTS;
    }
    return count;
  }

  /// Returns the earliest time in a list that is not empty and of which none was given up yet.
  long earliestNanos(int list) {
    long earliest = Long.MAX_VALUE;
    int last = lastChunk(list);
    int chunk = firstChunk[list];
    while (true) {
      int stop = chunk == last ? end[list] : (chunk + 1) << CHUNK_BITS;
      for (int word = (chunk << CHUNK_BITS) * WORDS; word < stop * WORDS; word += WORDS) {
        earliest = Math.min(earliest, words[word]);
      }
      if (chunk == last) {
        return earliest;
      }
      chunk = nextChunk[chunk];
    }
  }

  /// Returns the first slot of a list that is not empty, to be read by [#timeNanos], [#target] and
  /// [#argument] and passed by [#drop].
  int firstSlot(int list) {
    return firstChunk[list] << CHUNK_BITS;
  }

  long timeNanos(int slot) {
    return words[slot * WORDS];
  }

  long target(int slot) {
    return words[slot * WORDS + 1];
  }

  long argument(int slot) {
    return words[slot * WORDS + 2];
  }

  /// Shows the events of a list that is not empty, from the one at `slot` on.
  void forEach(int list, int slot, EventQueue.Visitor visitor) {
    int last = lastChunk(list);
    int at = slot;
    while (at != end[list]) {
      long target = target(at);
      visitor.event(timeNanos(at), (int) (target >> 32), (int) target, argument(at));
      at++;
      int chunk = (at - 1) >> CHUNK_BITS;
      if ((at & (CHUNK_SLOTS - 1)) == 0 && chunk != last) {
        at = nextChunk[chunk] << CHUNK_BITS;
      }
    }
  }

  /// Gives up the first event of a list, which stands at `slot`, and returns the slot of the next,
  /// which means nothing if the list is now empty.
  int drop(int list, int slot) {
    int next = slot + 1;
    if (next == end[list]) {
      end[list] = 0;
      release(slot >> CHUNK_BITS);
    } else if ((next & (CHUNK_SLOTS - 1)) == 0) {
      int chunk = slot >> CHUNK_BITS;
      firstChunk[list] = nextChunk[chunk];
      next = firstSlot(list);
      release(chunk);
    }
    return next;
  }

  /// Moves all events of a list to the front of another, which is empty.
  void rename(int from, int to) {
    firstChunk[to] = firstChunk[from];
    end[to] = end[from];
    end[from] = 0;
  }

  private int lastChunk(int list) {
    return (end[list] - 1) >> CHUNK_BITS;
  }

  private int extend(int list, int slot) {
    int chunk = freeChunk;
    if (chunk == NONE) {
      if (usedChunks == nextChunk.length) {
        grow();
      }
      chunk = usedChunks++;
    } else {
      freeChunk = nextChunk[chunk];
    }
    if (slot == 0) {
      firstChunk[list] = chunk;
    } else {
      nextChunk[(slot - 1) >> CHUNK_BITS] = chunk;
    }
    return chunk << CHUNK_BITS;
  }

  private void release(int chunk) {
    nextChunk[chunk] = freeChunk;
    freeChunk = chunk;
  }

  private void grow() {
    int capacity = Math.multiplyExact(nextChunk.length, 2);
    words = Arrays.copyOf(words, Math.multiplyExact(capacity, CHUNK_SLOTS * WORDS));
    nextChunk = Arrays.copyOf(nextChunk, capacity);
  }
}
