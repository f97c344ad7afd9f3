package crashlab.simulation;

import crashlab.analysis.EventWatch;
import crashlab.analysis.LoadResult;
import crashlab.analysis.Readout;
import crashlab.analysis.finding.UnstruckFault;
import crashlab.kernel.RandomStream;
import crashlab.scenario.Fault;
import crashlab.scenario.RunEnd;
import crashlab.scenario.Scenario;
import crashlab.trace.Fingerprint;
import crashlab.trace.TraceSink;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Inspection;
import crashlab.vm.Run;
import crashlab.vm.RunLimits;
import crashlab.world.FaultInjector;
import crashlab.world.LoadDriver;
import crashlab.world.LoadFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One run of a scenario: built from it, then taken forward by [#step()], [#runUntil] or [#run()].
///
/// A run belongs to one thread; several may go side by side. It cannot go back: whoever wants an
/// earlier instant builds the scenario anew, with the faults injected so far, and runs it to there
/// (see docs/decisions/0002-going-back-in-time.md).
public final class Simulation {
  private final Scenario scenario;
  private final Run run;
  private final FaultInjector faults;
  private final FaultPlanner planner;
  private final List<LoadDriver> loads = new ArrayList<>();
  private final Fingerprint fingerprint = new Fingerprint();
  private final Processes processes;
  private final RunReadout readout;
  private final FullHeap heap = FullHeap.ofJava();
  private final List<Injection> injections = new ArrayList<>();
  private @Nullable ProcessWatcher watcher;
  private @Nullable Outcome outcome;

  private Simulation(Scenario scenario, List<TraceSink> watchers) {
    this.scenario = scenario;
    var sinks = new Sinks(fingerprint);
    watchers.forEach(sinks::add);
    this.run =
        new Run(
            RunSettings.eventLimit(scenario),
            RandomStream.of(scenario.seed(), "node"),
            sinks,
            RunSettings.ofNode(scenario, scenario.nodes().getFirst()));
    var nodes = new Installations(scenario, run);
    this.faults = new FaultInjector(run);
    this.planner = new FaultPlanner(nodes, faults);
    this.processes = new Processes(run);
    scenario.faults().forEach(planner::plan);
    EventWatch events = planner.events();
    if (events != null) {
      sinks.add(events);
    }
    var loadPlanner = new LoadPlanner(nodes, scenario.durationNanos());
    scenario.loads().forEach(load -> loads.add(loadPlanner.driver(load)));
    nodes.start();
    loads.forEach(LoadDriver::start);
    this.readout = new RunReadout(run, loads);
    run.pauseAfter(FullHeap.LOOK_EVERY);
  }

  /// Builds a run. `watchers` see every event, in this order.
  public static Simulation of(Scenario scenario, TraceSink... watchers) {
    return new Simulation(scenario, List.of(watchers));
  }

  /// The faults of the scenario that have struck nobody so far.
  public List<UnstruckFault> unstruckFaults() {
    return planner.planned().stream()
        .filter(fault -> !fault.hitSomebody())
        .map(fault -> new UnstruckFault(fault.fault(), fault.wasDue(), fault.cameToStrike()))
        .toList();
  }

  /// Lets `looks` look at the run each time just before a partition ends, while it still holds.
  public void beforeAPartitionEnds(Runnable looks) {
    run.network().beforeAPartitionEnds(looks);
  }

  /// Tells `watcher` of what stands already, and from now on of every process that changes.
  public void watch(ProcessWatcher watcher) {
    this.watcher = watcher;
    run.beginToTouch();
    run.nodes().forEach(node -> node.forEachProcess(process -> tell(watcher, process)));
  }

  private void tell(ProcessWatcher to, ErlangProcess process) {
    to.changed(
        run.nowNanos(), process.number(), Standing.of(process), Inspection.mailboxSize(process));
  }

  /// Lets one thing happen: a fault, a process that gets a scheduler, or the next event. Returns
  /// false, and does nothing, once the run is over.
  ///
  /// @throws OutOfMemoryError also if the heap of Java is all but full
  public boolean step() {
    if (outcome == null) {
      outcome = outcomeNow();
    }
    if (outcome != null) {
      return false;
    }
    if (run.isPaused()) {
      heap.requireRoom();
      run.pauseAfter(FullHeap.LOOK_EVERY);
    }
    run.step();
    observe();
    return true;
  }

  /// Returns how the run ends before its next step, or null if it goes on.
  private @Nullable Outcome outcomeNow() {
    String why = run.deathCause();
    if (why != null) {
      return new Outcome(RunEnd.VM_DIED, why);
    }
    RunLimits.Cut cut = run.cut();
    if (cut != null) {
      return new Outcome(RunEnd.LIMIT, cut.why(), cut.limit());
    }
    long next = run.nextNanos();
    if (next <= scenario.durationNanos()) {
      return null;
    }
    if (next != Long.MAX_VALUE) {
      run.advanceTo(scenario.durationNanos());
    }
    return new Outcome(RunEnd.COMPLETED, "");
  }

  private void observe() {
    if (faults.hasWatches()) {
      faults.look();
      if (faults.looks() > RunSettings.LOOKS_PER_EVENT * scenario.limits().events()) {
        run.cut(
            "events", "the run was cut after " + faults.looks() + " looks at conditions of faults");
      }
    }
    ProcessWatcher observer = watcher;
    if (observer != null) {
      run.drainTouched(process -> tell(observer, process));
    }
  }

  /// Takes the steps up to and at `untilNanos` that nobody observes one by one: the same as by
  /// [#step()], without asking before each whether the run is over.
  private void runUnobserved(long untilNanos) {
    if (outcome == null && watcher == null && !faults.hasWatches()) {
      long end = Math.min(untilNanos, scenario.durationNanos());
      run.runBefore(end == Long.MAX_VALUE ? end : end + 1);
    }
  }

  /// Runs until everything up to and at `timeNanos` has happened, or the run is over.
  public void runUntil(long timeNanos) {
    while (outcome == null && hasStepsUntil(timeNanos)) {
      runUnobserved(timeNanos);
      if (hasStepsUntil(timeNanos) && !step()) {
        return;
      }
    }
    if (outcome == null && run.nowNanos() < timeNanos && timeNanos <= scenario.durationNanos()) {
      run.advanceTo(timeNanos);
    }
  }

  private boolean hasStepsUntil(long timeNanos) {
    return run.nextNanos() <= timeNanos || run.deathCause() != null;
  }

  /// Runs to the end.
  public Outcome run() {
    do {
      runUnobserved(scenario.durationNanos());
    } while (step());
    return outcome().orElseThrow();
  }

  /// A fault that was injected by hand, and its time.
  public record Injection(long atNanos, Fault.Action action) {}

  /// Injects a fault at the next nanosecond, as one that stands in the file for that time. Returns
  /// that time.
  public long inject(Fault.Action action) {
    long at = run.nowNanos() + 1;
    injectAt(new Injection(at, action));
    return at;
  }

  private void injectAt(Injection injection) {
    injections.add(injection);
    faults.plan(injection.atNanos(), 0, 1, planner.strike(injection.action()));
  }

  /// The faults injected so far, in the order of their injection.
  public List<Injection> injections() {
    return List.copyOf(injections);
  }

  /// Builds this run anew, with the same injected faults, and takes it forward by `steps` steps:
  /// the way back to an earlier instant. `watchers` see every event from the start.
  ///
  /// @param steps 0 to [#stepCount()]
  public Simulation rerun(long steps, TraceSink... watchers) {
    Simulation again = of(scenario, watchers);
    injections.forEach(again::injectAt);
    while (again.stepCount() < steps && again.step()) {
      // everything happens in step
    }
    return again;
  }

  /// How many steps this run has taken.
  public long stepCount() {
    return run.stepCount();
  }

  public Scenario scenario() {
    return scenario;
  }

  public long nowNanos() {
    return run.nowNanos();
  }

  /// How many trace events there were so far.
  public long eventCount() {
    return run.eventCount();
  }

  /// How the run ended; empty while it can go on.
  public Optional<Outcome> outcome() {
    return Optional.ofNullable(outcome);
  }

  /// The fingerprint of the events so far.
  public String fingerprint() {
    return fingerprint.text();
  }

  /// What can be read off the run at the present instant.
  public Readout readout() {
    return readout;
  }

  /// What each load has come to so far, but for the reasons of its failures.
  public List<LoadResult> loadResults() {
    return loads.stream().map(LoadResults::of).toList();
  }

  public List<LoadFigures> loads() {
    return loads.stream().map(LoadDriver::figures).toList();
  }

  /// The names of the nodes that are up now.
  public List<String> nodesUp() {
    return run.nodes().stream().filter(ErlangNode::isUp).map(node -> node.name().name()).toList();
  }

  /// What the systems have on the nodes besides processes at the present instant, at most so many
  /// of each kind on each node.
  public List<SystemObject> objects(int most) {
    return Libraries.objects(run, most);
  }

  /// The processes at the present instant.
  public Processes processes() {
    return processes;
  }
}
