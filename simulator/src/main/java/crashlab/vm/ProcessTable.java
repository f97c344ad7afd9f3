package crashlab.vm;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The processes that live, each in a slot that is used again after its end.
final class ProcessTable {
  private @Nullable ErlangProcess[] slots = new ErlangProcess[64];
  private int[] free = new int[64];
  private int freeCount;
  private int used;
  private int size;
  private int maxSize;

  /// The same by their numbers, where somebody looks for them so.
  private @Nullable Map<Integer, ErlangProcess> byNumber;

  /// From now on processes are found by their numbers.
  void indexNumbers() {
    if (byNumber == null) {
      var index = new LinkedHashMap<Integer, ErlangProcess>();
      forEach(process -> index.put(process.number, process));
      byNumber = index;
    }
  }

  /// Tells whether processes are found by their numbers.
  boolean hasNumbers() {
    return byNumber != null;
  }

  /// The process with a number, or null if none has it that lives.
  @Nullable ErlangProcess find(int number) {
    return byNumber == null ? null : byNumber.get(number);
  }

  int size() {
    return size;
  }

  int maxSize() {
    return maxSize;
  }

  void add(ErlangProcess process) {
    int slot;
    if (freeCount > 0) {
      slot = free[--freeCount];
    } else {
      if (used == slots.length) {
        slots = Arrays.copyOf(slots, used * 2);
      }
      slot = used++;
    }
    slots[slot] = process;
    process.slot = slot;
    if (byNumber != null) {
      byNumber.put(process.number, process);
    }
    size++;
    maxSize = Math.max(maxSize, size);
  }

  void remove(ErlangProcess process) {
    slots[process.slot] = null;
    if (byNumber != null) {
      byNumber.remove(process.number);
    }
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, freeCount * 2);
    }
    free[freeCount++] = process.slot;
    size--;
  }

  void clear() {
    Arrays.fill(slots, 0, used, null);
    if (byNumber != null) {
      byNumber.clear();
    }
    freeCount = 0;
    used = 0;
    size = 0;
  }

  /// How many slots there are that are used or were.
  int slots() {
    return used;
  }

  @Nullable ErlangProcess at(int slot) {
    return slots[slot];
  }

  void forEach(Consumer<ErlangProcess> action) {
    for (int i = 0; i < used; i++) {
      ErlangProcess process = slots[i];
      if (process != null) {
        action.accept(process);
      }
    }
  }
}
