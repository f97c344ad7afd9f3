package crashlab.ui.session;

import crashlab.analysis.ToldFindings;
import crashlab.analysis.cascade.Cascades;
import crashlab.analysis.state.NodeStates;
import crashlab.analysis.state.RestartBudgets;
import crashlab.analysis.state.Roster;
import crashlab.analysis.state.RosterBuilder;
import crashlab.experiment.FinishedRun;
import crashlab.experiment.ScenarioRun;
import crashlab.otp.Digested;
import crashlab.scenario.Scenario;
import crashlab.simulation.ProcessWatcher;
import crashlab.trace.EventType;
import crashlab.trace.TraceSink;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Runs a scenario to its end and records what the window shows. Takes as long as the run: not for
/// the UI thread.
public final class Recorder {
  /// Is told now and then how far a recording is.
  public interface Listener {
    /// @param timeNanos virtual time
    void reached(long events, long timeNanos);
  }

  private static final int MOST_CHANGES = 12_000_000;
  private static final int LOOK_EVERY = 1 << 13;

  private Recorder() {}

  /// Returns the recording.
  ///
  /// @param isCancelled asked now and then
  /// @throws CancellationException if the recording was cancelled
  public static Recording record(
      ScenarioText source, Scenario scenario, Listener listener, BooleanSupplier isCancelled) {
    var roster = new RosterBuilder();
    var history = new History.Builder();
    var tracker = new StateTracker(roster, history, MOST_CHANGES);
    var series = new Series();
    var run = new ScenarioRun(scenario);
    FinishedRun finished =
        run.run(List.of(tracker, series, new Pace(listener, isCancelled)), both(tracker, series));
    Roster places = roster.build(finished.log());
    Cascades cascades = Cascades.of(finished.log(), places);
    return new Recording(
        source,
        finished,
        places,
        history.build(roster.slotCount()),
        series,
        cascades,
        ToldFindings.of(finished.facts(), finished.log(), cascades),
        RestartBudgets.of(scenario, finished.log(), places),
        NodeStates.of(scenario, finished.log()));
  }

  private static ProcessWatcher both(ProcessWatcher first, ProcessWatcher second) {
    return (timeNanos, pid, standing, mailbox) -> {
      first.changed(timeNanos, pid, standing, mailbox);
      second.changed(timeNanos, pid, standing, mailbox);
    };
  }

  /// Tells how far the run is, and stops it if it is not wanted any more.
  private record Pace(Listener listener, BooleanSupplier isCancelled) implements TraceSink {
    @Override
    public void event(
        long seq,
        long timeNanos,
        EventType type,
        int pid,
        int other,
        long cause,
        @Nullable Digested detail) {
      if (seq % LOOK_EVERY == 0) {
        if (isCancelled.getAsBoolean()) {
          throw new CancellationException("cancelled at event " + seq);
        }
        listener.reached(seq, timeNanos);
      }
    }
  }
}
