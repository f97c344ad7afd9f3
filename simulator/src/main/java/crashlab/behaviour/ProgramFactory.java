package crashlab.behaviour;

import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Program;
import org.jspecify.annotations.Nullable;

/// Makes the program of a new process of one module.
@FunctionalInterface
public interface ProgramFactory {
  /// @param creator who spawns the process, or null
  Program create(ErlangNode node, @Nullable ErlangProcess creator);
}
