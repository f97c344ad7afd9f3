package crashlab.library.distribution;

import crashlab.kernel.Distribution;
import crashlab.kernel.Nanos;
import crashlab.library.FaultContext;
import crashlab.library.FaultWord;
import crashlab.otp.Int;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.scenario.Arguments;
import crashlab.scenario.At;
import crashlab.scenario.FaultVerb;
import crashlab.scenario.FaultVerb.Reach;
import crashlab.scenario.FaultVerb.Victims;
import crashlab.scenario.Param;
import crashlab.scenario.Reading;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Word;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.trace.FaultEvent;
import crashlab.trace.NodeSpell;
import crashlab.trace.TraceKey;
import crashlab.vm.Disturbance;
import crashlab.vm.ErlangNode;
import crashlab.world.FaultInjector;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// What can go wrong between nodes, and a node that stands still.
final class NetworkFaults {
  private static final Param<@Nullable Long> FOR =
      Param.optional("for", ValueTypes.POSITIVE_DURATION)
          .says("How long; without it until `heal`, and a node for ever.");

  private static final Param<List<List<String>>> PARTITION =
      Param.needed("partition", NodeGroups.GROUPS)
          .says("The groups; a node in none of them reaches all.");
  private static final Param<Boolean> SILENT =
      Param.usual("silent", ValueTypes.SWITCH, false, "false")
          .says("Whether packets vanish, so that only ticks find it; else connections are closed.");
  private static final Param<Boolean> HEAL = Param.needed("heal", ValueTypes.MARK);
  private static final Param<String> FREEZE =
      Param.needed("node_freeze", ValueTypes.NODE)
          .says("Which node; `local` where a scenario names none.");
  private static final Param<Distribution> LATENCY =
      Param.needed("latency", ValueTypes.RANDOM_DURATION).says("How long, one way.");
  private static final Param<@Nullable List<String>> BETWEEN =
      Param.optional("between", NodeGroups.PAIR)
          .says("The one link that is meant; without it all links.");

  private static final FaultEvent PARTITIONED =
      FaultEvent.ofAll("partition", "partition the network into {groups}", TraceKey.list("groups"))
          .landmark();
  private static final FaultEvent HEALED = FaultEvent.ofAll("heal", "heal the network").landmark();
  private static final FaultEvent FROZEN =
      FaultEvent.ofAll("node_freeze", "freeze node {node}", TraceKey.word("node")).landmark();
  private static final FaultEvent DELAYED =
      FaultEvent.ofAll("latency", "set the latency to {latency}", TraceKey.duration("latency"));

  static final List<FaultWord> ALL =
      List.of(
          new FaultWord(
              new FaultVerb(
                  Word.of(
                          PARTITION,
                          "No packet passes between the groups: connections across are closed at"
                              + " once, attempts refused.")
                      .with(SILENT, FOR),
                  "Partition the network",
                  "scissors",
                  Victims.LINKS,
                  Reach.THE_RUN,
                  "cut {t} for {for}"),
              PARTITIONED,
              NetworkFaults::partition),
          new FaultWord(
              new FaultVerb(
                  Word.of(HEAL, "Ends all partitions and latencies; connects nothing.")
                      .settled((given, fields, reading, _) ->
                          betweenNodes(given, fields.get("heal"), reading)),
                  "Heal the network",
                  "link",
                  Victims.NOBODY,
                  Reach.THE_RUN,
                  "heal the network"),
              HEALED,
              (_, context) -> {
                ErlangNode node = context.strikes().node();
                var healed = HEALED.with().during(spell(new NodeSpell.What.Heal(), null));
                return strike(node, healed, node.run().network()::heal);
              }),
          new FaultWord(
              new FaultVerb(
                  Word.of(
                          FREEZE,
                          "The VM of a node stands still, and its connections stay, as by SIGSTOP or"
                              + " in a paused container.")
                      .with(FOR),
                  "Freeze a node",
                  "pause-circle",
                  Victims.NODES,
                  Reach.THE_RUN,
                  "freeze node {t} for {for}"),
              FROZEN,
              NetworkFaults::freeze),
          new FaultWord(
              new FaultVerb(
                  Word.of(LATENCY, "Signals between nodes take another time.")
                      .with(BETWEEN, FOR)
                      .settled((given, fields, reading, _) ->
                          betweenNodes(given, fields.get("latency"), reading)),
                  "Slow the network down",
                  "clock",
                  Victims.LINKS,
                  Reach.THE_RUN,
                  "set the latency {t} to {latency} for {for}"),
              DELAYED,
              NetworkFaults::delay));

  private NetworkFaults() {}

  private static Arguments betweenNodes(Arguments given, @Nullable At at, Reading reading) {
    if (at != null) {
      reading.names().nodes().needNames(at, "a network", reading.problems());
    }
    return given;
  }

  private static FaultInjector.Strike partition(Arguments given, FaultContext context) {
    List<List<ErlangNode>> groups =
        PARTITION.of(given).stream().map(group -> nodes(group, context)).toList();
    var partition = new Disturbance.Partition(groups, SILENT.of(given));
    List<Term> shown = groups.stream().map(NetworkFaults::names).toList();
    ErlangNode any = groups.getFirst().getFirst();
    Long nanos = FOR.of(given);
    var apart = new NodeSpell.What.Partition(PARTITION.of(given), SILENT.of(given));
    var what = PARTITIONED.with(new Tuple(shown)).during(spell(apart, nanos));
    return disturb(any, partition, what, nanos);
  }

  private static FaultInjector.Strike delay(Arguments given, FaultContext context) {
    List<String> names = BETWEEN.of(given);
    List<ErlangNode> link = names == null ? List.of() : nodes(names, context);
    Distribution latency = LATENCY.of(given);
    var delay =
        new Disturbance.Delay(
            latency,
            link.isEmpty() ? null : link.getFirst(),
            link.isEmpty() ? null : link.getLast());
    Long nanos = FOR.of(given);
    long average = Math.round(latency.averageNanos());
    var slow = new NodeSpell.What.Latency(average, names == null ? List.of() : names);
    var what = DELAYED.with(new Int(average)).during(spell(slow, nanos));
    return disturb(context.strikes().node(), delay, what, nanos);
  }

  private static FaultInjector.Strike freeze(Arguments given, FaultContext context) {
    ErlangNode node = context.nodes().node(FREEZE.of(given));
    Long nanos = FOR.of(given);
    var still = new NodeSpell.What.Freeze(node.name().name());
    return strike(
        node,
        FROZEN.with(node.name()).during(spell(still, nanos)),
        cause -> {
          node.run().freeze(node);
          after(node, nanos, () -> node.run().thaw(node));
        });
  }

  private static NodeSpell spell(NodeSpell.What what, @Nullable Long nanos) {
    return new NodeSpell(what, nanos == null ? Long.MAX_VALUE : nanos);
  }

  private static List<ErlangNode> nodes(List<String> names, FaultContext context) {
    return names.stream().map(name -> context.nodes().node(name)).toList();
  }

  private static Term names(List<ErlangNode> nodes) {
    return new Tuple(nodes.stream().map(node -> (Term) node.name()).toList());
  }

  private static FaultInjector.Strike disturb(
      ErlangNode any, Disturbance disturbance, Detail.Struck what, @Nullable Long nanos) {
    return strike(
        any,
        what,
        cause -> {
          any.run().network().begin(disturbance, cause);
          after(any, nanos, () -> any.run().network().end(disturbance, cause));
        });
  }

  private static FaultInjector.Strike strike(
      ErlangNode node, Detail.Struck what, LongConsumer effect) {
    return () -> effect.accept(node.emit(EventType.FAULT, null, null, 0, what));
  }

  private static void after(ErlangNode node, @Nullable Long nanos, Runnable what) {
    long time = nanos == null ? Long.MAX_VALUE : Nanos.sum(node.nowNanos(), nanos);
    if (time != Long.MAX_VALUE) {
      node.run().agenda().planFirst(time, what::run);
    }
  }
}
