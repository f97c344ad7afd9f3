package crashlab.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Where steps stand, and what the steps of one module have in common.
///
/// @param callback the kind of callback
/// @param module what is known of the module around it
public record Scope(Callback callback, ModuleScope module) {
  /// Steps that belong to no module.
  public static Scope of(Callback callback) {
    return new Scope(callback, new ModuleScope());
  }

  public Scope in(Callback other) {
    return new Scope(other, module);
  }

  /// The keys and states of one module, and where its steps speak of them.
  public static final class ModuleScope {
    private final Definitions keys = new Definitions();
    private final Definitions states = new Definitions();
    // whoever starts a process may give it an argument
    private final Set<String> knownKeys = new TreeSet<>(Set.of(ChildParams.ARGS.key()));
    private final Set<String> knownStates = new TreeSet<>();
    private final List<Use> keyUses = new ArrayList<>();
    private final List<Use> stateUses = new ArrayList<>();
    private boolean hasState;

    private record Use(At at, String name) {}

    /// Takes the keys that the module begins with.
    ///
    /// @param at the module's `state`
    public void declareState(At at, Iterable<String> names) {
      hasState = true;
      for (String name : names) {
        knownKeys.add(name);
        if (at.value() instanceof JsonValue.Obj object) {
          JsonValue value = object.get(name);
          keys.defineKey(name, value == null ? at : at.child(name, value));
        }
      }
    }

    public void declareState(String name, At at) {
      knownStates.add(name);
      states.defineKey(name, at);
    }

    public void setsKey(String key) {
      knownKeys.add(key);
    }

    public void usesKey(At at, String key) {
      keyUses.add(new Use(at, key));
    }

    public void usesState(At at, String state) {
      stateUses.add(new Use(at, state));
    }

    /// Notes keys that nothing ever sets and states that the machine does not have.
    void check(Problems problems) {
      for (Use use : keyUses) {
        if (hasState && !use.name.isEmpty()) {
          check(use, keys, knownKeys, "a key of the module's state");
        }
      }
      for (Use use : stateUses) {
        if (!use.name.isEmpty() && !knownStates.isEmpty()) {
          check(use, states, knownStates, "a state of this gen_statem");
        }
      }
      keys.check(problems, _ -> false);
      states.check(problems, _ -> false);
    }

    private static void check(Use use, Definitions given, Set<String> known, String expected) {
      if (known.contains(use.name)) {
        given.use(use.name);
      } else {
        given.miss(use.name, use.at, expected, new Problems.Hint.Nearest(use.name, known));
      }
    }
  }
}
