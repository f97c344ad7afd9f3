package crashlab.trace;

import crashlab.otp.Digested;
import org.jspecify.annotations.Nullable;

/// What part an event plays in a run. Whoever reads a trace asks for the role where the single type
/// does not matter, so a new type of event has its place everywhere.
public enum EventRole {
  /// A process came into being, or came up.
  START,
  /// A process begins to end by itself.
  TERMINATION,
  /// A process ended.
  END,
  /// The virtual machine or the application stopped.
  STOP,
  /// A message goes out. other: the receiver.
  SENDING(true),
  /// A message that was sent is taken up.
  RECEIPT(true),
  /// A callback begins that nobody sent a message for.
  TURN(true),
  /// Word of a process's end goes out, as an exit signal or a DOWN. other: whom it goes to.
  SIGNAL,
  /// Word of another's end is taken up as a message. other: who ended.
  NOTICE,
  /// Two processes were tied to each other, or no longer are.
  LINK,
  /// A process watches another, or no longer does.
  MONITOR(true),
  /// An init, a start or a call failed.
  FAILURE,
  /// A failure was caught by who ran into it.
  RESCUE,
  /// A supervisor decided what becomes of its children or of itself. other: the child that ended.
  DECISION,
  /// A supervisor makes a child end. other: the child.
  ORDER,
  /// A supervisor tells what became of a child. other: the child.
  REPORT,
  /// A request came back. detail: with what.
  RETURN,
  /// A process stands still from outside, or goes on.
  STANDSTILL,
  /// A process says something: an entry of the log, its name.
  NOTE,
  /// Something was done that neither sends, fails nor ends.
  WORK(true),
  /// An arrival of a load begins its steps, or did them all.
  ARRIVAL(true),
  /// A fault struck.
  FAULT;

  private final boolean traffic;

  EventRole() {
    this(false);
  }

  EventRole(boolean traffic) {
    this.traffic = traffic;
  }

  /// Returns the part that one event plays: that of its type, but for those of libraries, which say
  /// theirs. Allocates nothing.
  public static EventRole of(EventType type, @Nullable Digested detail) {
    if (detail instanceof Detail.Operation operation) {
      return operation.event().role();
    }
    boolean ofALibrary = detail instanceof Detail.Result result && result.of() != null;
    return ofALibrary ? WORK : type.role();
  }

  /// Tells whether this belongs to the traffic of a running system rather than to its life and
  /// death.
  public boolean isTraffic() {
    return traffic;
  }
}
