package crashlab.vm;

import java.util.ArrayList;
import java.util.List;

/// The links to other nodes that processes of a node have taken away, until the other side
/// acknowledges it. What that asks for until then, it asks for without knowing: a link of its own
/// is not made, and it learns of the end of the old one in time.
///
/// Source: OTP erts guide "Distribution Protocol", "Link Protocol".
final class PendingUnlinks {
  private final List<PendingUnlink> pending = new ArrayList<>();
  private long ids;

  private record PendingUnlink(ErlangProcess process, ErlangProcess peer, long id) {
    boolean isOf(ErlangProcess one, ErlangProcess other) {
      return process == one && peer == other;
    }
  }

  /// A process takes a link away. Returns what the acknowledgement has to name.
  long add(ErlangProcess process, ErlangProcess peer) {
    ids++;
    pending.add(new PendingUnlink(process, peer, ids));
    return ids;
  }

  boolean has(ErlangProcess process, ErlangProcess peer) {
    for (int i = 0; i < pending.size(); i++) {
      if (pending.get(i).isOf(process, peer)) {
        return true;
      }
    }
    return false;
  }

  void acknowledge(long id) {
    pending.removeIf(unlink -> unlink.id == id);
  }

  /// A process links again: how the unlinking ends matters no longer.
  void forget(ErlangProcess process, ErlangProcess peer) {
    pending.removeIf(unlink -> unlink.isOf(process, peer));
  }

  /// No acknowledgement comes from a node any more.
  void forgetAll(ErlangNode peer) {
    pending.removeIf(unlink -> unlink.peer.node == peer);
  }

  int size() {
    return pending.size();
  }
}
