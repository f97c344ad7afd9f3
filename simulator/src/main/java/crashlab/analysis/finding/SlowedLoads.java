package crashlab.analysis.finding;

import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How long arrivals took that were under way while something went on, and how long the others.
final class SlowedLoads {
  /// Fewer tell nothing of one in a hundred.
  private static final int ENOUGH = 20;

  /// So many times as long is worth telling.
  private static final double MUCH = 1.5;

  private final TraceLog log;
  private final List<Strains.Span> spans;
  private final Map<String, Times> loads = new TreeMap<>();
  private final Map<Integer, Long> begun = new TreeMap<>();

  private static final class Times {
    final List<Long> then = new ArrayList<>();
    final List<Long> otherwise = new ArrayList<>();
  }

  private SlowedLoads(TraceLog log, List<Strains.Span> spans) {
    this.log = log;
    this.spans = spans;
  }

  /// The load that was slowed down the most; null if none was to speak of.
  ///
  /// @param spans in the order of their ends
  static Strain.@Nullable Slowed most(TraceLog log, List<Strains.Span> spans) {
    var loads = new SlowedLoads(log, spans);
    for (int i = 0; i < log.size(); i++) {
      loads.take(i);
    }
    return loads.most();
  }

  /// The time of one arrival counts from its coming, that of one in a chain from its steps.
  private void take(int index) {
    int pid = log.pid(index);
    long now = log.timeNanos(index);
    if (log.type(index) == EventType.SPAWN && isArrival(log.identity(pid))) {
      begun.put(pid, now);
    } else if (log.type(index) == EventType.LOAD_BEGIN) {
      begun.putIfAbsent(pid, now);
    } else if (log.type(index) == EventType.LOAD_END) {
      ended(pid, begun.remove(pid), now);
    }
  }

  private static boolean isArrival(Detail.@Nullable Identity who) {
    return who != null && who.kind().isArrival();
  }

  private void ended(int pid, @Nullable Long from, long to) {
    Detail.Identity who = log.identity(pid);
    if (from == null || who == null) {
      return;
    }
    Times times = loads.computeIfAbsent(who.path(), _ -> new Times());
    Strains.Span met = met(from, to);
    if (met == null) {
      times.otherwise.add(to - from);
    } else if (met.by() != pid) {
      times.then.add(to - from);
    }
  }

  private Strains.@Nullable Span met(long from, long to) {
    int low = 0;
    int high = spans.size();
    while (low < high) { // the first that is not over at the beginning
      int middle = (low + high) >>> 1;
      if (spans.get(middle).toNanos() < from) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < spans.size() && spans.get(low).meets(from, to) ? spans.get(low) : null;
  }

  private Strain.@Nullable Slowed most() {
    Strain.Slowed most = null;
    double worst = MUCH;
    for (Map.Entry<String, Times> load : loads.entrySet()) {
      Times times = load.getValue();
      if (times.then.size() < ENOUGH || times.otherwise.size() < ENOUGH) {
        continue;
      }
      long then = slowest(times.then);
      long otherwise = slowest(times.otherwise);
      if (then >= worst * otherwise) {
        worst = (double) then / Math.max(1, otherwise);
        most = new Strain.Slowed(load.getKey(), then, otherwise);
      }
    }
    return most;
  }

  /// What one in a hundred took or longer.
  private static long slowest(List<Long> times) {
    Collections.sort(times);
    return times.get((int) Math.ceil(times.size() * 0.99) - 1);
  }
}
