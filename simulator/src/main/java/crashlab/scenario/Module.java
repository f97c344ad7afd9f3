package crashlab.scenario;

import java.util.List;

/// A module: what a process of it does.
///
/// A clause map is keyed by message: the atom itself, or the first element of a tuple; `_` stands
/// for any.
public record Module(String name, ModuleKind kind, Arguments arguments) {
  /// What it is, as scenario files say it under `use`.
  public String use() {
    return kind.name();
  }

  /// The lists of steps of its callbacks.
  public List<List<Step>> blocks() {
    return arguments.blocks();
  }
}
