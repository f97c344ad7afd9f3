package crashlab.behaviour;

import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import org.jspecify.annotations.Nullable;

/// What a suspended process still takes: requests by `:sys`, to stop among them, and the exit
/// signal of its parent.
///
/// Source: OTP sys.erl, `suspend_loop/6`.
final class SystemMessages {
  /// Who reads the mailbox while its process is suspended.
  private static final Object READER = "system";

  private SystemMessages() {}

  /// Returns the oldest that waits, or null.
  static @Nullable Message first(ErlangNode node, ErlangProcess self) {
    Message unfit = null;
    Message m = node.waits().firstUnseen(self, READER);
    while (m != null && !isOne(self, m)) {
      unfit = m;
      m = m.next();
    }
    if (unfit != null) {
      node.waits().setSeen(self, READER, unfit);
    }
    return m;
  }

  /// Tells whether a message is for the loop of a server, not for its callbacks.
  static boolean isOne(ErlangProcess self, Message message) {
    return message.extra() instanceof SysRequest
        || message.kind() == Message.Kind.STOP
        || (message.kind() == Message.Kind.EXIT && isFromParent(self, message));
  }

  /// Tells whether a message came from the process that started this one.
  static boolean isFromParent(ErlangProcess self, Message message) {
    ErlangProcess parent = self.parent();
    return parent != null && message.sender() == parent;
  }
}
