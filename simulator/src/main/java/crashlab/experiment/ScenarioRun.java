package crashlab.experiment;

import crashlab.analysis.ExpectationCheck;
import crashlab.analysis.LoadResult;
import crashlab.analysis.PlainText;
import crashlab.analysis.RunFacts;
import crashlab.analysis.Verdict;
import crashlab.analysis.Wording;
import crashlab.analysis.finding.Design;
import crashlab.analysis.finding.Findings;
import crashlab.scenario.RunEnd;
import crashlab.scenario.Scenario;
import crashlab.simulation.Outcome;
import crashlab.simulation.ProcessWatcher;
import crashlab.simulation.Simulation;
import crashlab.trace.TraceLog;
import crashlab.trace.TraceSink;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Runs one scenario from its beginning to its end and looks whether it did what is expected.
public final class ScenarioRun {
  private final Scenario scenario;
  private final TraceLog log = new TraceLog();
  private final ArrivalFailures failures = new ArrivalFailures(log.identities());
  private final ExpectationCheck check;
  private final NodeViews views = new NodeViews();
  private final TraceSink seen;
  private @Nullable Simulation simulation;

  public ScenarioRun(Scenario scenario) {
    this(scenario, check -> check);
  }

  /// @param view gives the expectations' sink another form of the events
  public ScenarioRun(Scenario scenario, UnaryOperator<TraceSink> view) {
    this.scenario = scenario;
    this.check = new ExpectationCheck(scenario.expectations());
    this.seen = view.apply(check);
  }

  /// Runs it. `watchers` see every event.
  public FinishedRun run(List<TraceSink> watchers) {
    return run(watchers, null);
  }

  /// The events of the run so far.
  public TraceLog log() {
    return log;
  }

  /// Runs it step by step, so that `watcher` can be told of each change of a process; null if
  /// nobody wants to know, which is faster.
  public FinishedRun run(List<TraceSink> sinksOfCaller, @Nullable ProcessWatcher watcher) {
    List<TraceSink> sinks = new ArrayList<>(List.of(log, seen, failures));
    sinks.addAll(sinksOfCaller);
    Simulation running = Simulation.of(scenario, sinks.toArray(TraceSink[]::new));
    simulation = running;
    if (watcher != null) {
      running.watch(watcher);
    }
    running.beforeAPartitionEnds(() -> views.lookBeforeAnEnd(running));
    for (long instant : check.instants()) {
      running.runUntil(instant);
      check.evaluateAt(instant, running.readout());
    }
    Outcome outcome = running.run();
    if (scenario.isDistributed()) {
      views.look(running);
    }
    long end = running.nowNanos();
    RunEnd how = how(outcome, running);
    List<Verdict> verdicts = check.evaluateEnd(how, end, running.readout());
    return finished(running, how, verdicts);
  }

  /// A run whose time is over, or that came to a standstill, may be a deadlock.
  private RunEnd how(Outcome outcome, Simulation ended) {
    if (outcome.end() != RunEnd.COMPLETED) {
      return outcome.end();
    }
    Set<Integer> stuck = ended.processes().waitingWithoutLimit();
    return stuck.size() > 1 && Findings.isDeadlock(log, stuck) ? RunEnd.DEADLOCK : RunEnd.COMPLETED;
  }

  private FinishedRun finished(Simulation ended, RunEnd end, List<Verdict> verdicts) {
    List<LoadResult> loads = new ArrayList<>();
    List<SequencedMap<String, Long>> kinds = new ArrayList<>();
    for (LoadResult load : ended.loadResults()) {
      loads.add(load.withFailures(failures.inWords(load.id())));
      kinds.add(failures.byKind(load.id()));
    }
    var facts =
        new RunFacts(
            PlainText.firstLine(scenario.title(), PlainText.WIDTH),
            scenario.seed(),
            ended.fingerprint(),
            end,
            ended.nowNanos(),
            ended.eventCount(),
            loads,
            Design.of(scenario, ended.unstruckFaults()),
            views.all());
    return new FinishedRun(scenario, ended, log, facts, verdicts, kinds);
  }

  /// Returns how far it came, for a report of an internal error.
  public String position() {
    Simulation running = simulation;
    return running == null
        ? "while the system was built"
        : "at virtual time "
            + Wording.instant(running.nowNanos())
            + ", after event "
            + running.eventCount();
  }
}
