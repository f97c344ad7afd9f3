package crashlab.ui.timeline;

/// One arrow of a cascade: what an event brought about.
///
/// @param fromSlot where it leaves from
/// @param fromNanos the instant of the cause
/// @param toSlot where it arrives
/// @param toNanos the instant of the effect; not before the cause
/// @param label a few words; may be empty
/// @param count how many arrows this one stands for
record CascadeArrow(
    int fromSlot, long fromNanos, int toSlot, long toNanos, Kind kind, String label, int count) {

  /// What brought the effect about; each is drawn in its own way.
  enum Kind {
    LINK,
    MONITOR,
    MESSAGE,
    DECISION,
    STOP,
    RESTART,
    ESCALATION
  }

  CascadeArrow {
    if (toNanos < fromNanos) {
      throw new IllegalArgumentException("an effect before its cause (" + toNanos + ")");
    }
  }

  CascadeArrow times(int other) {
    return new CascadeArrow(fromSlot, fromNanos, toSlot, toNanos, kind, label, other);
  }
}
