package crashlab.library.registry;

import crashlab.behaviour.ChildTemplate;
import crashlab.library.BuildContext;
import crashlab.library.ChildWord;
import crashlab.otp.Shutdown;
import crashlab.scenario.ChildParams;
import crashlab.scenario.ChildSpec;
import crashlab.scenario.ChildType;
import crashlab.scenario.Param;
import crashlab.scenario.Word;
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
    boolean unique = spec.get(KEYS).equals("unique");
    ChildTemplate plain =
        RegistryUse.child(spec.id(), spec.get(ChildParams.PARTITIONS), unique, context);
    return BuildContext.template(spec, plain.code(), plain.name(), null);
  }
}
