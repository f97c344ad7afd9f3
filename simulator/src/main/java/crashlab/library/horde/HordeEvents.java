package crashlab.library.horde;

import crashlab.trace.EventRole;
import crashlab.trace.LibraryEvent;
import crashlab.trace.TraceKey;
import java.util.List;

/// What a Horde does by itself, as the process tells it that does it.
final class HordeEvents {
  private static final TraceKey MEMBER = TraceKey.word("member");
  private static final TraceKey CHILD = TraceKey.of("child");
  private static final TraceKey FROM = TraceKey.word("from");
  private static final TraceKey TO_NODE = TraceKey.word("to_node");
  private static final TraceKey KEY = TraceKey.of("key");
  private static final TraceKey WINNER = TraceKey.of("winner");

  static final LibraryEvent MEMBER_UP =
      LibraryEvent.of("horde", "member_up", EventRole.NOTE, MEMBER)
          .says("learned that the member {member} of the Horde is alive");

  static final LibraryEvent MEMBER_DEAD =
      LibraryEvent.of("horde", "member_dead", EventRole.NOTE, MEMBER)
          .says("takes the member {member} of the Horde for dead")
          .toldFirst();

  static final LibraryEvent TAKEOVER =
      LibraryEvent.of("horde", "takeover", EventRole.NOTE, CHILD, FROM)
          .says(
              "started the child {child} that {from} had, since it takes {from} for dead: if {from}"
                  + " lives on the other side of a split, the child runs twice")
          .toldFirstOfEach("from");

  static final LibraryEvent REDISTRIBUTE =
      LibraryEvent.of("horde", "redistribute", EventRole.NOTE, CHILD, TO_NODE)
          .says("stops the child {child} here, since it belongs to {to_node} now")
          .toldFirstOfEach("to_node");

  static final LibraryEvent CONFLICT =
      LibraryEvent.of("horde", "conflict", EventRole.NOTE, KEY, WINNER)
          .says(
              "found the name {key} held twice and keeps {winner}, which registered last: the other"
                  + " is told by an exit signal with name_conflict")
          .toldFirstOfAll();

  static final LibraryEvent NO_QUORUM =
      LibraryEvent.of("horde", "quorum_lost", EventRole.NOTE, MEMBER)
          .says("stops all children of {member}, which sees no majority of the members")
          .toldFirst();

  static final List<LibraryEvent> ALL =
      List.of(MEMBER_UP, MEMBER_DEAD, TAKEOVER, REDISTRIBUTE, CONFLICT, NO_QUORUM);

  private HordeEvents() {}
}
