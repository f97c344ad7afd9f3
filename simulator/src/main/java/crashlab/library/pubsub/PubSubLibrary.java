package crashlab.library.pubsub;

import crashlab.behaviour.Instruction;
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
import crashlab.scenario.Value;
import crashlab.scenario.ValueType;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Verb;
import crashlab.scenario.Word;
import crashlab.vm.NameSlot;
import java.util.List;

/// Phoenix.PubSub on one node. Source: phoenix_pubsub 2.1 pubsub.ex.
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
        broadcast("pubsub_broadcast", "`PubSub.broadcast`. Returns `ok`.", false),
        broadcast(
            "pubsub_broadcast_from",
            "`PubSub.broadcast_from` with `self()`: to all but the process itself.",
            true),
        broadcast(
            "pubsub_local_broadcast",
            "`PubSub.local_broadcast`: to the subscribers of this node.",
            false),
        step(
            "pubsub_direct_broadcast",
            "`PubSub.direct_broadcast` to this node, by way of a process of the adapter. Returns"
                + " `ok`, also where that does not run.",
            PubSubLibrary::direct,
            TOPIC,
            MESSAGE));
  }

  private static Instruction direct(NameSlot pubsub, Arguments given, CodeContext code) {
    return new DirectBroadcast(
        new DirectBroadcast.Sent(pubsub, MESSAGE.of(given)),
        code.key(TOPIC.of(given)),
        RequestParams.use(given, code));
  }

  private static StepWord broadcast(String verb, String says, boolean exceptSelf) {
    return step(
        verb,
        says,
        (pubsub, given, code) ->
            new DispatchStep(
                new DispatchStep.Dispatch(verb, pubsub, MESSAGE.of(given), exceptSelf),
                code.key(TOPIC.of(given)),
                RequestParams.use(given, code)),
        TOPIC,
        MESSAGE);
  }

  private static StepWord step(String verb, String says, Maker maker, Param<?>... options) {
    Param<String> pubsub = Param.needed(verb, PUBSUB).says("The id of a pubsub.");
    return StepWord.of(
        Verb.of(Word.of(pubsub, says).with(options).with(RequestParams.INTO, RequestParams.RESCUE)),
        (given, code) -> maker.make(code.name(pubsub.of(given)), given, code));
  }

  @Override
  public List<ChildWord> children() {
    return List.of(PubSubChild.WORD);
  }
}
