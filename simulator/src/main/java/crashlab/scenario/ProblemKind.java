package crashlab.scenario;

/// What is wrong with a part of a scenario file, apart from the words in which it is said.
public enum ProblemKind {
  /// The file, or one that it extends, is missing, is no JSON or is not written in UTF-8.
  UNREADABLE,
  /// A value has not the form that its place asks for.
  MISMATCH,
  /// A key that its place does not have.
  UNKNOWN_KEY,
  /// A key that its place has to have is not there.
  MISSING,
  /// A name that leads nowhere, or to something of another kind.
  UNKNOWN_NAME,
  /// A value of the right form that is too small, too large or too fine.
  OUT_OF_RANGE,
  /// Parts that do not go together.
  CLASH,
  /// What no BEAM does.
  IMPOSSIBLE,
  /// A part of the language of a system that this version does not simulate: no mistake.
  UNSUPPORTED,
  /// More than this version reads.
  LIMIT
}
