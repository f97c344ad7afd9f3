package crashlab.library.distribution;

import crashlab.kernel.Nanos;
import crashlab.library.FaultWord;
import crashlab.library.NodeSwitch;
import crashlab.otp.Atom;
import crashlab.scenario.Arguments;
import crashlab.scenario.FaultVerb;
import crashlab.scenario.Param;
import crashlab.scenario.ValueType;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Word;
import crashlab.trace.EventType;
import crashlab.trace.FaultEvent;
import crashlab.trace.TraceKey;
import crashlab.vm.ErlangNode;
import crashlab.world.FaultInjector;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The VM of a node ends, by itself or in order, and may boot again.
final class NodeDown {
  /// How it ends.
  private enum How {
    /// The operating system kills it.
    KILL,
    /// It ends itself at once, and nothing is closed either. Source: OTP erlang manual, `halt/1`.
    HALT,
    /// Its applications are stopped in order first. Source: OTP init manual, `stop/0`.
    STOP;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Param<String> NODE_DOWN =
      Param.needed("node_down", ValueTypes.NODE)
          .says("Which node; `local` where a scenario names none.");
  private static final Param<@Nullable Long> FOR =
      Param.optional("for", ValueTypes.POSITIVE_DURATION)
          .says("After this time it boots again; without it, it stays down.");
  private static final Param<How> HOW =
      Param.usual(
              "how",
              ValueType.of(
                  "{\"anyOf\": [{\"enum\": [\"kill\", \"halt\", \"stop\"]}, {\"$ref\":"
                      + " \"#/$defs/param\"}]}",
                  "how",
                  How.KILL,
                  (at, reading, _) ->
                      reading.values().choice(at, How.values(), How::word, "a way", How.KILL)),
              How.KILL,
              "\"kill\"")
          .says(
              "`kill`: it is gone at once; `halt`: so too; `stop`: its applications are stopped in"
                  + " order first.");

  private static final FaultEvent DOWN =
      FaultEvent.ofAll(
              "node_down",
              "take node {node} down ({how})",
              TraceKey.word("node"),
              TraceKey.word("how"))
          .landmark();

  static final FaultWord FAULT =
      new FaultWord(
          new FaultVerb(
              Word.of(NODE_DOWN, "The VM of a node ends, and all that it has in memory with it.")
                  .with(FOR, HOW),
              "Take a node down",
              "power",
              FaultVerb.Victims.NODES,
              FaultVerb.Reach.THE_RUN,
              "take node {t} down ({how}) for {for}"),
          DOWN,
          (given, context) -> strike(given, context.nodes()));

  private NodeDown() {}

  private static FaultInjector.Strike strike(Arguments given, NodeSwitch nodes) {
    String name = NODE_DOWN.of(given);
    ErlangNode node = nodes.node(name);
    How how = HOW.of(given);
    Long nanos = FOR.of(given);
    return () -> {
      var what = DOWN.with(new Atom(name), new Atom(how.word()));
      long cause = node.emit(EventType.FAULT, null, null, 0, what);
      if (how == How.STOP) {
        nodes.stop(name, cause);
      } else {
        node.run().takeDown(node, cause);
      }
      if (nanos != null) {
        long at = Nanos.sum(node.nowNanos(), nanos);
        node.run().planBoot(at, () -> nodes.boot(name, cause));
      }
    };
  }
}
