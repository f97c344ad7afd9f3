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

  /// The latest process created for a path of child ids, alive or not.
  record Child(String path) implements Target {}

  /// The partition of a partition_supervisor that a key goes to.
  record Partition(String supervisor, Key key) implements Target {}

  /// A random running child of a supervisor; for faults only.
  record RandomChildOf(String supervisor) implements Target {}
}
