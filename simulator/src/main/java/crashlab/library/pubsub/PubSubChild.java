package crashlab.library.pubsub;

import crashlab.behaviour.ChildTemplate;
import crashlab.library.BuildContext;
import crashlab.library.ChildWord;
import crashlab.library.registry.RegistryUse;
import crashlab.library.supervisor.Supervisor;
import crashlab.library.supervisor.SupervisorSpec;
import crashlab.otp.Atom;
import crashlab.otp.AutoShutdown;
import crashlab.otp.Restart;
import crashlab.otp.RestartIntensity;
import crashlab.otp.Shutdown;
import crashlab.otp.Strategy;
import crashlab.scenario.Arguments;
import crashlab.scenario.At;
import crashlab.scenario.ChildSpec;
import crashlab.scenario.ChildType;
import crashlab.scenario.Fields;
import crashlab.scenario.JsonValue;
import crashlab.scenario.NameKind;
import crashlab.scenario.Param;
import crashlab.scenario.Reading;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Word;
import crashlab.trace.ProcessKind;
import crashlab.vm.NameSlot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A child that is a Phoenix.PubSub: a supervisor over a Registry of topics and the adapter.
///
/// Source: phoenix_pubsub 2.1 supervisor.ex, `init/1`; pg2.ex, `init/1`.
final class PubSubChild {
  static final NameKind KIND = new NameKind("the name of a pubsub");

  private static final int MOST_PARTITIONS = 1_000;
  private static final int SCHEDULERS_OF_A_PARTITION = 4;
  private static final Param<@Nullable Integer> REGISTRY_SIZE =
      Param.optional("registry_size", ValueTypes.size(1, MOST_PARTITIONS, 1))
          .says(
              "Partitions of its registry. Default: `pool_size` if given, else a quarter of the"
                  + " schedulers.");
  private static final Param<@Nullable Integer> POOL_SIZE =
      Param.optional("pool_size", ValueTypes.size(1, MOST_PARTITIONS, 1))
          .says("Processes of its adapter: `ID.Adapter`, `ID.Adapter_2`, … Default: 1.");

  static final ChildWord WORD =
      new ChildWord(
          ChildType.supervisor(
              Word.kind(
                      "type",
                      "pubsub",
                      "A `Phoenix.PubSub`: the supervisor `ID.Supervisor` over a registry of topics,"
                          + " which has the id as its name, and over the adapter `ID.Adapter`.")
                  .with(REGISTRY_SIZE, POOL_SIZE)
                  .settled((given, fields, reading, _) -> settled(given, fields, reading)),
              _ -> List.of("pubsub")),
          PubSubChild::template);

  private PubSubChild() {}

  /// Source: phoenix_pubsub 2.1 supervisor.ex, `init/1`.
  private static Arguments settled(Arguments given, Fields fields, Reading reading) {
    Integer said = REGISTRY_SIZE.of(given);
    int each = SCHEDULERS_OF_A_PARTITION;
    int quarter = (reading.tree().schedulers() + each - 1) / each;
    Integer pool = POOL_SIZE.of(given);
    int usual = pool != null ? pool : quarter;
    int size = said != null ? said : usual;
    At at = fields.get("id");
    if (at != null && at.value() instanceof JsonValue.Str id) {
      reading.names().give(KIND, at, id.value());
      adapters(id.value(), pool).forEach(reading.names().index()::provide);
      provideNames(id.value(), size, reading);
    }
    return given.with(REGISTRY_SIZE, size);
  }

  private static void provideNames(String id, int partitions, Reading reading) {
    var index = reading.names().index();
    index.provide(id + ".Supervisor");
    index.provide(id + ".Adapter_supervisor");
    for (int i = 0; i < partitions; i++) {
      index.provide(id + ".PIDPartition" + i);
    }
  }

  /// The names of the adapter's processes. Source: phoenix_pubsub 2.1 pg2.ex, `groups/2`.
  private static List<String> adapters(String id, @Nullable Integer poolSize) {
    List<String> names = new ArrayList<>(List.of(id + ".Adapter"));
    for (int i = 2; poolSize != null && i <= poolSize; i++) {
      names.add(id + ".Adapter_" + i);
    }
    return names;
  }

  private static ChildTemplate template(ChildSpec spec, BuildContext context) {
    String id = spec.id();
    Integer size = spec.get(REGISTRY_SIZE);
    ChildTemplate registry = RegistryUse.child(id, size == null ? 1 : size, false, context);
    ChildTemplate adapter =
        supervisor(
                "Phoenix.PubSub.PG2",
                id + ".Adapter_supervisor",
                Strategy.ONE_FOR_ONE,
                workers(id, adapters(id, spec.get(POOL_SIZE)), context))
            .in(context);
    ChildTemplate top =
        supervisor(id, id + ".Supervisor", Strategy.REST_FOR_ONE, List.of(registry, adapter))
            .in(context);
    return BuildContext.template(spec, top.code(), top.name(), null);
  }

  private static List<ChildTemplate> workers(String id, List<String> names, BuildContext context) {
    var directory = context.node().directory();
    NameSlot topics = directory.name(id);
    AdapterPools.of(context.node()).put(id, names.stream().map(directory::name).toList());
    return names.stream()
        .map(name ->
            context.permanent(
                name, PubSubAdapter.KIND, (on, _) -> new PubSubAdapter(on, topics, new Atom(name))))
        .toList();
  }

  /// A supervisor that a PubSub keeps for itself.
  private record Own(String id, String name, SupervisorSpec spec) {
    ChildTemplate in(BuildContext context) {
      return new ChildTemplate(
          id,
          Restart.PERMANENT,
          new Shutdown.Infinity(),
          false,
          BuildContext.code(ProcessKind.SUPERVISOR, (on, _) -> new Supervisor(on, spec)),
          context.node().directory().name(name),
          null,
          null);
    }
  }

  private static Own supervisor(
      String id, String name, Strategy strategy, List<ChildTemplate> children) {
    return new Own(
        id,
        name,
        new SupervisorSpec(strategy, RestartIntensity.DEFAULT, AutoShutdown.NEVER, children));
  }
}
