package crashlab.library.genstatem;

import crashlab.behaviour.MessageNames;
import crashlab.otp.Term;
import crashlab.trace.EventType;
import crashlab.vm.ErlangProcess;
import crashlab.vm.Message;
import org.jspecify.annotations.Nullable;

/// One event of a gen_statem, which may come again if it is postponed.
///
/// @param type how the trace tells it
/// @param timer the key of the timer that fired; empty for other events
/// @param ref the call that wants a reply; 0 for none
/// @param cause the `seq` of the trace event that brought it about
record StatemEvent(
    Kind kind,
    EventType type,
    Term payload,
    String timer,
    @Nullable ErlangProcess sender,
    long ref,
    long cause) {
  /// What makes a machine act. Source: OTP gen_statem manual, `event_type()`.
  enum Kind {
    CALL(EventType.RECEIVE_CALL),
    CAST(EventType.RECEIVE_CAST),
    INFO(EventType.RECEIVE_INFO),
    INTERNAL(EventType.RECEIVE_CONTINUE),
    TIMEOUT(EventType.RECEIVE_TIMEOUT);

    private final EventType type;

    Kind(EventType type) {
      this.type = type;
    }

    /// How the trace tells such an event, unless the event itself knows better.
    EventType type() {
      return type;
    }
  }

  /// The event that a message is.
  static StatemEvent of(Kind kind, Message message, long ref) {
    return new StatemEvent(
        kind,
        MessageNames.received(message),
        message.payload(),
        "",
        message.sender(),
        ref,
        message.cause());
  }

  /// The same event, of a timer.
  StatemEvent by(String key) {
    return new StatemEvent(kind, type, payload, key, sender, ref, cause);
  }

  /// An event that `machine` gives to itself.
  static StatemEvent internal(ErlangProcess machine, Term payload) {
    Kind kind = Kind.INTERNAL;
    return new StatemEvent(kind, kind.type(), payload, "", machine, 0, machine.cause());
  }
}
