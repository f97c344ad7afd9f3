package crashlab.library;

import crashlab.behaviour.FunctionCode;
import crashlab.trace.ProcessKind;
import crashlab.vm.ProcessNature;
import java.util.function.Supplier;

/// The code of a task.
///
/// @param name its module's name, or `run` for steps in place
/// @param code asked for when the first such task starts, since a task may start tasks like itself
/// @param isModule whether it is started by module, function and arguments; else by a fun
public record TaskCode(
    String name, boolean isModule, boolean trapsExits, Supplier<FunctionCode> code) {
  public ProcessNature nature() {
    return ProcessNature.of(ProcessKind.TASK, name, trapsExits);
  }
}
