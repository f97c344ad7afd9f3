package crashlab.vm;

/// What is between two nodes: the end that each of them has, and whether packets pass.
final class Connection {
  final ConnectionEnd first;
  final ConnectionEnd second;

  /// Attempts to connect are refused.
  boolean isCut;

  /// Packets vanish in both directions.
  boolean isSilent;

  Connection(Channel there, Channel back) {
    this.first = new ConnectionEnd(this, there);
    this.second = new ConnectionEnd(this, back);
  }

  /// Tells whether each node learns at once what the other one does to the connection.
  boolean isPassable() {
    return !isSilent && !first.node.isFrozen() && !second.node.isFrozen();
  }

  /// Tells whether whoever asks for a connection gets an answer, yes or no, at once: a machine that
  /// is reached answers for a node that is down.
  boolean isRefused(ConnectionEnd by) {
    return isCut || (!isSilent && !by.peer().isUp());
  }
}
