package crashlab.analysis.state;

import crashlab.otp.RestartIntensity;
import crashlab.scenario.ChildParams;
import crashlab.scenario.ChildSpec;
import crashlab.scenario.Scenario;
import crashlab.trace.Detail;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
  private static final int MOST_NAMED = 6;

  /// A budget at an instant.
  ///
  /// @param spent the restarts that count, oldest first; with the one too many, if it gave up
  /// @param refillNanos when the oldest of them stops to count, in virtual time; -1 if none counts
  /// @param gaveUp whether one more was needed than it allows
  public record Budget(
      RestartIntensity intensity, List<RestartDecision> spent, long refillNanos, boolean gaveUp) {
    /// How many of the allowed restarts are spent.
    public int used() {
      return gaveUp ? intensity.maxRestarts() : Math.min(spent.size(), intensity.maxRestarts());
    }

    /// `1/3 in 5 s`.
    public String words() {
      return used() + "/" + intensity.maxRestarts() + " in " + intensity.maxSeconds() + " s";
    }

    /// Who spent the restarts that count, the one that spent most first: `db_0 2×, db_1 1×`.
    public String spenders() {
      Map<String, Integer> counts = new TreeMap<>();
      for (RestartDecision one : spent) {
        String id = one.path().substring(one.path().lastIndexOf('/') + 1);
        counts.merge(id, 1, Integer::sum);
      }
      return counts.entrySet().stream()
          .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
          .limit(MOST_NAMED)
          .map(entry -> entry.getKey() + " " + entry.getValue() + "×")
          .collect(Collectors.joining(", "));
    }
  }

  private final Roster roster;
  private final MonotonicClock clock;
  private final RestartDecisions decisions;
  private final Map<String, RestartIntensity> intensities = new LinkedHashMap<>();
  private final Map<String, String> strategies = new LinkedHashMap<>();

  private RestartBudgets(Scenario scenario, TraceLog log, Roster roster) {
    this.roster = roster;
    this.clock = new MonotonicClock(scenario.nodes().getFirst().vm().clockOffsetNanos(), log);
    this.decisions = RestartDecisions.of(log);
    scenario.nodes().forEach(node -> declare(node.tree().id(), node.tree()));
    for (int supervisor : decisions.supervisors()) {
      Detail.Identity who = log.identity(supervisor);
      if (who != null) {
        RestartDecision first = decisions.of(supervisor, Long.MAX_VALUE).getFirst();
        intensities.putIfAbsent(who.path(), first.intensity());
      }
    }
  }

  /// Collects the decisions of a run's supervisors. Takes two passes over its events.
  public static RestartBudgets of(Scenario scenario, TraceLog log, Roster roster) {
    return new RestartBudgets(scenario, log, roster);
  }

  private void declare(String path, ChildSpec spec) {
    if (spec.type().isSupervisor()) {
      intensities.put(path, spec.intensity());
    }
    if (spec.type().word().options().contains(ChildParams.STRATEGY)) {
      strategies.put(path, spec.get(ChildParams.STRATEGY).word());
    }
    for (ChildSpec child : spec.children()) {
      declare(path + '/' + child.id(), child);
    }
  }

  /// The budget of the supervisor in a slot; null if it is none, or none whose intensity is known.
  public @Nullable Budget at(int slot, Moment moment) {
    if (!roster.kind(slot).supervises()) {
      return null;
    }
    RestartIntensity intensity = intensities.get(roster.identity(slot).path());
    return intensity == null
        ? null
        : at(intensity, decisions.of(roster.pidAt(slot, moment.seq()), moment.seq()), moment);
  }

  private Budget at(RestartIntensity intensity, List<RestartDecision> decided, Moment moment) {
    long ahead = clock.aheadNanos(moment.seq());
    long now = Math.floorDiv(moment.timeNanos() + ahead, SECOND);
    List<RestartDecision> spent = new ArrayList<>();
    long oldest = Long.MAX_VALUE;
    boolean gaveUp = false;
    for (RestartDecision decision : decided.reversed()) {
      long second = Math.floorDiv(decision.timeNanos() + clock.aheadNanos(decision.seq()), SECOND);
      gaveUp |= decision.gaveUp();
      if (second < now - intensity.maxSeconds()) {
        break;
      }
      oldest = second;
      spent.addFirst(decision);
    }
    long refill = spent.isEmpty() ? -1 : (oldest + intensity.maxSeconds() + 1) * SECOND - ahead;
    return new Budget(intensity, spent, refill, gaveUp);
  }

  /// The slots of the supervisors that have restarted something lately: within their period, and a
  /// few seconds more.
  public int[] spenders(Moment moment) {
    List<Integer> slots = new ArrayList<>();
    for (int supervisor : decisions.supervisors()) {
      List<RestartDecision> decided = decisions.of(supervisor, moment.seq());
      int slot = roster.slotOf(supervisor);
      if (!decided.isEmpty() && slot != Roster.NONE && isRecent(decided.getLast(), moment)) {
        slots.add(slot);
      }
    }
    return slots.stream().mapToInt(Integer::intValue).toArray();
  }

  private static boolean isRecent(RestartDecision decision, Moment moment) {
    long seconds = decision.intensity().maxSeconds() + 3L;
    return decision.timeNanos() + seconds * SECOND >= moment.timeNanos();
  }

  /// The strategy of the supervisor in a slot, `rest_for_one`; null if it has no choice of one or
  /// is none.
  public @Nullable String strategy(int slot) {
    return strategies.get(roster.identity(slot).path());
  }
}
