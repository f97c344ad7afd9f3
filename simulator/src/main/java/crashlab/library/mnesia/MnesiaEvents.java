package crashlab.library.mnesia;

import crashlab.trace.EventRole;
import crashlab.trace.LibraryEvent;
import java.util.List;

/// What the trace tells of Mnesia.
final class MnesiaEvents {
  private static final String WORD = "mnesia";

  static final LibraryEvent BEGIN =
      LibraryEvent.of(WORD, "begin", EventRole.WORK, "tid").says("began the transaction {tid}");
  static final LibraryEvent RESTART =
      LibraryEvent.of(WORD, "restart", EventRole.NOTE, "tid", "reason", "holder")
          .says("began the transaction {tid} again: {reason} (the lock has {holder})");
  static final LibraryEvent COMMIT =
      LibraryEvent.of(WORD, "commit", EventRole.WORK, "tid").says("committed transaction {tid}");
  static final LibraryEvent ABORT =
      LibraryEvent.of(WORD, "abort", EventRole.NOTE, "tid", "reason")
          .says("aborted the transaction {tid}: {reason}");
  static final LibraryEvent LOCK_WAIT =
      LibraryEvent.of(WORD, "lock_wait", EventRole.NOTE, "of", "key", "holder")
          .says("waits for the lock on {key} of {of}, which {holder} has");
  static final LibraryEvent LOAD =
      LibraryEvent.of(WORD, "load", EventRole.NOTE, "table", "source")
          .says("loaded the table {table} from {source}");
  static final LibraryEvent INCONSISTENT =
      LibraryEvent.of(WORD, "inconsistent", EventRole.FAILURE, "peer")
          .says("found that this node and {peer} each took the other for down and ran on");

  static final List<LibraryEvent> ALL =
      List.of(BEGIN, RESTART, COMMIT, ABORT, LOCK_WAIT, LOAD, INCONSISTENT);

  private MnesiaEvents() {}
}
