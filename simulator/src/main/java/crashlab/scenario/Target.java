package crashlab.scenario;

/// Whom a step or a fault addresses.
public sealed interface Target {
  /// A registered name.
  record Name(String name) implements Target {}

  /// The process itself.
  record Self() implements Target {}

  /// The caller of the call in hand; in a spawned process, its creator.
  record Caller() implements Target {}

  /// A name in a Registry.
  record Via(String registry, Key key) implements Target {}

  /// A process created for a path of child ids, alive or not.
  ///
  /// @param incarnation which of the processes of the path, from 1; [#LATEST] for the one created
  ///   last at the moment of use. Only faults speak of an earlier one.
  record Child(String path, int incarnation) implements Target {
    public static final int LATEST = 0;

    public Child(String path) {
      this(path, LATEST);
    }
  }

  /// The partition of a partition_supervisor that a key goes to.
  record Partition(String supervisor, Key key) implements Target {}

  /// A global name, as the node of whoever looks knows it.
  record Global(String name) implements Target {}

  /// Members of a group of pg, as the node of whoever looks knows it.
  ///
  /// @param scope of the group
  record Member(String scope, Key group, Pick pick) implements Target {}

  /// Which members of a group are meant.
  enum Pick {
    /// Each, as often as it has joined.
    ALL,
    RANDOM,
    /// The one that the node learned of last: pg puts it first.
    FIRST,
    /// The same of those on the own node.
    LOCAL
  }

  /// Who stands under a key of the process's own state; for steps only.
  record OfState(String key) implements Target {}

  /// The same, on a node that is named.
  record OnNode(Target target, String node) implements Target {}

  /// A random running child of a supervisor; for faults only.
  record RandomChildOf(String supervisor) implements Target {}

  /// All running children of a supervisor; for faults only.
  record AllChildrenOf(String supervisor) implements Target {}
}
