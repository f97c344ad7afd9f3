package crashlab.behaviour;

import crashlab.vm.ErlangProcess;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Several processes at once, for steps that reach all of them.
public abstract class GroupAddress extends Address {
  /// Returns them at the moment of use, in the order in which they are reached; who stands there
  /// twice is reached twice.
  public abstract List<ErlangProcess> all(StepProgram program);

  @Override
  public final @Nullable ErlangProcess resolve(StepProgram program, Frame frame) {
    throw new IllegalStateException("(" + term(program, frame) + ") is no single process");
  }
}
