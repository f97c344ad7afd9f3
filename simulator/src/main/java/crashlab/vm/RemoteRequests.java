package crashlab.vm;

import crashlab.otp.Atom;
import crashlab.otp.ExitReason;
import java.util.ArrayList;
import java.util.List;

/// What the processes of a node have asked the runtime systems of other nodes for, and wait for:
/// each gets the answer under its reference, or word that the connection was lost meanwhile.
///
/// Source: OTP erlang manual, `spawn_request/5`; erpc.erl, `call/5`.
public final class RemoteRequests implements PeerListener {
  /// What the answer brings along if the connection is lost, or cannot be set up.
  private static final Object LOST = new Object();

  private record Asked(ErlangProcess process, long ref, ErlangNode peer) {}

  private final ErlangNode node;
  private final List<Asked> asked = new ArrayList<>();
  private boolean listens;

  RemoteRequests(ErlangNode node) {
    this.node = node;
  }

  /// Asks another node, and connects to it first where that is wanted. The process is to await the
  /// reference already. Where the node cannot be reached the answer comes at once.
  public void ask(ErlangProcess process, long ref, ErlangNode peer, NodeMessage what) {
    long cause = process.cause();
    if (!listens) {
      listens = true;
      node.watches().listen(this);
    }
    asked.add(new Asked(process, ref, peer));
    if (node.run().network().demand(node, peer, cause)) {
      node.run().network().tell(node, peer, what, cause);
    } else {
      lose(peer, cause);
    }
  }

  /// The answer under a reference has come, or nobody waits for it any longer.
  public void forget(long ref) {
    asked.removeIf(one -> one.ref == ref);
  }

  /// Tells whether an answer says that the connection was lost.
  public static boolean isLost(Message answer) {
    return answer.extra() == LOST;
  }

  @Override
  public void connected(ErlangNode peer, long cause) {
    // nobody waits for that
  }

  @Override
  public void disconnected(ErlangNode peer, Atom reason, long cause) {
    lose(peer, cause);
  }

  @Override
  public void failed(ErlangNode peer, long cause) {
    lose(peer, cause);
  }

  private void lose(ErlangNode peer, long cause) {
    for (Asked one : List.copyOf(asked)) {
      if (one.peer == peer) {
        asked.remove(one);
        Message answer =
            node.message(Message.Kind.REPLY, null, ExitReason.NOCONNECTION, cause, one.ref);
        node.deliver(one.process, answer.with(LOST));
      }
    }
  }

  /// The VM is gone.
  void clear() {
    asked.clear();
    listens = false;
  }
}
