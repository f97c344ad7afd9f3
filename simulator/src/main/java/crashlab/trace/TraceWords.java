package crashlab.trace;

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

  /// Returns what lines can say under `event`, sorted.
  ///
  /// @param libraries the events of libraries
  public static List<String> events(Collection<LibraryEvent> libraries) {
    Set<String> words = new TreeSet<>();
    Stream.of(EventType.values())
        .filter(type -> type != EventType.LIBRARY)
        .forEach(type -> words.add(type.word()));
    libraries.forEach(event -> words.add(event.word()));
    return List.copyOf(words);
  }
}
