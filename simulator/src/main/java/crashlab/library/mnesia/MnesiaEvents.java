package crashlab.library.mnesia;

import crashlab.trace.EventRole;
import crashlab.trace.LibraryEvent;
import crashlab.trace.TraceKey;
import java.util.List;

/// What the trace tells of Mnesia.
final class MnesiaEvents {
  private static final String WORD = "mnesia";
  private static final TraceKey TID = TraceKey.of("tid");
  private static final TraceKey REASON = TraceKey.of("reason");
  private static final TraceKey HOLDER = TraceKey.of("holder");
  private static final TraceKey OF = TraceKey.word("of");
  private static final TraceKey KEY = TraceKey.of("key");
  private static final TraceKey TABLE = TraceKey.word("table");
  private static final TraceKey SOURCE = TraceKey.word("source");
  private static final TraceKey ROWS = TraceKey.of("rows");
  private static final TraceKey NODES = TraceKey.words("nodes");
  private static final TraceKey PEER = TraceKey.word("peer");

  static final LibraryEvent BEGIN =
      LibraryEvent.of(WORD, "begin", EventRole.WORK, TID).says("began the transaction {tid}");
  static final LibraryEvent RESTART =
      LibraryEvent.of(WORD, "restart", EventRole.NOTE, TID, REASON, HOLDER, OF, KEY)
          .says(
              "began a transaction again from the start[, since the lock on {key} of {of} was with"
                  + " an older one, of {holder}]")
          .toldFirstOfEach("of");
  static final LibraryEvent COMMIT =
      LibraryEvent.of(WORD, "commit", EventRole.WORK, TID).says("committed transaction {tid}");
  static final LibraryEvent ABORT =
      LibraryEvent.of(WORD, "abort", EventRole.NOTE, TID, REASON)
          .says("aborted a transaction: {reason}")
          .toldFirstOfEach("reason");
  static final LibraryEvent LOCK_WAIT =
      LibraryEvent.of(WORD, "lock_wait", EventRole.NOTE, OF, KEY, HOLDER)
          .says("waits for the lock on {key} of {of}, which {holder} has");
  static final LibraryEvent LOAD =
      LibraryEvent.of(WORD, "load", EventRole.NOTE, TABLE, SOURCE)
          .says("loaded the table {table} from {source}");
  static final LibraryEvent NOT_LOADED =
      LibraryEvent.of(WORD, "not_loaded", EventRole.FAILURE, TABLE, NODES)
          .says(
              "waited in vain for the table {table}: its node must not load it before {nodes}, where"
                  + " it may be newer");
  static final LibraryEvent DROP =
      LibraryEvent.of(WORD, "drop", EventRole.NOTE, TABLE, ROWS, SOURCE)
          .says(
              "dropped its own version of {rows} rows of the table {table} for that of node {source}")
          .toldFirst();
  static final LibraryEvent INCONSISTENT =
      LibraryEvent.of(WORD, "inconsistent", EventRole.FAILURE, PEER)
          .says("found that this node and {peer} each took the other for down and ran on");

  static final List<LibraryEvent> ALL =
      List.of(BEGIN, RESTART, COMMIT, ABORT, LOCK_WAIT, LOAD, NOT_LOADED, DROP, INCONSISTENT);

  private MnesiaEvents() {}
}
