package crashlab.library.registry;

import crashlab.behaviour.Instruction;
import crashlab.behaviour.KeySource;
import crashlab.library.ChildWord;
import crashlab.library.Library;
import crashlab.library.StepWord;
import crashlab.scenario.Key;
import crashlab.scenario.Param;
import crashlab.scenario.ValueType;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Verb;
import crashlab.scenario.Word;
import crashlab.vm.NameSlot;
import java.util.List;
import java.util.function.BiFunction;

/// Registry. Source: Elixir registry.ex.
public final class RegistryLibrary implements Library {
  private static final ValueType<String> REGISTRY =
      ValueTypes.name(
              "the name of a registry",
              "\"Names\"",
              (at, name, reading, _) -> reading.names().useRegistry(at, name))
          .naming("registry");
  private static final Param<Key> KEY = Param.needed("key", ValueTypes.KEY);

  @Override
  public String name() {
    return "Registry";
  }

  @Override
  public List<StepWord> steps() {
    return List.of(
        step("registry_register", "`Registry.register`.", RegistrySteps.RegisterKey::new),
        step("registry_unregister", "`Registry.unregister`.", RegistrySteps.UnregisterKey::new));
  }

  private static StepWord step(
      String verb, String says, BiFunction<NameSlot, KeySource, Instruction> maker) {
    Param<String> registry = Param.needed(verb, REGISTRY).says("The id of a registry.");
    return StepWord.of(
        Verb.of(Word.of(registry, says).with(KEY)),
        (given, code) -> maker.apply(code.name(registry.of(given)), code.key(KEY.of(given))));
  }

  @Override
  public List<ChildWord> children() {
    return List.of(RegistryWord.WORD);
  }
}
