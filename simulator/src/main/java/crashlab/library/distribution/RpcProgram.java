package crashlab.library.distribution;

import crashlab.behaviour.FunctionCode;
import crashlab.behaviour.RunProgram;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;

/// The process that runs the steps of an `rpc`.
final class RpcProgram extends RunProgram {
  /// @param asker whom the target `caller` means
  RpcProgram(ErlangNode node, FunctionCode code, ErlangProcess asker) {
    super(node, code);
    this.caller = asker;
  }
}
