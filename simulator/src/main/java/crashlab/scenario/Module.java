package crashlab.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A module: what a process of it does.
///
/// A clause map is keyed by message: the atom itself, or the first element of a tuple; `_` stands
/// for any.
public record Module(String name, ModuleKind kind, Arguments arguments) {
  /// The clause for any message.
  private static final String ANY = "_";

  /// What it is, as scenario files say it under `use`.
  public String use() {
    return kind.name();
  }

  /// The same module, which drops info messages that no clause takes.
  Module droppingInfo() {
    Map<String, List<Step>> clauses = ModuleParams.HANDLE_INFO.of(arguments);
    if (clauses.isEmpty() || clauses.containsKey(ANY)) {
      return this;
    }
    Map<String, List<Step>> all = new LinkedHashMap<>(clauses);
    all.put(ANY, List.of());
    return new Module(name, kind, arguments.with(ModuleParams.HANDLE_INFO, all));
  }

  /// The lists of steps of its callbacks.
  public List<List<Step>> blocks() {
    return arguments.blocks();
  }
}
