package crashlab.vm;

/// What a server of the runtime system of one node tells that of another, and what is done about it
/// there. It goes by the connection of the two as signals between processes do, and with it.
public interface NodeMessage {
  /// It has arrived.
  ///
  /// @param from the node that it came from
  /// @param cause the `seq` of what brought it about
  void arrive(ErlangNode at, ErlangNode from, long cause);
}
