package crashlab.trace;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Under which keys a type of event writes what it says: how [EventType] declares it.
///
/// @param other the key of the other process; null: it is not written
/// @param outside whether the absence of another process is written, as `"outside"`
/// @param detail the key of a term; null where the detail has keys of its own or there is none
/// @param own the keys that the detail has of its own
record EventKeys(
    @Nullable String other, boolean outside, @Nullable String detail, List<String> own) {

  static EventKeys none() {
    return of(null, false, null);
  }

  static EventKeys detail(String detail) {
    return of(null, false, detail);
  }

  static EventKeys other(String other) {
    return of(other, false, null);
  }

  static EventKeys other(String other, String detail) {
    return of(other, false, detail);
  }

  /// The other process is where the event came from, and it is said if that was outside.
  static EventKeys origin(String other) {
    return of(other, true, null);
  }

  /// As [#origin(String)], with a detail.
  static EventKeys origin(String other, String detail) {
    return of(other, true, detail);
  }

  private static EventKeys of(@Nullable String other, boolean outside, @Nullable String detail) {
    return new EventKeys(other, outside, detail, List.of());
  }

  /// Returns these keys and those that the detail has of its own.
  EventKeys and(String... more) {
    return new EventKeys(other, outside, detail, List.of(more));
  }

  /// Returns all of them, in the order of the reference.
  List<String> all() {
    return Stream.of(Stream.ofNullable(other), own.stream(), Stream.ofNullable(detail))
        .flatMap(keys -> keys)
        .toList();
  }
}
