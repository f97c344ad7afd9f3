package crashlab.library.registry;

import crashlab.behaviour.Instruction;
import crashlab.library.ChildWord;
import crashlab.library.CodeContext;
import crashlab.library.Library;
import crashlab.library.NodeObject;
import crashlab.library.ObjectWord;
import crashlab.library.RequestParams;
import crashlab.library.StepWord;
import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.scenario.Arguments;
import crashlab.scenario.At;
import crashlab.scenario.Fields;
import crashlab.scenario.Key;
import crashlab.scenario.Param;
import crashlab.scenario.ProblemKind;
import crashlab.scenario.Reading;
import crashlab.scenario.Target;
import crashlab.scenario.Value;
import crashlab.scenario.ValueType;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Verb;
import crashlab.scenario.Word;
import crashlab.vm.ErlangNode;
import crashlab.vm.Inspection;
import crashlab.vm.NameSlot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Registry. Source: Elixir registry.ex.
public final class RegistryLibrary implements Library {
  private static final int MOST_KEYS = 100;

  private static final ValueType<String> REGISTRY =
      ValueTypes.name(
              "the name of a registry",
              "\"Names\"",
              (at, name, reading, _) -> reading.names().useRegistry(at, name))
          .naming("registry");
  private static final Param<Key> KEY = Param.needed("key", ValueTypes.KEY);
  private static final Param<Term> META =
      Param.needed("key", ValueTypes.TERM).says("An atom or a tuple.");
  private static final Param<Value> VALUE =
      Param.<Value>usual("value", ValueTypes.VALUE, new Value.Literal(Atom.NIL), "null")
          .says("What others find under the key beside the pid.");
  private static final Param<Target> OF =
      Param.<Target>usual("of", ValueTypes.TARGET, new Target.Self(), "\"self\"")
          .says("The process that holds the keys.");
  private static final Param<Term> PATTERN =
      Param.needed("pattern", ValueTypes.TERM)
          .says("What the value has to be; `_` stands for anything.");
  private static final Param<Term> MESSAGE =
      Param.needed("message", ValueTypes.TERM.signed("m").naming("message"))
          .says("What each process under the key is sent.");

  /// The steps that the registry of a cluster has, too.
  private static final List<String> OF_CLUSTERS =
      List.of("registry_register", "registry_unregister", "registry_lookup");

  private static final Param<@Nullable Boolean> IN_CLUSTER =
      Param.derived("whether it is the registry of a cluster");

  /// Makes the instruction of a step on a registry.
  @FunctionalInterface
  private interface Maker {
    Instruction make(NameSlot registry, Arguments given, CodeContext code);
  }

  @Override
  public String name() {
    return "Registry";
  }

  @Override
  public List<ObjectWord> objects() {
    return List.of(ObjectWord.own("Registry", RegistryLibrary::registries));
  }

  private static List<NodeObject> registries(ErlangNode node) {
    List<NodeObject> found = new ArrayList<>();
    node.forEachProcess(process -> {
      if (Inspection.program(process) instanceof RegistrySupervisor registry) {
        NameSlot name = process.name();
        found.add(
            new NodeObject(
                name == null ? process.pid().inspect() : name.name(),
                registry.table().facts(MOST_KEYS)));
      }
    });
    return found;
  }

  @Override
  public List<StepWord> steps() {
    return List.of(
        step(
            "registry_register",
            "`Registry.register`. Returns `[\"ok\", pid]` or `[\"error\", [\"already_registered\","
                + " pid]]`.",
            RegistryLibrary::register,
            KEY,
            VALUE),
        step(
            "registry_unregister",
            "`Registry.unregister`.",
            (registry, given, code) ->
                isInCluster(given)
                    ? new ClusterCall(
                        "registry_unregister",
                        registry,
                        code.key(KEY.of(given)),
                        null,
                        RequestParams.use(given, code))
                    : new RegistrySteps.UnregisterKey(
                        "registry_unregister",
                        registry,
                        code.key(KEY.of(given)),
                        RequestParams.use(given, code)),
            KEY),
        step(
            "registry_unregister_match",
            "`Registry.unregister_match`: gives up those of the process's entries whose value"
                + " fits. Returns `ok`.",
            (registry, given, code) ->
                new RegistrySteps.UnregisterMatch(
                    registry,
                    code.key(KEY.of(given)),
                    PATTERN.of(given),
                    RequestParams.use(given, code)),
            KEY,
            PATTERN),
        step(
            "registry_update_value",
            "`Registry.update_value` of the process's own entry under a unique key. Returns"
                + " `[new, old]`, or `error` where it has none.",
            (registry, given, code) ->
                new RegistrySteps.UpdateValue(
                    registry,
                    code.key(KEY.of(given)),
                    code.value(VALUE.of(given)),
                    RequestParams.use(given, code)),
            KEY,
            VALUE),
        step(
            "registry_lookup",
            "`Registry.lookup`. Returns `[[pid, value], …]`, at times with processes that have just"
                + " ended.",
            (registry, given, code) ->
                RegistryReads.lookup(
                    registry, code.key(KEY.of(given)), RequestParams.use(given, code)),
            KEY),
        step(
            "registry_match",
            "`Registry.match`. Returns those entries whose value fits.",
            (registry, given, code) ->
                RegistryReads.match(
                    registry,
                    code.key(KEY.of(given)),
                    PATTERN.of(given),
                    RequestParams.use(given, code)),
            KEY,
            PATTERN),
        step(
            "registry_values",
            "`Registry.values`: those of one process under a key.",
            (registry, given, code) ->
                RegistryReads.values(
                    registry,
                    code.key(KEY.of(given)),
                    code.address(OF.of(given)),
                    RequestParams.use(given, code)),
            KEY,
            OF),
        step(
            "registry_keys",
            "`Registry.keys`: those of one process.",
            (registry, given, code) ->
                RegistryReads.keys(
                    registry, code.address(OF.of(given)), RequestParams.use(given, code)),
            OF),
        step(
            "registry_count",
            "`Registry.count`: how many entries there are.",
            (registry, given, code) ->
                RegistryReads.count(registry, RequestParams.use(given, code))),
        step(
            "registry_count_match",
            "`Registry.count_match`: how many entries under a key have a value that fits.",
            (registry, given, code) ->
                RegistryReads.countMatch(
                    registry,
                    code.key(KEY.of(given)),
                    PATTERN.of(given),
                    RequestParams.use(given, code)),
            KEY,
            PATTERN),
        step(
            "registry_put_meta",
            "`Registry.put_meta`: goes with the registry, not with a process. Returns `ok`.",
            (registry, given, code) ->
                RegistryReads.putMeta(
                    registry,
                    META.of(given),
                    code.value(VALUE.of(given)),
                    RequestParams.use(given, code)),
            META,
            VALUE),
        step(
            "registry_meta",
            "`Registry.meta`. Returns `[\"ok\", v]` or `error`.",
            (registry, given, code) ->
                RegistryReads.meta(registry, META.of(given), RequestParams.use(given, code)),
            META),
        step(
            "registry_dispatch",
            "`Registry.dispatch` with a function that sends. Returns `ok`.",
            (registry, given, code) ->
                new DispatchStep(
                    new DispatchStep.Dispatch("registry_dispatch", registry, MESSAGE.of(given)),
                    code.key(KEY.of(given)),
                    RequestParams.use(given, code)),
            KEY,
            MESSAGE));
  }

  private static boolean isInCluster(Arguments given) {
    return Boolean.TRUE.equals(IN_CLUSTER.of(given));
  }

  private static Instruction register(NameSlot registry, Arguments given, CodeContext code) {
    if (isInCluster(given)) {
      return new ClusterCall(
          "registry_register",
          registry,
          code.key(KEY.of(given)),
          code.value(VALUE.of(given)),
          RequestParams.use(given, code));
    }
    return new RegistrySteps.RegisterKey(
        new RegistrySteps.Verb("registry_register", false),
        registry,
        code.key(KEY.of(given)),
        code.value(VALUE.of(given)),
        RequestParams.use(given, code));
  }

  /// The registry of a cluster has a few of the steps, and other ways to do them.
  private static Arguments settled(
      Param<String> registry, Arguments given, Fields fields, Reading reading) {
    String name = registry.of(given);
    boolean inCluster =
        reading.names().index().holders(name).stream()
            .anyMatch(holder -> holder.type().equals("horde_registry"));
    At at = fields.get(registry.key());
    if (inCluster && at != null && !OF_CLUSTERS.contains(registry.key())) {
      reading
          .problems()
          .mismatch(
              ProblemKind.UNKNOWN_NAME,
              at,
              "the name of a registry, since a horde_registry has "
                  + String.join(", ", OF_CLUSTERS)
                  + " only");
    }
    return given.with(IN_CLUSTER, inCluster);
  }

  private static StepWord step(String verb, String says, Maker maker, Param<?>... options) {
    Param<String> registry = Param.needed(verb, REGISTRY).says("The id of a registry.");
    return StepWord.of(
        Verb.of(
            Word.of(registry, says)
                .with(options)
                .with(RequestParams.INTO, RequestParams.RESCUE)
                .settled((given, fields, reading, _) -> settled(registry, given, fields, reading))),
        (given, code) -> maker.make(code.name(registry.of(given)), given, code));
  }

  @Override
  public List<ChildWord> children() {
    return List.of(RegistryWord.WORD);
  }
}
