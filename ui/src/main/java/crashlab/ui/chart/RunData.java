package crashlab.ui.chart;

import crashlab.analysis.Sentences;
import crashlab.analysis.state.Roster;
import crashlab.trace.EventType;
import crashlab.trace.Identities;
import crashlab.trace.TraceLog;
import crashlab.ui.geometry.Instants;
import crashlab.ui.geometry.StepSeries;
import crashlab.ui.session.History;
import crashlab.ui.session.Level;
import crashlab.ui.session.Recording;
import crashlab.ui.session.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/// A run turned into series. Takes as long as it takes to read the run: not for the UI thread.
final class RunData {
  private static final int MOST_SUPERVISORS = 4;
  private static final int MOST_DEEPEST = 3;
  private static final int MOST_TOLD = 200;

  /// The arrivals of one load.
  ///
  /// @param tookNanos how long each of the completed ones took
  record LoadData(String id, Instants completed, long[] tookNanos, Instants failed) {
    static final LoadData NONE =
        new LoadData("", new Instants(new long[0]), new long[0], new Instants(new long[0]));
  }

  /// A fault that struck.
  record FaultTime(long timeNanos, String words) {
    /// The same, with the name of the only run that has it.
    FaultTime of(String run) {
      return new FaultTime(timeNanos, run + ": " + words);
    }
  }

  private final Recording recording;
  private final List<LoadData> loads = new ArrayList<>();
  private final int[] mostWaiting;
  private final List<FaultTime> faults = new ArrayList<>();
  private final Map<String, StepSeries> restartsBySupervisor = new TreeMap<>();
  private final StepSeries restarts;
  private final StepSeries running;
  private final StepSeries ready;
  private final StepSeries alive;
  private final StepSeries arrivals;
  private final Map<Integer, StepSeries> mailboxes = new ConcurrentHashMap<>();

  RunData(Recording recording) {
    this.recording = recording;
    Series series = recording.series();
    recording.scenario().loads().forEach(load -> addLoad(load.id()));
    running = series(series.running());
    ready = series(series.ready());
    alive = series(series.alive());
    arrivals = series(series.arrivalsUnderWay());
    mostWaiting = mostWaiting(recording.history());
    restarts = counted(readRestarts());
  }

  private void addLoad(String id) {
    Series.EndedArrivals load = recording.series().loads().get(id);
    if (load == null) {
      loads.add(
          new LoadData(id, new Instants(new long[0]), new long[0], new Instants(new long[0])));
      return;
    }
    int count = 0;
    for (int i = 0; i < load.size(); i++) {
      count += load.isCompleted(i) ? 1 : 0;
    }
    long[] completed = new long[count];
    long[] took = new long[count];
    long[] failed = new long[load.size() - count];
    int done = 0;
    for (int i = 0; i < load.size(); i++) {
      if (load.isCompleted(i)) {
        completed[done] = load.endNanos(i);
        took[done++] = load.tookNanos(i);
      } else {
        failed[i - done] = load.endNanos(i);
      }
    }
    loads.add(new LoadData(id, new Instants(completed), took, new Instants(failed)));
  }

  private StepSeries series(Level level) {
    int size = level.size();
    long[] times = new long[size + 2]; // it is 0 at the beginning
    double[] values = new double[size + 2];
    for (int i = 0; i < size; i++) {
      times[i + 1] = level.timeNanos(i);
      values[i + 1] = level.value(i);
    }
    return ended(times, values);
  }

  /// Nothing is drawn past the end of the run.
  private StepSeries ended(long[] times, double[] values) {
    times[times.length - 1] = recording.endNanos() + 1;
    values[values.length - 1] = Double.NaN;
    return new StepSeries(times, values);
  }

  private StepSeries counted(long[] instants) {
    int size = instants.length;
    long[] times = new long[size + 2];
    double[] values = new double[size + 2];
    for (int i = 0; i < size; i++) {
      times[i + 1] = instants[i];
      values[i + 1] = i + 1;
    }
    return ended(times, values);
  }

  private static int[] mostWaiting(History history) {
    int[] most = new int[history.slots()];
    for (int i = 0; i < history.size(); i++) {
      int slot = history.slot(i);
      most[slot] = Math.max(most[slot], history.mailbox(i));
    }
    return most;
  }

  /// Reads when there was a restart, notes those of each supervisor and the faults.
  private long[] readRestarts() {
    TraceLog log = recording.log();
    Map<Integer, List<Long>> bySlot = new TreeMap<>();
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < log.size(); i++) {
      if (log.type(i) == EventType.SUPERVISOR_RESTART) {
        all.add(log.timeNanos(i));
        int slot = recording.roster().slotOf(log.pid(i));
        bySlot.computeIfAbsent(slot, _ -> new ArrayList<>()).add(log.timeNanos(i));
      } else if (log.type(i) == EventType.FAULT) {
        faults.add(new FaultTime(log.timeNanos(i), words(log, i)));
      }
    }
    if (bySlot.size() > 1) {
      bySlot.entrySet().stream()
          .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
          .limit(MOST_SUPERVISORS)
          .forEach(entry ->
              restartsBySupervisor.put(
                  supervisor(entry.getKey()), counted(array(entry.getValue()))));
    }
    return array(all);
  }

  private String words(TraceLog log, int fault) {
    var detail = log.detail(fault);
    return faults.size() < MOST_TOLD
        ? new Sentences(log).fault(fault)
        : detail == null ? "" : Identities.plainText(detail);
  }

  private String supervisor(int slot) {
    return slot == Roster.NONE ? "outside" : recording.roster().label(slot);
  }

  private static long[] array(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).toArray();
  }

  Recording recording() {
    return recording;
  }

  /// The loads in the order of the scenario.
  List<LoadData> loads() {
    return loads;
  }

  StepSeries running() {
    return running;
  }

  StepSeries ready() {
    return ready;
  }

  StepSeries alive() {
    return alive;
  }

  StepSeries arrivals() {
    return arrivals;
  }

  /// How many restarts there have been so far.
  StepSeries restarts() {
    return restarts;
  }

  /// The same for each of the supervisors that restarted most; empty if there is one at most.
  Map<String, StepSeries> restartsBySupervisor() {
    return restartsBySupervisor;
  }

  List<FaultTime> faults() {
    return faults;
  }

  /// The registered servers whose mailboxes were deepest, deepest first.
  List<String> deepest() {
    Roster roster = recording.roster();
    return IntStream.range(0, mostWaiting.length)
        .filter(slot -> mostWaiting[slot] > 0 && isRegisteredServer(slot))
        .boxed()
        .sorted(Comparator.comparingInt(slot -> -mostWaiting[slot]))
        .limit(MOST_DEEPEST)
        .map(slot -> roster.identity(slot).path())
        .toList();
  }

  private boolean isRegisteredServer(int slot) {
    Roster roster = recording.roster();
    return !roster.isBehindTheScenes(slot)
        && !roster.kind(slot).supervises()
        && recording.log().identities().name(roster.occupant(slot, 0)) != null;
  }

  /// How many messages waited in the mailbox of a slot.
  StepSeries mailbox(int slot) {
    return mailboxes.computeIfAbsent(slot, this::readMailbox);
  }

  private StepSeries readMailbox(int slot) {
    History history = recording.history();
    long[] times = new long[64];
    double[] values = new double[64];
    int size = 0;
    for (int i = 0; i < history.size(); i++) {
      if (history.slot(i) != slot) {
        continue;
      }
      if (size + 1 == times.length) {
        times = Arrays.copyOf(times, size * 2);
        values = Arrays.copyOf(values, size * 2);
      }
      if (size == 0 || values[size - 1] != history.mailbox(i)) {
        times[size] = history.timeNanos(i);
        values[size++] = history.mailbox(i);
      }
    }
    return ended(Arrays.copyOf(times, size + 1), Arrays.copyOf(values, size + 1));
  }
}
