package crashlab.library.process;

import crashlab.behaviour.Instruction;
import crashlab.behaviour.RunProgram;
import crashlab.behaviour.StateLayout;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import org.jspecify.annotations.Nullable;

/// A process made by a bare `spawn`.
public final class BareProcess extends RunProgram {
  /// @param creator whom the target `caller` means, or null
  public BareProcess(
      ErlangNode node, StateLayout layout, Instruction[] code, @Nullable ErlangProcess creator) {
    super(node, layout, code);
    this.caller = creator;
  }
}
