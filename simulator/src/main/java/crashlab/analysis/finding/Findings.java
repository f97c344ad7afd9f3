package crashlab.analysis.finding;

import crashlab.analysis.cascade.Cascades;
import crashlab.analysis.cascade.Landmarks;
import crashlab.scenario.RunEnd;
import crashlab.trace.TraceLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// What is worth knowing of a run: the three most important things in the order in which they
/// happened, then the next three, and so on.
public final class Findings {
  /// So many are read at once; where there are fewer, what processes were told is worth telling.
  private static final int FEW = 3;

  private final List<Finding> all;

  private Findings(List<Finding> all) {
    this.all = List.copyOf(all);
  }

  /// Finds them. Takes several passes over the events of a run.
  ///
  /// @param endNanos when the run ended
  /// @param loads those of which arrivals failed
  public static Findings of(
      TraceLog log,
      Cascades cascades,
      RunEnd end,
      Design design,
      long endNanos,
      List<LoadOutline> loads) {
    List<Finding> found = new ArrayList<>();
    Rounds rounds = end == RunEnd.LIMIT ? Rounds.of(log) : null;
    if (rounds != null) {
      found.add(rounds);
    }
    WaitTracker waits = WaitTracker.of(log);
    found.addAll(waits.circles());
    found.addAll(waits.unanswered(endNanos, design.isStandstill(endNanos)));
    found.addAll(waits.interrupted());
    found.addAll(Courses.of(log, cascades));
    found.addAll(Absences.of(log, design.with(log)));
    found.addAll(Signals.of(log, design));
    found.addAll(Refusals.of(log));
    found.addAll(FailedLoads.of(log, loads, waits));
    found.addAll(Backlogs.of(log));
    found.addAll(AbandonedCalls.of(log));
    found.addAll(Remarked.of(log));
    found.addAll(Strains.of(log));
    found.addAll(NeverStruck.of(log, design));
    found.sort(Comparator.comparingInt(Finding::weight).reversed().thenComparingLong(Finding::seq));
    if (found.stream().anyMatch(finding -> finding.weight() > Weights.MESSAGE)) {
      found.removeIf(finding -> finding.weight() == Weights.MESSAGE); // what came of it is told
    }
    putForward(found, log);
    List<Finding> ordered = inTime(found);
    if (found.size() < FEW) {
      ordered.addAll(Answers.of(log));
    }
    return new Findings(ordered);
  }

  /// What cut nodes off first, or took one down, is among the first: without it the others are not
  /// understood, and it is behind them even where no event leads from it to them.
  private static void putForward(List<Finding> byWeight, TraceLog log) {
    byWeight.stream()
        .filter(finding -> finding instanceof Course course && Landmarks.isOne(log, course.cause()))
        .min(Comparator.comparingLong(Finding::seq))
        .filter(first -> byWeight.indexOf(first) >= FEW)
        .ifPresent(first -> {
          byWeight.remove(first);
          byWeight.add(FEW - 1, first);
        });
  }

  /// The most important ones in the order in which they happened, then the next ones, and so on:
  /// what comes of a thing stands after it.
  private static List<Finding> inTime(List<Finding> byWeight) {
    List<Finding> ordered = new ArrayList<>();
    for (int i = 0; i < byWeight.size(); i += FEW) {
      byWeight.subList(i, Math.min(i + FEW, byWeight.size())).stream()
          .sorted(Comparator.comparingLong(Finding::seq))
          .forEach(ordered::add);
    }
    return ordered;
  }

  /// All of them.
  public List<Finding> all() {
    return all;
  }

  /// Whether the run ended with processes that wait for each other.
  ///
  /// @param stuck the pids of those that wait without a time limit
  public static boolean isDeadlock(TraceLog log, Set<Integer> stuck) {
    return openCircles(log).stream()
        .anyMatch(
            circle -> circle.waits().stream().allMatch(wait -> stuck.contains(wait.waiter())));
  }

  /// The circles that were not over when the run ended. Takes one pass over its events.
  public static List<Circle> openCircles(TraceLog log) {
    return WaitTracker.of(log).circles().stream().filter(Circle::isOpen).toList();
  }
}
