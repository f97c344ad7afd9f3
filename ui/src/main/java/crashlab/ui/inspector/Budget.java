package crashlab.ui.inspector;

import crashlab.analysis.Wording;
import crashlab.simulation.ProcessState;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.TraceLog;
import crashlab.ui.session.Moment;
import crashlab.ui.session.Recording;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A supervisor's restart intensity at an instant: what it allows, what of it is spent and by whom.
///
/// @param spent restarts that count at the instant
/// @param refillNanos when the oldest of them stops counting; -1 if none counts
/// @param spenders the restarts that count, oldest first
record Budget(
    int spent, int maxRestarts, int maxSeconds, long refillNanos, List<Spender> spenders) {
  private static final long SECOND = 1_000_000_000L;
  private static final int MOST_SPENDERS = 50;

  /// A restart, or the refusal of one.
  record Spender(long seq, long timeNanos, String words) {}

  /// Returns what the events tell, completed by a look into the process; null if neither is known.
  static @Nullable Budget of(
      Recording run, SlotEvents events, Moment now, int pid, @Nullable ProcessState looked) {
    List<Spender> spenders = new ArrayList<>();
    Detail.Budget latest = null;
    TraceLog log = run.log();
    var wording = new Wording(log.identities());
    for (int i = events.until(now.seq()) - 1; i >= 0 && spenders.size() < MOST_SPENDERS; i--) {
      int at = events.position(i);
      if (log.pid(at) != pid || !(log.detail(at) instanceof Detail.Budget budget)) {
        continue;
      }
      latest = latest == null ? budget : latest;
      if (isForgotten(log.timeNanos(at), now.timeNanos(), budget.maxSeconds())) {
        break;
      }
      boolean refused = log.type(at) == EventType.SUPERVISOR_GIVE_UP;
      String child = log.other(at) == 0 ? budget.path() : wording.process(log.other(at));
      String words = (refused ? "refused: " : "") + child;
      spenders.add(new Spender(log.seq(at), log.timeNanos(at), words));
    }
    Collections.reverse(spenders);
    return whole(latest, spenders, looked);
  }

  private static @Nullable Budget whole(
      Detail.@Nullable Budget latest, List<Spender> spenders, @Nullable ProcessState looked) {
    if (latest != null) {
      return of(latest.maxRestarts(), latest.maxSeconds(), spenders);
    }
    ProcessState.SupervisorState state = looked == null ? null : looked.supervisor();
    return state == null ? null : of(state.maxRestarts(), state.maxSeconds(), spenders);
  }

  private static Budget of(int max, int seconds, List<Spender> spenders) {
    long refill =
        spenders.isEmpty()
            ? -1
            : (Math.floorDiv(spenders.getFirst().timeNanos(), SECOND) + seconds + 1) * SECOND;
    return new Budget(spenders.size(), max, seconds, refill, List.copyOf(spenders));
  }

  /// As OTP does, in whole seconds. Source: OTP supervisor.erl, `add_restart/1`.
  private static boolean isForgotten(long restartNanos, long nowNanos, int maxSeconds) {
    return Math.floorDiv(restartNanos, SECOND) < Math.floorDiv(nowNanos, SECOND) - maxSeconds;
  }

  /// For people: `2 of 3 restarts within 5 s are spent`.
  String words() {
    String used =
        spent > maxRestarts
            ? "All "
                + maxRestarts
                + " restarts within "
                + maxSeconds
                + " s are spent, and one more was needed"
            : spent + " of " + maxRestarts + " restarts within " + maxSeconds + " s spent";
    return refillNanos < 0
        ? used + "."
        : used + ". One comes back at " + Wording.instant(refillNanos) + ".";
  }
}
