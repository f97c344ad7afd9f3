package crashlab.vm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The timers of a node that will send a message, by number; numbers are used again.
///
/// Timers set one after the other that send the same message to the same receiver have one number:
/// a million of them take no more room than one, and firing them goes to one place in memory.
final class TimerTable {
  /// No timer's number.
  static final int NONE = -1;

  private @Nullable Message[] messages = new Message[16];
  private int[] pending = new int[16];
  private int[] free = new int[16];
  private int freeCount;
  private int used;
  private int latest = NONE;

  /// Counts one more of the timers set last, if they send the same as `message`, and returns their
  /// number; [#NONE] if they do not.
  int again(Message message) {
    Message known = latest == NONE ? null : messages[latest];
    if (known == null || !isSame(known, message)) {
      return NONE;
    }
    pending[latest]++;
    return latest;
  }

  private static boolean isSame(Message one, Message other) {
    return one.payload == other.payload
        && one.sender == other.sender
        && one.addressee == other.addressee
        && one.kind == other.kind
        && one.extra == other.extra
        && one.ref == other.ref;
  }

  /// Keeps the message of a timer and returns the timer's number.
  int add(Message message) {
    int index = freeCount > 0 ? free[--freeCount] : next();
    messages[index] = message;
    pending[index] = 1;
    latest = index;
    return index;
  }

  /// The message of a timer, to be copied unless it is the [#last].
  Message message(int index) {
    Message message = messages[index];
    if (message == null) {
      throw new IllegalStateException("no timer has number (" + index + ")");
    }
    return message;
  }

  /// Counts a timer that fires, and tells whether it was the last of its number, which is free
  /// then.
  boolean last(int index) {
    if (--pending[index] > 0) {
      return false;
    }
    messages[index] = null;
    if (latest == index) {
      latest = NONE;
    }
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, freeCount * 2);
    }
    free[freeCount++] = index;
    return true;
  }

  private int next() {
    if (used == messages.length) {
      messages = Arrays.copyOf(messages, used * 2);
      pending = Arrays.copyOf(pending, used * 2);
    }
    return used++;
  }
}
