package crashlab.ui.chart;

import crashlab.analysis.state.Roster;
import crashlab.ui.chart.RunData.LoadData;
import crashlab.ui.control.Ink;
import crashlab.ui.geometry.Buckets;
import crashlab.ui.geometry.Percentiles;
import crashlab.ui.geometry.StepSeries;
import crashlab.ui.geometry.TimeAxis;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All charts of a run, or of two: made for one stretch of time, since what is counted is counted
/// by buckets as wide as a few pixels. Takes long where the run is large: not for the UI thread.
///
/// @param charts from top to bottom
/// @param faults of both runs
/// @param bucketNanos how wide a bucket is
/// @param processes whose mailboxes are shown, as paths
record ChartSet(
    List<Chart> charts, List<RunData.FaultTime> faults, long bucketNanos, List<String> processes) {
  static final ChartSet NONE = new ChartSet(List.of(), List.of(), 1, List.of());

  private static final List<Ink> INKS =
      List.of(
          Ink.OVERLOADED, Ink.IDLE, Ink.BUSY, Ink.STOPPING, Ink.STARTING, Ink.BLOCKED, Ink.DOWN);

  /// Without the one of all supervisors together.
  private static final List<Ink> INKS_OF_SUPERVISORS =
      INKS.stream().filter(ink -> ink != Ink.STARTING).toList();

  /// Makes the charts.
  ///
  /// @param b the run to compare with, or null
  /// @param processes whose mailboxes are shown, as paths
  /// @param axis what is visible; a width more on either side is prepared as well
  static ChartSet of(RunData a, @Nullable RunData b, List<String> processes, TimeAxis axis) {
    var maker = new Maker(a, b, axis);
    List<Chart> charts = new ArrayList<>();
    Set<String> loads = maker.loads();
    if (loads.isEmpty()) {
      charts.add(
          new Chart(
              "throughput",
              "Throughput and latency",
              ChartUnit.PER_SECOND,
              List.of(),
              "This scenario has no load, so nobody waits for an answer. Add one under load in Scenario."));
    }
    loads.forEach(load -> charts.add(maker.throughput(load)));
    loads.forEach(load -> charts.add(maker.latency(load)));
    charts.add(maker.mailboxes(processes));
    charts.add(maker.schedulers());
    charts.add(maker.waiting());
    charts.add(maker.restarts());
    charts.add(maker.processes());
    return new ChartSet(charts, faults(a, b), maker.buckets.widthNanos(), processes);
  }

  /// Those of A, and those that only B has, in the order of their times.
  private static List<RunData.FaultTime> faults(RunData a, @Nullable RunData b) {
    if (b == null) {
      return a.faults();
    }
    Set<RunData.FaultTime> ofA = new LinkedHashSet<>(a.faults());
    Set<RunData.FaultTime> ofB = new LinkedHashSet<>(b.faults());
    List<RunData.FaultTime> all = new ArrayList<>();
    for (RunData.FaultTime fault : ofA) {
      all.add(ofB.contains(fault) ? fault : fault.of("A"));
    }
    ofB.stream()
        .filter(fault -> !ofA.contains(fault))
        .map(fault -> fault.of("B"))
        .forEach(all::add);
    all.sort(Comparator.comparingLong(RunData.FaultTime::timeNanos));
    return all;
  }

  /// Makes one chart after the other.
  private static final class Maker {
    private static final double PIXELS_OF_A_BUCKET = 5;

    private final RunData a;
    private final @Nullable RunData b;
    private final Buckets buckets;

    Maker(RunData a, @Nullable RunData b, TimeAxis axis) {
      this.a = a;
      this.b = b;
      long end = Math.max(1, b == null ? endOf(a) : Math.max(endOf(a), endOf(b)));
      long margin = axis.spanNanos();
      long from = Math.max(0, axis.startNanos() - margin);
      long to = Math.max(from + 1, Math.min(end, axis.endNanos() + margin));
      double share = (double) (to - from) / axis.spanNanos();
      int most = (int) Math.max(8, axis.width() * share / PIXELS_OF_A_BUCKET);
      this.buckets = Buckets.covering(from, to, most);
    }

    private static long endOf(RunData run) {
      return run.recording().endNanos();
    }

    /// Adds a line for run A and, if there is a run B that has it, one for that.
    private void add(List<ChartLine> lines, String label, Ink ink, RunLine line) {
      RunData other = b;
      StepSeries first = line.of(a);
      if (first != null) {
        lines.add(new ChartLine(other == null ? label : label + " A", ink, false, first));
      }
      StepSeries second = other == null ? null : line.of(other);
      if (second != null) {
        lines.add(new ChartLine(label + " B", ink, true, second));
      }
    }

    private interface RunLine {
      @Nullable StepSeries of(RunData run);
    }

    Set<String> loads() {
      Set<String> ids = new LinkedHashSet<>();
      a.loads().forEach(load -> ids.add(load.id()));
      if (b != null) {
        b.loads().forEach(load -> ids.add(load.id()));
      }
      return ids;
    }

    private static @Nullable LoadData load(RunData run, String id) {
      return run.loads().stream().filter(load -> load.id().equals(id)).findFirst().orElse(null);
    }

    Chart throughput(String id) {
      List<ChartLine> lines = new ArrayList<>();
      add(lines, "completed", Ink.BUSY, run -> rate(run, load(run, id), true));
      add(lines, "failed", Ink.CRASHED, run -> rate(run, load(run, id), false));
      return new Chart("throughput/" + id, "Throughput of " + id, ChartUnit.PER_SECOND, lines, "");
    }

    private @Nullable StepSeries rate(RunData run, @Nullable LoadData load, boolean completed) {
      if (load == null) {
        return null;
      }
      return (completed ? load.completed() : load.failed()).perSecond(buckets, endOf(run));
    }

    Chart latency(String id) {
      List<ChartLine> lines = new ArrayList<>();
      @Nullable StepSeries[] ofA = percentiles(a, id);
      @Nullable StepSeries[] ofB = b == null ? new StepSeries[3] : percentiles(b, id);
      add(lines, "p50", Ink.IDLE, run -> run == a ? ofA[0] : ofB[0]);
      add(lines, "p90", Ink.STOPPING, run -> run == a ? ofA[1] : ofB[1]);
      add(lines, "p99", Ink.OVERLOADED, run -> run == a ? ofA[2] : ofB[2]);
      return new Chart(
          "latency/" + id,
          "Latency of " + id,
          ChartUnit.NANOS,
          lines,
          "No arrival of this load completed: see above how many failed.");
    }

    private @Nullable StepSeries[] percentiles(RunData run, String id) {
      LoadData load = load(run, id);
      if (load == null || load.completed().size() == 0) {
        return new StepSeries[3];
      }
      return Percentiles.of(load.completed(), load.tookNanos(), buckets, endOf(run), 50, 90, 99);
    }

    Chart mailboxes(List<String> processes) {
      List<ChartLine> lines = new ArrayList<>();
      for (int i = 0; i < processes.size(); i++) {
        String path = processes.get(i);
        add(lines, label(path), INKS.get(i % INKS.size()), run -> mailbox(run, path));
      }
      return new Chart(
          "mailbox",
          "Messages waiting in mailboxes",
          ChartUnit.COUNT,
          lines,
          "No process is chosen: select one, or add one with the + above.");
    }

    private String label(String path) {
      int slot = a.recording().roster().find(path);
      return slot == Roster.NONE
          ? path.substring(path.lastIndexOf('/') + 1)
          : a.recording().roster().label(slot);
    }

    private static @Nullable StepSeries mailbox(RunData run, String path) {
      int slot = run.recording().roster().find(path);
      return slot == Roster.NONE ? null : run.mailbox(slot);
    }

    Chart schedulers() {
      List<ChartLine> lines = new ArrayList<>();
      int schedulers = a.recording().scenario().nodes().getFirst().vm().schedulers();
      add(lines, "in use", Ink.BUSY, this::use);
      String of = schedulers == 1 ? "the scheduler" : schedulers + " schedulers";
      return new Chart("schedulers", "Use of " + of, ChartUnit.SHARE, lines, "");
    }

    private StepSeries use(RunData run) {
      double share = 1.0 / run.recording().scenario().nodes().getFirst().vm().schedulers();
      return run.running().means(buckets, endOf(run)).times(share);
    }

    Chart waiting() {
      List<ChartLine> lines = new ArrayList<>();
      add(lines, "ready", Ink.OVERLOADED, RunData::ready);
      return new Chart("waiting", "Waiting for a scheduler", ChartUnit.COUNT, lines, "");
    }

    Chart restarts() {
      List<ChartLine> lines = new ArrayList<>();
      boolean some = a.restarts().most() > 0 || (b != null && b.restarts().most() > 0);
      if (some) {
        add(lines, "all", Ink.STARTING, RunData::restarts);
        int next = 0;
        for (String supervisor : busiest()) {
          Ink ink = INKS_OF_SUPERVISORS.get(next++);
          add(lines, supervisor, ink, run -> run.restartsBySupervisor().get(supervisor));
        }
      }
      return new Chart(
          "restarts",
          "Restarts so far",
          ChartUnit.COUNT,
          lines,
          "No supervisor restarted anything: pick a fault and click a process.");
    }

    /// The supervisors that restarted most, as many as can be told apart, in the order of their
    /// names.
    private List<String> busiest() {
      Map<String, Double> most = new TreeMap<>();
      a.restartsBySupervisor().forEach((name, series) -> most.put(name, series.most()));
      if (b != null) {
        b.restartsBySupervisor()
            .forEach((name, series) -> most.merge(name, series.most(), Math::max));
      }
      return most.entrySet().stream()
          .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
          .limit(INKS_OF_SUPERVISORS.size())
          .map(Map.Entry::getKey)
          .sorted()
          .toList();
    }

    Chart processes() {
      List<ChartLine> lines = new ArrayList<>();
      add(lines, "alive", Ink.IDLE, RunData::alive);
      if (!loads().isEmpty()) {
        add(lines, "arrivals", Ink.STOPPING, RunData::arrivals);
      }
      return new Chart("processes", "Processes alive", ChartUnit.COUNT, lines, "");
    }
  }
}
