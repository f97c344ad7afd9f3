package crashlab.vm;

import org.jspecify.annotations.Nullable;

/// The processes in which something may have changed since the last [#drain]: for those who look on
/// step by step. Costs a run that nobody watches one comparison.
final class Touched {
  private @Nullable ErlangProcess[] processes = new ErlangProcess[64];
  private int size;

  void add(ErlangProcess process) {
    if (size > 0 && processes[size - 1] == process) {
      return;
    }
    if (size == processes.length) {
      processes = java.util.Arrays.copyOf(processes, size * 2);
    }
    processes[size++] = process;
  }

  /// Hands all of them to `action`, in the order of their change, some more than once, and forgets
  /// them.
  void drain(java.util.function.Consumer<ErlangProcess> action) {
    for (int i = 0; i < size; i++) {
      ErlangProcess process = processes[i];
      processes[i] = null;
      if (process != null) {
        action.accept(process);
      }
    }
    size = 0;
  }
}
