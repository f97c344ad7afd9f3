package crashlab.library.ets;

/// What happened to the tables of one name so far.
final class TableFigures {
  long reads;
  long writes;

  /// Time waited for locks, all together.
  long waitNanos;

  /// Writes of a row by a process that had read an older version of it than the one it wrote over.
  long lostUpdates;
}
