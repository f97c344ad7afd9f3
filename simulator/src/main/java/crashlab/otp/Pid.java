package crashlab.otp;

/// The identity of one process for the whole run; never used again after its end.
///
/// @param number counts the processes of a run from 1, on all nodes, in the order of their creation
/// @param node the index of its node, 0 for the first
public record Pid(int number, int node) implements Term {
  /// The pid of a process of the first node.
  public Pid(int number) {
    this(number, 0);
  }

  @Override
  public long digest() {
    long hash = Digest.mix(7, number);
    return node == 0 ? hash : Digest.mix(hash, node);
  }

  /// Returns it as Erlang prints it, the nodes being numbered in the order of the run.
  @Override
  public String inspect() {
    return text(number, node);
  }

  /// Returns what [#inspect] does of the pid with these components.
  public static String text(int number, int node) {
    return "<" + node + '.' + number + ".0>";
  }

  @Override
  public String toString() {
    return inspect();
  }
}
