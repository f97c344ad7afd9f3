package crashlab.vm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The timers of a node that will send a message, by number; numbers are used again.
final class TimerTable {
  private @Nullable Message[] messages = new Message[16];
  private int[] free = new int[16];
  private int freeCount;
  private int used;

  /// Keeps the message of a timer and returns the timer's number.
  int add(Message message) {
    int index = freeCount > 0 ? free[--freeCount] : next();
    messages[index] = message;
    return index;
  }

  /// Takes the message of a timer, whose number is free then.
  Message take(int index) {
    Message message = messages[index];
    if (message == null) {
      throw new IllegalStateException("no timer has number (" + index + ")");
    }
    messages[index] = null;
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, freeCount * 2);
    }
    free[freeCount++] = index;
    return message;
  }

  private int next() {
    if (used == messages.length) {
      messages = Arrays.copyOf(messages, used * 2);
    }
    return used++;
  }
}
