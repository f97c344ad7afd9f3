package crashlab.ui.session;

import crashlab.analysis.state.Moment;
import crashlab.simulation.ProcessState;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Takes questions about the inside of processes on the UI thread and answers them there, after a
/// look on another one.
final class ProbeDesk {
  private final Executor prober;
  private final Executor ui;
  private final IdentityHashMap<Object, AtomicBoolean> underWay = new IdentityHashMap<>();
  private @Nullable ProcessProbe probe;

  /// @param prober runs one task after the other
  ProbeDesk(Executor prober, Executor ui) {
    this.prober = prober;
    this.ui = ui;
  }

  /// Asks for the processes that live at a moment; calls off what the same asker asked before.
  void ask(
      Object asker,
      Recording recording,
      Moment moment,
      List<Integer> pids,
      Consumer<List<ProcessState>> then) {
    var cancel = new AtomicBoolean();
    AtomicBoolean before = underWay.put(asker, cancel);
    if (before != null) {
      before.set(true);
    }
    List<Integer> wanted = List.copyOf(pids);
    prober.execute(() -> {
      if (!cancel.get()) {
        probeOf(recording)
            .inspect(moment, wanted, cancel::get)
            .ifPresent(states -> ui.execute(() -> answer(cancel, states, then)));
      }
    });
  }

  private static void answer(
      AtomicBoolean cancel, List<ProcessState> states, Consumer<List<ProcessState>> then) {
    if (!cancel.get()) {
      then.accept(states);
    }
  }

  /// Only on the prober's thread.
  private ProcessProbe probeOf(Recording recording) {
    ProcessProbe now = probe;
    if (now == null || now.recording() != recording) {
      now = new ProcessProbe(recording);
      probe = now;
    }
    return now;
  }
}
