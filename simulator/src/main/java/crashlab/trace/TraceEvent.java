package crashlab.trace;

import crashlab.otp.Digested;
import org.jspecify.annotations.Nullable;

/// One event as a value, for the edges: reports, tests, the window. A run keeps its events in the
/// columns of [TraceLog].
///
/// There is one record for all types of event instead of a sealed family: all have the same parts,
/// [EventType] is closed, so a `switch` over it is checked for completeness as well, and what is
/// special to a type is a sealed [Detail] already.
///
/// @param seq counts the events of a run from 1
/// @param timeNanos virtual time
/// @param pid whom the event happens to or who does it; 0 for somebody outside the system
/// @param other the other process of the event; 0 where there is none
/// @param cause the `seq` of the event that brought this one about; 0 where there is none
/// @param detail as [EventType] says for each type
public record TraceEvent(
    long seq,
    long timeNanos,
    EventType type,
    int pid,
    int other,
    long cause,
    @Nullable Digested detail) {

  /// The value of `event` in the trace file.
  public String word() {
    return detail instanceof Detail.Operation done ? done.event().word() : type.word();
  }

  /// The value of `kind` after it; empty where there is none.
  public String kind() {
    return detail instanceof Detail.Operation done ? done.event().kind() : type.kind();
  }

  /// What part it plays in the run.
  public EventRole role() {
    return EventRole.of(type, detail);
  }
}
