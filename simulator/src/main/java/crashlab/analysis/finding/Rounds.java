package crashlab.analysis.finding;

import crashlab.trace.Detail;
import crashlab.trace.EventRole;
import crashlab.trace.TraceLog;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who went round in a run that a limit cut: what happened most often in its last part.
///
/// @param index the position in the log of the last of these events
/// @param times how often it happened in that part
/// @param among how many events that part has
/// @param spanNanos how long that part took
/// @param underLoad whether loads went on in that part: then it may be nothing but traffic
public record Rounds(long seq, int index, long times, long among, long spanNanos, boolean underLoad)
    implements Finding {
  /// How many of the latest events are looked at.
  private static final int LATEST = 60_000;

  private static final class Tally {
    int last;
    long times;
  }

  /// Null if the run had no events that repeat.
  static @Nullable Rounds of(TraceLog log) {
    int from = Math.max(0, log.size() - LATEST);
    Map<String, Tally> tallies = new LinkedHashMap<>();
    boolean underLoad = false;
    for (int i = from; i < log.size(); i++) {
      underLoad |= log.role(i) == EventRole.ARRIVAL;
      if (isARound(log.role(i))) {
        Tally tally = tallies.computeIfAbsent(key(log, i), _ -> new Tally());
        tally.times++;
        tally.last = i;
      }
    }
    Tally most = null;
    for (Tally tally : tallies.values()) {
      most = most == null || tally.times > most.times ? tally : most;
    }
    if (most == null || most.times < 2) {
      return null;
    }
    long span = log.timeNanos(log.size() - 1) - log.timeNanos(from);
    return new Rounds(
        log.seq(most.last), most.last, most.times, log.size() - from, span, underLoad);
  }

  private static boolean isARound(EventRole role) {
    return switch (role) {
      case RECEIPT, TURN, NOTICE, DECISION, FAILURE, START -> true;
      case TERMINATION, END, STOP, SENDING, SIGNAL, LINK, MONITOR, RESCUE, ORDER -> false;
      case REPORT, RETURN, STANDSTILL, NOTE, WORK, ARRIVAL, FAULT -> false;
    };
  }

  private static String key(TraceLog log, int index) {
    Detail.Identity identity = log.identity(log.pid(index));
    return (identity == null ? "" : identity.place()) + ' ' + log.type(index);
  }

  @Override
  public int weight() {
    return Weights.ROUNDS;
  }
}
