package crashlab.scenario;

import crashlab.otp.Term;
import java.util.List;

/// A value that a step gives: what it is, or how it comes about when the step runs.
public sealed interface Value {
  record Literal(Term term) implements Value {}

  /// What the process's own state has under a key.
  ///
  /// @param plus is added to it if not 0
  record OfState(String key, long plus) implements Value {}

  /// A tuple or list in which one of the others stands.
  record Elements(List<Value> values) implements Value {}

  /// A key of a table that is drawn.
  record Drawn(Key key) implements Value {}
}
