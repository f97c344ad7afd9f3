package crashlab.vm;

/// What is between two nodes: whether they are connected, whether they can be, and the signals on
/// their way, in both directions.
final class Connection {
  final ErlangNode first;
  final ErlangNode second;
  final Channel there;
  final Channel back;
  boolean isUp;
  boolean isCut;

  Connection(Channel there, Channel back) {
    this.first = there.from;
    this.second = there.to;
    this.there = there;
    this.back = back;
  }

  Channel from(ErlangNode node) {
    return node == first ? there : back;
  }

  /// Tells whether a connection can be set up.
  boolean isPossible() {
    return !isCut && first.isUp() && second.isUp();
  }
}
