package crashlab.library.distribution;

import crashlab.library.MetricWord;
import crashlab.library.RunView;
import crashlab.scenario.Metric;
import crashlab.scenario.Unit;
import crashlab.vm.ErlangNode;
import crashlab.vm.Network;
import java.util.List;
import java.util.function.ToLongBiFunction;

/// What went from node to node so far. A message is one of the node that sends it.
final class NetworkMetrics {
  static final List<MetricWord> ALL =
      List.of(
          sum(
              "messages",
              Unit.COUNT,
              "How many messages were sent to other nodes.",
              Network::messages),
          sum("bytes", Unit.BYTES, "How many bytes, those of all signals.", Network::bytes),
          sum(
              "lost",
              Unit.COUNT,
              "How many messages went with the connection that they were under way on.",
              Network::lost),
          MetricWord.count(
              Metric.of("network.connections", Unit.COUNT, "How many connections there are."),
              (_, run) -> run.nodes().getFirst().run().network().connections(run.nodes())));

  private NetworkMetrics() {}

  private static MetricWord sum(
      String what, Unit unit, String says, ToLongBiFunction<Network, ErlangNode> figure) {
    return MetricWord.count(Metric.of("network." + what, unit, says), (_, run) -> sum(run, figure));
  }

  private static long sum(RunView run, ToLongBiFunction<Network, ErlangNode> figure) {
    return run.nodes().stream()
        .mapToLong(node -> figure.applyAsLong(node.run().network(), node))
        .sum();
  }
}
