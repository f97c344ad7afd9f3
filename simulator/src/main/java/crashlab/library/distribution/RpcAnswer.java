package crashlab.library.distribution;

import crashlab.otp.Term;
import crashlab.vm.Belonging;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;

/// What the process of an `rpc` owes its caller: given once, by itself or by its end.
final class RpcAnswer implements Belonging {
  private final ErlangNode node;
  private final ErlangProcess caller;
  private final long ref;
  private boolean isGiven;

  /// @param node of the process
  /// @param ref what the caller awaits
  RpcAnswer(ErlangNode node, ErlangProcess caller, long ref) {
    this.node = node;
    this.caller = caller;
    this.ref = ref;
  }

  void give(ErlangProcess from, Term value, long cause) {
    if (!isGiven) {
      isGiven = true;
      node.deliver(caller, node.message(Message.Kind.REPLY, from, value, cause, ref));
    }
  }

  /// A process that is killed gives its reason; with its node nothing is given.
  @Override
  public void ownerEnded(ErlangNode on, ErlangProcess owner, Term reason, long cause) {
    if (on.isUp()) {
      give(owner, RpcStep.failed(reason), cause);
    }
  }
}
