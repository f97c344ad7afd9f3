package crashlab.scenario;

import java.util.Collection;

/// A place in a scenario that speaks of something by name.
///
/// @param before what stands before the name in the text at `at`
/// @param after what stands behind it
record NameUse(Kind kind, At at, String name, String before, String after) {
  /// What is to bear the name.
  enum Kind {
    NAME,
    SUPERVISOR,
    TASK_SUPERVISOR,
    PARTITION_SUPERVISOR,
    REGISTRY,
    PATH,
    CHILD_ID,
    SUBJECT
  }

  NameUse(Kind kind, At at, String name) {
    this(kind, at, name, "", "");
  }

  Problems.Hint hint(Collection<String> candidates) {
    return new Problems.Hint.Inside(before, name, after, candidates);
  }
}
