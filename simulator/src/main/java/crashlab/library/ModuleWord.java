package crashlab.library;

import crashlab.behaviour.ModuleCode;
import crashlab.scenario.Module;
import crashlab.scenario.ModuleKind;
import org.jspecify.annotations.Nullable;

/// A kind of module, and what makes code of it.
public record ModuleWord(ModuleKind kind, Maker maker) {
  /// Makes the code of a module, once for all its processes.
  @FunctionalInterface
  public interface Maker {
    Code make(Module module, BuildContext context);
  }

  /// The code of a module.
  ///
  /// @param task what a task runs, where the module is one; else null
  public record Code(ModuleCode code, @Nullable TaskCode task) {
    public static Code of(ModuleCode code) {
      return new Code(code, null);
    }
  }
}
