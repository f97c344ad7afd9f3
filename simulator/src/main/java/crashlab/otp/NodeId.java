package crashlab.otp;

/// Which node of a run: its place among the run's nodes, from 0, and its name.
public record NodeId(int index, String name) {
  /// The name of a node that is not part of a distributed system. Source: OTP erlang manual,
  /// `node/0`.
  private static final String NONODE = "nonode@nohost";

  /// The one node of a run that has no others.
  public static final NodeId ALONE = new NodeId(0, NONODE);

  /// Returns a name as it is told of a process of this node: `name@node`, or the name alone where
  /// there is one node.
  public String mark(String name) {
    return isDistributed() ? name + '@' + this.name : name;
  }

  /// Tells whether the node is one of several, which have to be told apart.
  public boolean isDistributed() {
    return !name.equals(NONODE);
  }
}
