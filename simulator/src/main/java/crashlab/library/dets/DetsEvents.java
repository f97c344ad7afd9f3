package crashlab.library.dets;

import crashlab.trace.EventRole;
import crashlab.trace.LibraryEvent;
import crashlab.trace.TraceKey;
import java.util.List;

/// What the trace tells of DETS.
final class DetsEvents {
  static final LibraryEvent FLUSH =
      LibraryEvent.of("dets", "flush", EventRole.WORK, "table", "rows")
          .says("wrote {rows} rows to its file");

  /// The mark is set that the file was closed.
  static final LibraryEvent SAVE =
      LibraryEvent.of("dets", "save", EventRole.WORK, "table")
          .says("marked its file as closed, until the next write");

  /// The last user has ended or closed it.
  static final LibraryEvent CLOSE =
      LibraryEvent.of("dets", "close", EventRole.WORK, "table").says("closed its file");

  /// What OTP prints then. Source: OTP dets.erl, `fopen_existing_file/2`.
  static final LibraryEvent REPAIRING =
      LibraryEvent.of("dets", "repairing", EventRole.NOTE, "table", "rows")
          .says(
              "began to repair its file, which nobody had closed ({rows} rows): until that is done it cannot be used")
          .toldFirst();

  static final LibraryEvent REPAIR =
      LibraryEvent.of(
              "dets",
              "repair",
              EventRole.NOTE,
              TraceKey.of("table"),
              TraceKey.of("rows"),
              TraceKey.duration("took"))
          .says("repaired its file: {rows} rows in {took}")
          .toldFirst();

  static final LibraryEvent LOST =
      LibraryEvent.of("dets", "lost", EventRole.FAILURE, "table", "rows")
          .says("lost {rows} rows that were not written yet");

  static final List<LibraryEvent> ALL = List.of(FLUSH, SAVE, CLOSE, REPAIRING, REPAIR, LOST);

  private DetsEvents() {}
}
