package crashlab.ui.session;

import crashlab.analysis.state.Moment;
import crashlab.otp.Pid;
import crashlab.simulation.ProcessState;
import crashlab.simulation.Simulation;
import crashlab.simulation.SystemObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Looks into the processes of a run at an instant, by running it again to there. Going on from the
/// last instant costs only the way between; going back costs the way from the start. Belongs to one
/// thread, not the UI's.
final class ProcessProbe {
  private static final int LOOK_EVERY = 1 << 12;

  /// Of each kind on each node.
  private static final int MOST_OBJECTS = 50;

  private final Recording recording;
  private @Nullable Simulation simulation;
  private Moment at = Moment.START;

  ProcessProbe(Recording recording) {
    this.recording = recording;
  }

  Recording recording() {
    return recording;
  }

  /// The state of each process that lives at a moment, of those asked for; empty if cancelled.
  /// Within one step of the simulation several events happen at once: then it is the state after
  /// the whole step.
  Optional<List<ProcessState>> inspect(
      Moment moment, List<Integer> pids, BooleanSupplier cancelled) {
    return at(moment, cancelled)
        .map(run -> {
          List<ProcessState> states = new ArrayList<>();
          for (int pid : pids) {
            run.processes().byPid(new Pid(pid)).ifPresent(states::add);
          }
          return states;
        });
  }

  /// What the systems have on the nodes besides processes; likewise.
  Optional<List<SystemObject>> objects(Moment moment, BooleanSupplier cancelled) {
    return at(moment, cancelled).map(run -> run.objects(MOST_OBJECTS));
  }

  private Optional<Simulation> at(Moment moment, BooleanSupplier cancelled) {
    Simulation run = simulation;
    if (run == null || moment.compareTo(at) < 0) {
      run = Simulation.of(recording.scenario());
      simulation = run;
    }
    int steps = 0;
    while (run.eventCount() < moment.seq() && run.step()) {
      if (++steps % LOOK_EVERY == 0 && cancelled.getAsBoolean()) {
        simulation = null;
        return Optional.empty();
      }
    }
    if (run.nowNanos() < moment.timeNanos()) {
      run.runUntil(moment.timeNanos());
    }
    at = moment;
    return Optional.of(run);
  }
}
