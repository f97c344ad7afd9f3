package crashlab.library.pubsub;

import crashlab.behaviour.ChildTemplate;
import crashlab.behaviour.Instruction;
import crashlab.behaviour.KeySource;
import crashlab.behaviour.ResultUse;
import crashlab.library.BuildContext;
import crashlab.library.ChildWord;
import crashlab.library.CodeContext;
import crashlab.library.Library;
import crashlab.library.RequestParams;
import crashlab.library.StepWord;
import crashlab.library.registry.DispatchStep;
import crashlab.library.registry.RegistryUse;
import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.scenario.Arguments;
import crashlab.scenario.Key;
import crashlab.scenario.Param;
import crashlab.scenario.Scenario;
import crashlab.scenario.Value;
import crashlab.scenario.ValueType;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Verb;
import crashlab.scenario.Word;
import crashlab.vm.ErlangNode;
import crashlab.vm.NameSlot;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Phoenix.PubSub. Source: phoenix_pubsub 2.1 pubsub.ex.
public final class PubSubLibrary implements Library {
  private static final ValueType<String> PUBSUB =
      ValueTypes.name(
              "the name of a pubsub",
              "\"PubSub\"",
              (at, name, reading, _) -> reading.names().use(PubSubChild.KIND, at, name))
          .naming("pubsub");
  private static final Param<Key> TOPIC =
      Param.needed("topic", ValueTypes.KEY.signed("K")).says("A text, or drawn as a key is.");
  private static final Param<Value> METADATA =
      Param.<Value>usual("metadata", ValueTypes.VALUE, new Value.Literal(Atom.NIL), "null")
          .says("What stands beside the subscriber in the registry.");
  private static final Param<Term> MESSAGE =
      Param.needed("message", ValueTypes.TERM.signed("m").naming("message"))
          .says("What each subscriber is sent.");

  private static final Param<@Nullable String> NODE =
      Param.optional("node", ValueTypes.NODE)
          .says("Whose subscribers get it; without it, those of the own node.");

  /// Whom a broadcast reaches.
  private enum Which {
    ALL,
    /// All but the process itself.
    OTHERS,
    /// Those of the own node.
    LOCAL
  }

  /// Makes the instruction of a step on a PubSub.
  @FunctionalInterface
  private interface Maker {
    Instruction make(NameSlot pubsub, Arguments given, CodeContext code);
  }

  @Override
  public String name() {
    return "PubSub";
  }

  @Override
  public List<StepWord> steps() {
    return List.of(
        step(
            "pubsub_subscribe",
            "`PubSub.subscribe`: broadcasts come as plain messages from then on, one for each"
                + " subscription. Returns `ok`.",
            (pubsub, given, code) ->
                RegistryUse.register(
                    "pubsub_subscribe",
                    pubsub,
                    code.key(TOPIC.of(given)),
                    code.value(METADATA.of(given)),
                    RequestParams.use(given, code)),
            TOPIC,
            METADATA),
        step(
            "pubsub_unsubscribe",
            "`PubSub.unsubscribe`: ends all subscriptions of the process to the topic.",
            (pubsub, given, code) ->
                RegistryUse.unregister(
                    "pubsub_unsubscribe",
                    pubsub,
                    code.key(TOPIC.of(given)),
                    RequestParams.use(given, code)),
            TOPIC),
        broadcast(
            "pubsub_broadcast",
            "`PubSub.broadcast`, to the subscribers of all connected nodes. Returns `ok`.",
            Which.ALL),
        broadcast(
            "pubsub_broadcast_from",
            "`PubSub.broadcast_from` with `self()`: to all but the process itself.",
            Which.OTHERS),
        broadcast(
            "pubsub_local_broadcast",
            "`PubSub.local_broadcast`: to the subscribers of this node.",
            Which.LOCAL),
        step(
            "pubsub_direct_broadcast",
            "`PubSub.direct_broadcast` to one node, by way of a process of its adapter. Returns"
                + " `ok`, also where that does not run.",
            PubSubLibrary::direct,
            TOPIC,
            MESSAGE,
            NODE));
  }

  private static Instruction direct(NameSlot pubsub, Arguments given, CodeContext code) {
    return new DirectBroadcast(
        new DirectBroadcast.Sent(pubsub, MESSAGE.of(given)),
        code.key(TOPIC.of(given)),
        named(NODE.of(given), code.node()),
        RequestParams.use(given, code));
  }

  private static ErlangNode named(@Nullable String name, ErlangNode own) {
    return own.run().nodes().stream()
        .filter(node -> node.name().name().equals(name))
        .findFirst()
        .orElse(own);
  }

  private static StepWord broadcast(String verb, String says, Which which) {
    return step(
        verb,
        says,
        (pubsub, given, code) -> {
          boolean exceptSelf = which == Which.OTHERS;
          var dispatch = new DispatchStep.Dispatch(verb, pubsub, MESSAGE.of(given), exceptSelf);
          KeySource topic = code.key(TOPIC.of(given));
          ResultUse use = RequestParams.use(given, code);
          return which == Which.LOCAL
              ? new DispatchStep(dispatch, topic, use)
              : new BroadcastStep(dispatch, topic, use);
        },
        TOPIC,
        MESSAGE);
  }

  private static StepWord step(String verb, String says, Maker maker, Param<?>... options) {
    Param<String> pubsub = Param.needed(verb, PUBSUB).says("The id of a pubsub.");
    return StepWord.of(
        Verb.of(Word.of(pubsub, says).with(options).with(RequestParams.INTO, RequestParams.RESCUE)),
        (given, code) -> maker.make(code.name(pubsub.of(given)), given, code));
  }

  /// With several nodes, for the adapters to find each other.
  @Override
  public Optional<ChildTemplate> application(Scenario scenario, BuildContext context) {
    return scenario.isDistributed()
        ? Optional.of(PubSubCluster.application(context))
        : Optional.empty();
  }

  @Override
  public List<String> processes() {
    return List.of(PubSubCluster.SCOPE);
  }

  @Override
  public List<ChildWord> children() {
    return List.of(PubSubChild.WORD);
  }
}
