package crashlab.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Where steps stand, and what the steps of one module have in common.
///
/// @param callback the kind of callback
/// @param module what is known of the module around it
record Scope(Callback callback, ModuleScope module) {
  /// Steps that belong to no module.
  static Scope of(Callback callback) {
    return new Scope(callback, new ModuleScope());
  }

  Scope in(Callback other) {
    return new Scope(other, module);
  }

  /// The keys and states of one module, and where its steps speak of them.
  static final class ModuleScope {
    private final Set<String> stateKeys = new TreeSet<>();
    private final Set<String> states = new TreeSet<>();
    private final List<Use> keyUses = new ArrayList<>();
    private final List<Use> stateUses = new ArrayList<>();
    private boolean hasState;

    private record Use(At at, String name) {}

    /// Takes the keys that the module begins with.
    void declareState(Iterable<String> keys) {
      hasState = true;
      keys.forEach(stateKeys::add);
    }

    void declareStates(Iterable<String> names) {
      names.forEach(states::add);
    }

    void setsKey(String key) {
      stateKeys.add(key);
    }

    void usesKey(At at, String key) {
      keyUses.add(new Use(at, key));
    }

    void usesState(At at, String state) {
      stateUses.add(new Use(at, state));
    }

    /// Notes keys that nothing ever sets and states that the machine does not have.
    void check(Problems problems) {
      for (Use use : keyUses) {
        if (hasState && !stateKeys.contains(use.name) && !use.name.isEmpty()) {
          problems.mismatch(use.at, "a key of the module's state", stateKeys);
        }
      }
      for (Use use : stateUses) {
        if (!states.contains(use.name) && !use.name.isEmpty()) {
          problems.mismatch(use.at, "a state of this gen_statem", states);
        }
      }
    }
  }
}
