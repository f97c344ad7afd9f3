package crashlab.ui.session;

import crashlab.analysis.state.Moment;
import crashlab.analysis.state.Roster;
import crashlab.otp.Int;
import crashlab.otp.RestartIntensity;
import crashlab.scenario.ChildParams;
import crashlab.scenario.ChildSpec;
import crashlab.scenario.Scenario;
import crashlab.trace.Bisection;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.FaultEvent;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How much of their restart intensity the supervisors of a run have spent at any instant, by whom,
/// and when they get some of it back.
///
/// A restart counts as long as the whole second in which it was, plus the period, has not passed on
/// the monotonic clock. Source: OTP supervisor.erl, `add_restart/1`.
public final class RestartBudgets {
  private static final long SECOND = 1_000_000_000L;

  /// A restart that counts.
  ///
  /// @param seq of the supervisor's decision
  /// @param path of the child that failed
  /// @param refused whether this is the one too many
  public record Spent(long seq, long timeNanos, String path, boolean refused) {}

  /// A budget at an instant.
  ///
  /// @param spent the restarts that count, oldest first; with the one too many, if it gave up
  /// @param refillNanos when the oldest of them stops to count, in virtual time; -1 if none counts
  /// @param gaveUp whether one more was needed than it allows
  public record Budget(
      RestartIntensity intensity, List<Spent> spent, long refillNanos, boolean gaveUp) {
    /// How many of the allowed restarts are spent.
    public int used() {
      return gaveUp ? intensity.maxRestarts() : Math.min(spent.size(), intensity.maxRestarts());
    }

    /// `1/3 in 5 s`.
    public String words() {
      return used() + "/" + intensity.maxRestarts() + " in " + intensity.maxSeconds() + " s";
    }
  }

  private record Decision(int index, boolean gaveUp) {}

  private record Jump(long seq, long byNanos) {}

  private final Scenario scenario;
  private final TraceLog log;
  private final Roster roster;
  private final Map<Integer, List<Decision>> decisions = new HashMap<>();
  private final Map<String, RestartIntensity> intensities = new HashMap<>();
  private final Map<String, String> strategies = new HashMap<>();
  private final List<Jump> jumps = new ArrayList<>();

  private RestartBudgets(Scenario scenario, TraceLog log, Roster roster) {
    this.scenario = scenario;
    this.log = log;
    this.roster = roster;
  }

  /// Collects the decisions of a run's supervisors. Takes one pass over its events.
  static RestartBudgets of(Scenario scenario, TraceLog log, Roster roster) {
    var budgets = new RestartBudgets(scenario, log, roster);
    ChildSpec root = scenario.tree();
    budgets.declare(root.id(), root);
    for (int i = 0; i < log.size(); i++) {
      EventType type = log.type(i);
      if (type == EventType.SUPERVISOR_RESTART || type == EventType.SUPERVISOR_GIVE_UP) {
        budgets.decided(i, type == EventType.SUPERVISOR_GIVE_UP);
      } else if (type == EventType.FAULT && log.detail(i) instanceof Detail.Struck struck) {
        budgets.struck(log.seq(i), struck);
      }
    }
    return budgets;
  }

  private void declare(String path, ChildSpec spec) {
    if (spec.type().isSupervisor()) {
      intensities.put(path, spec.intensity());
    }
    if (!spec.children().isEmpty()) {
      strategies.put(path, spec.get(ChildParams.STRATEGY).word());
    }
    for (ChildSpec child : spec.children()) {
      declare(path + '/' + child.id(), child);
    }
  }

  private void decided(int index, boolean gaveUp) {
    if (log.detail(index) instanceof Detail.Budget budget) {
      decisions
          .computeIfAbsent(log.pid(index), _ -> new ArrayList<>(4))
          .add(new Decision(index, gaveUp));
      Detail.Identity who = log.identity(log.pid(index));
      if (who != null) {
        intensities.putIfAbsent(
            who.path(), new RestartIntensity(budget.maxRestarts(), budget.maxSeconds()));
      }
    }
  }

  private void struck(long seq, Detail.Struck struck) {
    if (struck.fault() == FaultEvent.CLOCK_JUMP
        && struck.values().getFirst() instanceof Int byNanos) {
      jumps.add(new Jump(seq, byNanos.value()));
    }
  }

  /// The budget of the supervisor in a slot; null if it is none, or none whose intensity is known.
  public @Nullable Budget at(int slot, Moment moment) {
    if (!roster.kind(slot).supervises()) {
      return null;
    }
    RestartIntensity intensity = intensities.get(roster.identity(slot).path());
    if (intensity == null) {
      return null;
    }
    int pid = roster.pidAt(slot, moment.seq());
    return at(intensity, decisions.getOrDefault(pid, List.of()), moment);
  }

  /// The slots of the supervisors that live and have restarted something lately: within their
  /// period, and a second more.
  public int[] spenders(Moment moment) {
    return decisions.entrySet().stream()
        .filter(entry -> {
          int count = happened(entry.getValue(), moment.seq());
          if (count == 0) {
            return false;
          }
          int last = entry.getValue().get(count - 1).index();
          long period = log.detail(last) instanceof Detail.Budget budget ? budget.maxSeconds() : 0;
          return log.timeNanos(last) + (period + 3) * SECOND >= moment.timeNanos();
        })
        .mapToInt(entry -> roster.slotOf(entry.getKey()))
        .filter(slot -> slot != Roster.NONE)
        .toArray();
  }

  /// The strategy of the supervisor in a slot, `rest_for_one`; null if it has no choice of one or
  /// is none.
  public @Nullable String strategy(int slot) {
    return strategies.get(roster.identity(slot).path());
  }

  private Budget at(RestartIntensity intensity, List<Decision> of, Moment moment) {
    long offset = offset(moment.seq());
    long now = Math.floorDiv(moment.timeNanos() + offset, SECOND);
    List<Spent> spent = new ArrayList<>();
    long oldest = Long.MAX_VALUE;
    boolean gaveUp = false;
    for (int i = happened(of, moment.seq()) - 1; i >= 0; i--) {
      int index = of.get(i).index();
      long second = Math.floorDiv(log.timeNanos(index) + offset(log.seq(index)), SECOND);
      gaveUp |= of.get(i).gaveUp();
      if (second < now - intensity.maxSeconds()) {
        break;
      }
      oldest = second;
      String path = log.detail(index) instanceof Detail.Budget budget ? budget.path() : "";
      spent.addFirst(new Spent(log.seq(index), log.timeNanos(index), path, of.get(i).gaveUp()));
    }
    long refill = spent.isEmpty() ? -1 : (oldest + intensity.maxSeconds() + 1) * SECOND - offset;
    return new Budget(intensity, spent, refill, gaveUp);
  }

  private int happened(List<Decision> of, long seq) {
    return Bisection.first(0, of.size(), i -> log.seq(of.get(i).index()) > seq);
  }

  /// By how much the monotonic clock is ahead of virtual time after event `seq`.
  private long offset(long seq) {
    long offset = scenario.vm().clockOffsetNanos();
    for (Jump jump : jumps) {
      if (jump.seq() <= seq) {
        offset += jump.byNanos();
      }
    }
    return offset;
  }

  /// Who spent the restarts that count, the one that spent most first: `db_0 2×, db_1 1×`.
  public static String spenders(Budget budget) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Spent one : budget.spent()) {
      String id = one.path().substring(one.path().lastIndexOf('/') + 1);
      counts.merge(id, 1, Integer::sum);
    }
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(6)
        .map(entry -> entry.getKey() + " " + entry.getValue() + "×")
        .collect(Collectors.joining(", "));
  }
}
