package crashlab.behaviour;

import org.jspecify.annotations.Nullable;

/// What the module of any server in steps has, whatever its behaviour: a state, and the callbacks
/// at the beginning and at the end.
public interface ServerCallbacks {
  StateLayout layout();

  Instruction[] init();

  /// The terminate callback, or null if the module has none.
  Instruction @Nullable [] terminate();
}
