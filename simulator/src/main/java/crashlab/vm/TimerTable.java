package crashlab.vm;

import org.jspecify.annotations.Nullable;

/// The timers of a node that will send a message, by number; numbers are used again.
final class TimerTable {
  private @Nullable Message[] messages = new Message[16];
  private @Nullable ErlangProcess[] receivers = new ErlangProcess[16];
  private @Nullable NameSlot[] names = new NameSlot[16];
  private int[] free = new int[16];
  private int freeCount;
  private int used;

  /// Keeps a timer. Exactly one of `receiver` and `name` is given.
  int add(Message message, @Nullable ErlangProcess receiver, @Nullable NameSlot name) {
    int index = freeCount > 0 ? free[--freeCount] : next();
    messages[index] = message;
    receivers[index] = receiver;
    names[index] = name;
    return index;
  }

  Message message(int index) {
    Message message = messages[index];
    if (message == null) {
      throw new IllegalStateException("no timer has number (" + index + ")");
    }
    return message;
  }

  /// Who gets the message of the timer now; null if nobody does.
  @Nullable ErlangProcess receiver(int index) {
    NameSlot name = names[index];
    return name == null ? receivers[index] : name.holder;
  }

  void remove(int index) {
    messages[index] = null;
    receivers[index] = null;
    names[index] = null;
    if (freeCount == free.length) {
      free = java.util.Arrays.copyOf(free, freeCount * 2);
    }
    free[freeCount++] = index;
  }

  private int next() {
    if (used == messages.length) {
      messages = java.util.Arrays.copyOf(messages, used * 2);
      receivers = java.util.Arrays.copyOf(receivers, used * 2);
      names = java.util.Arrays.copyOf(names, used * 2);
    }
    return used++;
  }
}
