package crashlab.library.process;

import crashlab.behaviour.FunctionCode;
import crashlab.behaviour.RunProgram;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import org.jspecify.annotations.Nullable;

/// A process made by a bare `spawn`.
public final class BareProcess extends RunProgram {
  /// @param creator whom the target `caller` means, or null
  public BareProcess(ErlangNode node, FunctionCode code, @Nullable ErlangProcess creator) {
    super(node, code);
    this.caller = creator;
  }
}
