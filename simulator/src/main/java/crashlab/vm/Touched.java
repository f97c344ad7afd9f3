package crashlab.vm;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The processes in which something may have changed since the last [#drain]: for observers that go
/// step by step. Costs a run without them one comparison.
final class Touched {
  private @Nullable ErlangProcess[] processes = new ErlangProcess[64];
  private int size;

  void add(ErlangProcess process) {
    if (size > 0 && processes[size - 1] == process) {
      return;
    }
    if (size == processes.length) {
      processes = Arrays.copyOf(processes, size * 2);
    }
    processes[size++] = process;
  }

  /// Hands all of them to `action`, in the order of their change, some more than once, and forgets
  /// them.
  void drain(Consumer<ErlangProcess> action) {
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
