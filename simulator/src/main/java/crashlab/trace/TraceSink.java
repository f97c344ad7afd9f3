package crashlab.trace;

import crashlab.otp.Digested;
import org.jspecify.annotations.Nullable;

/// Takes the events of a run, one by one, in order.
///
/// It is called for every event of a run, so what implements it allocates nothing for each.
public interface TraceSink {
  /// Takes one event.
  ///
  /// @param seq counts the events of a run from 1
  /// @param timeNanos virtual time
  /// @param pid whom the event happens to or who does it; 0 for somebody outside the system
  /// @param other the other process of the event; 0 where there is none
  /// @param cause the `seq` of the event that brought this one about; 0 where there is none
  /// @param detail as [EventType] says for each type
  void event(
      long seq,
      long timeNanos,
      EventType type,
      int pid,
      int other,
      long cause,
      @Nullable Digested detail);
}
