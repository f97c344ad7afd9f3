package crashlab.library.pg;

import crashlab.trace.EventRole;
import crashlab.trace.LibraryEvent;
import crashlab.trace.TraceKey;
import java.util.List;

/// What the trace tells of groups: on each node, when its scope process learns of it.
final class PgEvents {
  private static final TraceKey GROUP = TraceKey.word("group");
  private static final TraceKey MEMBER = TraceKey.of("member");

  static final LibraryEvent JOIN =
      LibraryEvent.of("pg", "join", EventRole.WORK, GROUP, MEMBER)
          .says("learned that {member} joined the group {group}");

  static final LibraryEvent LEAVE =
      LibraryEvent.of("pg", "leave", EventRole.WORK, GROUP, MEMBER)
          .says("learned that {member} left the group {group}");

  static final List<LibraryEvent> ALL = List.of(JOIN, LEAVE);

  private PgEvents() {}
}
