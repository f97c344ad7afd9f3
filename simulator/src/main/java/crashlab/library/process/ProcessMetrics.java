package crashlab.library.process;

import static crashlab.library.MetricWord.figure;

import crashlab.library.MetricWord;
import crashlab.library.RunView;
import crashlab.scenario.Metric;
import crashlab.scenario.Placeholder;
import crashlab.scenario.Unit;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Inspection;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.ToLongFunction;

/// What processes use of their node.
final class ProcessMetrics {
  static final List<MetricWord> ALL =
      List.of(
          MetricWord.count(
              Metric.of(
                  "mailbox.NAME.max",
                  Unit.COUNT,
                  "The most messages that ever waited for a holder of the name.",
                  Placeholder.NAME),
              (names, run) ->
                  sum(run, node -> node.directory().name(names.getFirst()).mailboxMax())),
          MetricWord.count(
              Metric.of(
                  "mailbox.NAME.now",
                  Unit.COUNT,
                  "How many messages wait for who holds the name.",
                  Placeholder.NAME),
              (names, run) -> sum(run, node -> waiting(node, names.getFirst()))),
          count("processes.now", "How many processes live.", node -> node.figures().processes()),
          count(
              "processes.max",
              "The most processes that ever lived at once.",
              node -> node.figures().maxProcesses()),
          count("atoms", "How many atoms there are.", node -> node.figures().atoms()),
          MetricWord.count(
              Metric.of("memory.max", Unit.BYTES, "The most memory that was ever in use at once."),
              (_, run) -> sum(run, node -> node.figures().maxMemoryBytes())),
          new MetricWord(
              Metric.of(
                  "scheduler.utilization",
                  Unit.SHARE,
                  "The share of the schedulers' time that was used so far."),
              (_, run) -> utilization(run)));

  private ProcessMetrics() {}

  private static MetricWord count(String path, String says, ToLongFunction<ErlangNode> figure) {
    return MetricWord.count(Metric.of(path, Unit.COUNT, says), (_, run) -> sum(run, figure));
  }

  private static long sum(RunView run, ToLongFunction<ErlangNode> figure) {
    return run.nodes().stream().mapToLong(figure).sum();
  }

  private static long waiting(ErlangNode node, String name) {
    ErlangProcess holder = Inspection.holder(node.directory().name(name));
    return holder == null ? 0 : Inspection.mailboxSize(holder);
  }

  private static BigDecimal utilization(RunView run) {
    double time = 0;
    double busy = 0;
    for (ErlangNode node : run.nodes()) {
      time += (double) node.nowNanos() * node.figures().schedulers();
      busy += node.figures().busyNanos();
    }
    return time == 0 ? figure(0) : figure(busy / time);
  }
}
