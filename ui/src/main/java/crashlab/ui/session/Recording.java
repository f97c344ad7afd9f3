package crashlab.ui.session;

import crashlab.analysis.ToldFindings;
import crashlab.analysis.cascade.Cascades;
import crashlab.analysis.cascade.Meaning;
import crashlab.analysis.state.Moment;
import crashlab.analysis.state.NodeStates;
import crashlab.analysis.state.RestartBudgets;
import crashlab.analysis.state.Roster;
import crashlab.experiment.FinishedRun;
import crashlab.scenario.Scenario;
import crashlab.trace.TraceLog;

/// A run that is over, with all that the window shows of it. Nothing in it changes any more.
///
/// @param source the text that was run
/// @param run its facts, its verdicts and its log
/// @param roster the places of its processes
/// @param history how these looked at every instant
/// @param series what charts need
/// @param cascades its failures
/// @param findings what is worth knowing of the run, as its story begins
/// @param budgets how much of their restart intensity its supervisors have spent
/// @param nodes which of its nodes are up, and connected
public record Recording(
    ScenarioText source,
    FinishedRun run,
    Roster roster,
    History history,
    Series series,
    Cascades cascades,
    ToldFindings findings,
    RestartBudgets budgets,
    NodeStates nodes) {

  public Scenario scenario() {
    return run.scenario();
  }

  public TraceLog log() {
    return run.log();
  }

  /// When the run ended.
  public long endNanos() {
    return run.facts().endNanos();
  }

  /// How many events it had; the `seq` of the last.
  public long events() {
    return run.facts().events();
  }

  public String fingerprint() {
    return run.facts().fingerprint();
  }

  /// The instant after the last event, at the end of the run.
  public Moment end() {
    return new Moment(events(), endNanos());
  }

  /// The instant right after the event `seq`, or after the last one before it that was kept.
  public Moment momentOf(long seq) {
    return Moment.after(log(), seq);
  }

  /// The instant of this run that a moment of another run is like: with as many events if it is the
  /// same time then, else at the same time.
  Moment like(Moment other) {
    int index = indexAtOrBefore(other.seq());
    long before = index < 0 ? 0 : log().timeNanos(index);
    long after = index + 1 < log().size() ? log().timeNanos(index + 1) : endNanos();
    boolean same = index < 0 ? other.seq() == 0 : log().seq(index) == other.seq();
    boolean fits = same && before <= other.timeNanos() && other.timeNanos() <= after;
    return fits ? other : momentAt(other.timeNanos());
  }

  /// The instant at a time, after all that happens at it.
  public Moment momentAt(long timeNanos) {
    return Moment.at(log(), Math.clamp(timeNanos, 0, endNanos()));
  }

  /// The position in the log of the last kept event at or before `seq`; -1 if there is none.
  public int indexAtOrBefore(long seq) {
    return log().indexAtOrBefore(seq);
  }

  /// What the event at a position means.
  public Meaning meaning(int index) {
    return Meaning.of(log(), index);
  }

  /// The moment of the first failure; the start if there is none.
  Moment firstFailure() {
    for (int i = 0; i < log().size(); i++) {
      if (isFailure(i)) {
        return momentOf(log().seq(i));
      }
    }
    return Moment.START;
  }

  /// Whether the event at a position is a failure: what the scrubber marks and `N` goes to.
  public boolean isFailure(int index) {
    return meaning(index) == Meaning.FAILURE;
  }
}
