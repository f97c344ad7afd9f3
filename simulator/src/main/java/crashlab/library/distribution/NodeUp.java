package crashlab.library.distribution;

import crashlab.library.FaultWord;
import crashlab.otp.Atom;
import crashlab.scenario.FaultVerb;
import crashlab.scenario.Param;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Word;
import crashlab.trace.EventType;
import crashlab.trace.FaultEvent;
import crashlab.trace.TraceKey;

/// A node that is down boots.
final class NodeUp {
  private static final Param<String> NODE_UP =
      Param.needed("node_up", ValueTypes.NODE).says("Which node.");

  private static final FaultEvent BOOTED =
      FaultEvent.ofAll("node_up", "boot node {node}", TraceKey.word("node")).landmark();

  static final FaultWord FAULT =
      new FaultWord(
          new FaultVerb(
              Word.of(NODE_UP, "Boots a node that is down; its incarnations go on counting."),
              "Boot a node",
              "power",
              FaultVerb.Victims.NODES_DOWN,
              FaultVerb.Reach.THE_RUN,
              "boot node {t}"),
          BOOTED,
          (given, context) -> {
            String name = NODE_UP.of(given);
            var node = context.nodes().node(name);
            return () -> {
              long cause = node.emit(EventType.FAULT, null, null, 0, BOOTED.with(new Atom(name)));
              context.nodes().boot(name, cause);
            };
          });

  private NodeUp() {}
}
