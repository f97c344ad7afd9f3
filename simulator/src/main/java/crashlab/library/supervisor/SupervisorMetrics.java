package crashlab.library.supervisor;

import static crashlab.library.MetricWord.figure;

import crashlab.behaviour.ChildHolder;
import crashlab.library.MetricWord;
import crashlab.library.RunView;
import crashlab.library.Subjects;
import crashlab.scenario.Metric;
import crashlab.scenario.Placeholder;
import crashlab.scenario.Unit;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Inspection;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// What supervisors do for their children.
final class SupervisorMetrics {
  static final List<MetricWord> ALL =
      List.of(
          MetricWord.count(
              Metric.of(
                  "restarts.SUBJECT",
                  Unit.COUNT,
                  "How often a supervisor has restarted it, or started it anew after a restart of its own.",
                  Placeholder.SUBJECT),
              (names, run) -> restarts(names.getFirst(), run)),
          ofHolder(
              "restarts",
              "How many restarts this supervisor has decided on, and those before it under its path.",
              ChildHolder::restarts),
          ofHolder(
              "budget_spent",
              "How many restarts count within its window now; once it has ended, at its last decision.",
              ChildHolder::restartsCounted));

  private SupervisorMetrics() {}

  private static MetricWord ofHolder(String what, String says, ToLongFunction<ChildHolder> figure) {
    return new MetricWord(
        Metric.of("supervisor.NAME." + what, Unit.COUNT, says, Placeholder.SUPERVISOR),
        (names, run) -> sum(names.getFirst(), run, figure));
  }

  private static long restarts(String subject, RunView run) {
    long restarts = 0;
    for (ErlangNode node : run.nodes()) {
      restarts += Subjects.restarts(node, subject);
    }
    return restarts;
  }

  private static @Nullable BigDecimal sum(
      String name, RunView run, ToLongFunction<ChildHolder> figure) {
    long sum = 0;
    boolean found = false;
    for (ErlangNode node : run.nodes()) {
      ErlangProcess process =
          Subjects.find(node, name, one -> Inspection.program(one) instanceof ChildHolder);
      if (process != null && Inspection.program(process) instanceof ChildHolder holder) {
        sum += figure.applyAsLong(holder);
        found = true;
      }
    }
    return found ? figure(sum) : null;
  }
}
