package crashlab.library.mnesia;

import crashlab.otp.Atom;
import crashlab.vm.ErlangNode;
import crashlab.vm.Message;

/// `mnesia_late_loader`, the last process that starts: its start is over when this node and the
/// others have told each other what they know.
///
/// Source: OTP mnesia_late_loader.erl, `init/1`.
final class LateLoader extends MnesiaServer {
  LateLoader(ErlangNode node) {
    super(node);
  }

  @Override
  protected void init() {
    long ref = node.newRef();
    node.waits().awaitRef(self(), ref, Long.MAX_VALUE);
    Mnesia.of(node).membership().start(self(), ref);
    doNext(() -> {
      Message running = node.waits().takeMatched(self());
      if (running == null) {
        return false;
      }
      node.waits().endWait(self());
      node.recycle(running);
      initDone();
      return true;
    });
  }

  /// The start is over.
  static void tell(ErlangNode node, crashlab.vm.ErlangProcess loader, long ref, long cause) {
    node.deliver(loader, node.message(Message.Kind.REPLY, null, Atom.OK, cause, ref));
  }
}
