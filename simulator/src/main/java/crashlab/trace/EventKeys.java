package crashlab.trace;

import org.jspecify.annotations.Nullable;

/// Under which keys a type of event writes its other process and its detail: how [EventType] says
/// it.
///
/// @param other the key of the other process; null: it is not written
/// @param outside whether the absence of another process is written, as `"outside"`
/// @param detail the key of a term; null where the detail has keys of its own or there is none
record EventKeys(@Nullable String other, boolean outside, @Nullable String detail) {

  static EventKeys none() {
    return new EventKeys(null, false, null);
  }

  static EventKeys detail(String detail) {
    return new EventKeys(null, false, detail);
  }

  static EventKeys other(String other) {
    return new EventKeys(other, false, null);
  }

  static EventKeys other(String other, String detail) {
    return new EventKeys(other, false, detail);
  }

  /// The other process is where the event came from, and it is said if that was outside.
  static EventKeys origin(String other) {
    return new EventKeys(other, true, null);
  }

  /// As [#origin(String)], with a detail.
  static EventKeys origin(String other, String detail) {
    return new EventKeys(other, true, detail);
  }
}
