package crashlab.scenario;

import crashlab.otp.Term;

/// A key of a registry, a partition or a table; some are drawn anew at each use.
public sealed interface Key {
  /// Always the same: a string (`Text`) or an integer.
  record Literal(Term value) implements Key {}

  /// Uniform over `"0"` to `"n-1"`.
  record Pick(int n) implements Key {}

  /// Zipf over `"0"` to `"n-1"` with exponent `s`.
  record Zipf(int n, double s) implements Key {}

  /// `prefix-1`, `prefix-2`, … for the whole run.
  record Sequence(String prefix) implements Key {}
}
