package crashlab.ui.session;

import crashlab.otp.Digested;
import crashlab.simulation.ProcessWatcher;
import crashlab.simulation.Standing;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.Identities;
import crashlab.trace.PidSet;
import crashlab.trace.TraceSink;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What charts need of a run and cannot take from its kept events: every arrival of every load, how
/// many restarts there were, how many processes there are and how many of them have a scheduler or
/// wait for one, also of runs so long that their traffic is not kept.
public final class Series implements TraceSink, ProcessWatcher {
  private static final int MOST_ARRIVALS = 8_000_000;

  /// The arrivals of one load that are over, in the order of their end.
  public static final class EndedArrivals {
    private long[] ends = new long[256];
    private long[] tookNanos = new long[256];
    private int size;
    private long begun;

    /// How many arrivals are over, of those that are kept.
    public int size() {
      return size;
    }

    /// How many arrivals began.
    public long begun() {
      return begun;
    }

    /// When the arrival was over.
    public long endNanos(int index) {
      return ends[index];
    }

    /// Whether it did all its steps.
    public boolean isCompleted(int index) {
      return tookNanos[index] >= 0;
    }

    /// How long it took, whether it did all its steps or not.
    public long tookNanos(int index) {
      long took = tookNanos[index];
      return took < 0 ? -1 - took : took;
    }

    private void add(long endNanos, long took, boolean completed) {
      if (size == MOST_ARRIVALS) {
        return;
      }
      if (size == ends.length) {
        ends = Arrays.copyOf(ends, size * 2);
        tookNanos = Arrays.copyOf(tookNanos, size * 2);
      }
      ends[size] = endNanos;
      tookNanos[size] = completed ? took : -1 - took;
      size++;
    }
  }

  private final SequencedMap<String, EndedArrivals> loads = new LinkedHashMap<>();
  private final Map<Integer, Begun> underWay = new HashMap<>();
  private int restartCount;
  private final PidSet running = new PidSet();
  private final PidSet ready = new PidSet();
  private final PidSet arrivals = new PidSet();
  private final Level runningLevel = new Level();
  private final Level readyLevel = new Level();
  private final Level aliveLevel = new Level();
  private final Level arrivalLevel = new Level();
  private int runningCount;
  private int readyCount;
  private int aliveCount;
  private int arrivalCount;

  private record Begun(EndedArrivals load, long timeNanos) {}

  Series() {}

  @Override
  public void event(
      long seq,
      long timeNanos,
      EventType type,
      int pid,
      int other,
      long cause,
      @Nullable Digested detail) {
    count(timeNanos, type, pid, detail);
    if (type == EventType.LOAD_BEGIN) {
      begun(timeNanos, pid, detail);
    } else if (type == EventType.LOAD_END || type == EventType.EXIT) {
      over(timeNanos, pid, type == EventType.LOAD_END);
    } else if (type == EventType.SUPERVISOR_RESTART) {
      restartCount += detail instanceof Detail.Budget ? 1 : 0;
    }
  }

  private void begun(long timeNanos, int pid, @Nullable Digested detail) {
    EndedArrivals load = loads.computeIfAbsent(name(detail), _ -> new EndedArrivals());
    load.begun++;
    underWay.put(pid, new Begun(load, timeNanos));
  }

  private void over(long timeNanos, int pid, boolean completed) {
    Begun begun = underWay.remove(pid);
    if (begun != null) {
      begun.load().add(timeNanos, timeNanos - begun.timeNanos(), completed);
    }
  }

  private void count(long timeNanos, EventType type, int pid, @Nullable Digested detail) {
    if (type == EventType.SPAWN && detail instanceof Detail.Identity identity) {
      boolean arrival = identity.kind().isArrival();
      arrivals.set(pid, arrival);
      alive(timeNanos, arrival, 1);
    } else if (type == EventType.EXIT) {
      alive(timeNanos, arrivals.contains(pid), -1);
      arrivals.remove(pid);
    } else if (type == EventType.VM_DIED) {
      alive(timeNanos, true, -arrivalCount);
      alive(timeNanos, false, -aliveCount);
      runningLevel.set(timeNanos, 0);
      readyLevel.set(timeNanos, 0);
    }
  }

  private void alive(long timeNanos, boolean arrival, int more) {
    if (arrival) {
      arrivalCount += more;
      arrivalLevel.set(timeNanos, arrivalCount);
    } else {
      aliveCount += more;
      aliveLevel.set(timeNanos, aliveCount);
    }
  }

  @Override
  public void changed(long timeNanos, int pid, Standing standing, int mailbox) {
    boolean runs = standing == Standing.RUNNING;
    boolean waits = standing == Standing.READY;
    if (running.contains(pid) != runs) {
      running.set(pid, runs);
      runningCount += runs ? 1 : -1;
      runningLevel.set(timeNanos, runningCount);
    }
    if (ready.contains(pid) != waits) {
      ready.set(pid, waits);
      readyCount += waits ? 1 : -1;
      readyLevel.set(timeNanos, readyCount);
    }
  }

  private static String name(@Nullable Digested detail) {
    return detail == null ? "" : Identities.plainText(detail);
  }

  /// The loads by id, in the order of their first arrival.
  public SequencedMap<String, EndedArrivals> loads() {
    return Collections.unmodifiableSequencedMap(loads);
  }

  /// How many restarts supervisors decided on.
  public int restartCount() {
    return restartCount;
  }

  /// How many processes have a scheduler, those apart whose init is not over.
  public Level running() {
    return runningLevel;
  }

  /// How many processes want to run while all schedulers have other work.
  public Level ready() {
    return readyLevel;
  }

  /// How many processes are alive, the arrivals of loads apart.
  public Level alive() {
    return aliveLevel;
  }

  /// How many arrivals of loads are under way.
  public Level arrivalsUnderWay() {
    return arrivalLevel;
  }
}
