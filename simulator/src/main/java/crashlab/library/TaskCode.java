package crashlab.library;

import crashlab.behaviour.FunctionCode;
import crashlab.trace.ProcessKind;
import crashlab.vm.ErlangNode;
import crashlab.vm.ProcessNature;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The code of a task.
///
/// @param name its module's name, or `run` for steps in place
/// @param code asked for when the first such task starts, since a task may start tasks like itself
/// @param isModule whether it is started by module, function and arguments; else by a fun
/// @param perNode the code of each node, where there are several; else null
public record TaskCode(
    String name,
    boolean isModule,
    boolean trapsExits,
    Supplier<FunctionCode> code,
    @Nullable Function<ErlangNode, FunctionCode> perNode) {
  /// The code of a task where there is one node.
  public TaskCode(String name, boolean isModule, boolean trapsExits, Supplier<FunctionCode> code) {
    this(name, isModule, trapsExits, code, null);
  }

  /// The same task, whose code is that of the node where it runs.
  public TaskCode madeElsewhere(Function<ErlangNode, FunctionCode> how) {
    return new TaskCode(name, isModule, trapsExits, code, how);
  }

  /// The code on the node where it is to run.
  public FunctionCode on(ErlangNode node) {
    return perNode == null ? code.get() : perNode.apply(node);
  }

  public ProcessNature nature() {
    return ProcessNature.of(ProcessKind.TASK, name, trapsExits);
  }
}
