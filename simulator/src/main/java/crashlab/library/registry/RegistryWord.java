package crashlab.library.registry;

import crashlab.behaviour.ChildTemplate;
import crashlab.library.BuildContext;
import crashlab.library.ChildWord;
import crashlab.library.supervisor.SupervisorSpec;
import crashlab.otp.AutoShutdown;
import crashlab.otp.RestartIntensity;
import crashlab.otp.Shutdown;
import crashlab.otp.Strategy;
import crashlab.scenario.ChildParams;
import crashlab.scenario.ChildSpec;
import crashlab.scenario.ChildType;
import crashlab.scenario.Param;
import crashlab.scenario.Word;
import crashlab.trace.ProcessKind;
import java.util.ArrayList;
import java.util.List;

/// A child that is a Registry: a supervisor over its partitions. Source: Elixir registry.ex,
/// `Registry.Supervisor`, `strategy_for_kind/1`.
final class RegistryWord {
  private static final Param<String> KEYS =
      Param.usual(
              "keys",
              ChildParams.choice(
                  new String[] {"unique", "duplicate"}, word -> word, "the kind of keys", "unique"),
              "unique",
              "\"unique\"")
          .says("Whether a key has one holder or many.");

  static final ChildWord WORD =
      new ChildWord(
          new ChildType(
              Word.kind("type", "registry", "A `Registry`.").with(KEYS, ChildParams.PARTITIONS),
              false,
              true,
              new Shutdown.Infinity(),
              RegistryWord::describe),
          RegistryWord::template);

  private RegistryWord() {}

  private static List<String> describe(ChildSpec spec) {
    int partitions = spec.get(ChildParams.PARTITIONS);
    return List.of(
        spec.get(KEYS) + " registry", partitions == 1 ? "1 partition" : partitions + " partitions");
  }

  private static ChildTemplate template(ChildSpec spec, BuildContext context) {
    List<ChildTemplate> partitions = new ArrayList<>();
    for (int i = 0; i < spec.get(ChildParams.PARTITIONS); i++) {
      partitions.add(partition(spec.id() + ".PIDPartition" + i, i, context));
    }
    boolean unique = spec.get(KEYS).equals("unique");
    // a unique key may belong to a holder of any partition, so that all go down together
    Strategy strategy = unique ? Strategy.ONE_FOR_ALL : Strategy.ONE_FOR_ONE;
    var with =
        new SupervisorSpec(strategy, RestartIntensity.DEFAULT, AutoShutdown.NEVER, partitions);
    return context.named(
        spec, ProcessKind.REGISTRY, (on, _) -> new RegistrySupervisor(on, with, unique));
  }

  private static ChildTemplate partition(String name, int index, BuildContext context) {
    return context.permanent(
        name, ProcessKind.REGISTRY_PARTITION, (on, _) -> new RegistryPartition(on, index));
  }
}
