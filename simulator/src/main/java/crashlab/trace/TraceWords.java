package crashlab.trace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The words of the trace file, to check queries against.
public final class TraceWords {
  private TraceWords() {}

  /// Returns the keys that lines can have, by name and sorted. Where a name stands for a duration
  /// in one line only, its key is that one.
  public static SortedMap<String, TraceKey> keys(
      Collection<LibraryEvent> libraries, Collection<FaultEvent> faults) {
    var keys = new TreeMap<String, TraceKey>();
    Stream.of(
            LineContent.commonKeys(),
            Stream.of(EventType.values()).flatMap(type -> type.keys().stream()).map(TraceKey::of),
            libraries.stream().flatMap(event -> event.keys().stream()),
            faults.stream().flatMap(fault -> fault.keys().stream()))
        .flatMap(some -> some)
        .forEach(key -> keys.merge(key.name(), key, (a, b) -> a.isDuration() ? a : b));
    return keys;
  }

  /// A kind of line.
  ///
  /// @param event what it says under `event`
  /// @param kind what it says under `kind`; empty where there is none or its detail says it
  /// @param keys of its own, besides those that every line can have
  public record Line(String event, String kind, Set<String> keys) {}

  /// Returns the kinds of line there can be.
  public static List<Line> lines(
      Collection<LibraryEvent> libraries, Collection<FaultEvent> faults) {
    List<Line> lines = new ArrayList<>();
    for (EventType type : EventType.values()) {
      Set<String> keys = new TreeSet<>(type.keys());
      if (type == EventType.FAULT) {
        faults.forEach(fault -> fault.keys().forEach(key -> keys.add(key.name())));
      }
      if (type != EventType.LIBRARY) {
        lines.add(line(type.word(), type.kind(), keys));
      }
    }
    for (LibraryEvent event : libraries) {
      Set<String> keys = new TreeSet<>();
      event.keys().forEach(key -> keys.add(key.name()));
      lines.add(line(event.word(), event.kind(), keys));
    }
    return lines;
  }

  /// A key that every line can have is nobody's own, also where one line speaks of it by itself.
  private static Line line(String event, String kind, Set<String> keys) {
    LineContent.commonKeys().map(TraceKey::name).forEach(keys::remove);
    return new Line(event, kind, keys);
  }
}
