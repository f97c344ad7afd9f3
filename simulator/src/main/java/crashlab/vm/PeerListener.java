package crashlab.vm;

import crashlab.otp.Atom;

/// Is told, on one node, of the connections to the others: after the trace, and before any process
/// is.
public interface PeerListener {
  void connected(ErlangNode peer, long cause);

  /// @param reason of the reasons of `net_kernel:monitor_nodes/2`
  void disconnected(ErlangNode peer, Atom reason, long cause);

  /// A connection that was tried could not be set up.
  default void failed(ErlangNode peer, long cause) {}
}
