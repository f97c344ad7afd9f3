package crashlab.trace;

import java.util.Arrays;

/// A set of pids: adds, removes and asks in constant time, whatever the pids.
///
/// A [java.util.BitSet] looks for its new highest element whenever the highest is removed. The
/// latest pid is the highest and is often the first to go, so that each removal would cost as much
/// as there were pids before.
public final class PidSet {
  private long[] words = new long[16];

  public boolean contains(int pid) {
    int word = pid >> 6;
    return word < words.length && (words[word] & 1L << pid) != 0;
  }

  /// Adds a pid that may be there already. Allocates only to grow.
  public void add(int pid) {
    int word = pid >> 6;
    if (word >= words.length) {
      words = Arrays.copyOf(words, Math.max(word + 1, words.length * 2));
    }
    words[word] |= 1L << pid;
  }

  /// Removes a pid that may not be there.
  public void remove(int pid) {
    int word = pid >> 6;
    if (word < words.length) {
      words[word] &= ~(1L << pid);
    }
  }

  /// Adds or removes a pid.
  public void set(int pid, boolean member) {
    if (member) {
      add(pid);
    } else {
      remove(pid);
    }
  }
}
