package crashlab.ui.session;

import crashlab.analysis.state.Moment;
import crashlab.simulation.ProcessState;
import crashlab.simulation.SystemObject;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
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
    List<Integer> wanted = List.copyOf(pids);
    look(asker, recording, (probe, cancelled) -> probe.inspect(moment, wanted, cancelled), then);
  }

  /// Asks what the systems have on the nodes besides processes; likewise.
  void askForObjects(
      Object asker, Recording recording, Moment moment, Consumer<List<SystemObject>> then) {
    look(asker, recording, (probe, cancelled) -> probe.objects(moment, cancelled), then);
  }

  private interface Look<T> {
    Optional<List<T>> at(ProcessProbe probe, BooleanSupplier cancelled);
  }

  private <T> void look(Object asker, Recording recording, Look<T> look, Consumer<List<T>> then) {
    var cancel = new AtomicBoolean();
    AtomicBoolean before = underWay.put(asker, cancel);
    if (before != null) {
      before.set(true);
    }
    prober.execute(() -> {
      if (!cancel.get()) {
        look.at(probeOf(recording), cancel::get)
            .ifPresent(found -> ui.execute(() -> answer(cancel, found, then)));
      }
    });
  }

  private static <T> void answer(AtomicBoolean cancel, List<T> found, Consumer<List<T>> then) {
    if (!cancel.get()) {
      then.accept(found);
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
