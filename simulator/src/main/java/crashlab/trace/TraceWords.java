package crashlab.trace;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The words of the trace file, for those who check what is asked of it.
public final class TraceWords {
  private TraceWords() {}

  /// Returns the keys that lines can have, sorted.
  ///
  /// @param libraries the events of libraries
  public static List<String> keys(Collection<LibraryEvent> libraries) {
    Set<String> keys = new TreeSet<>();
    LineContent.ownKeys().forEach(key -> keys.add(key.name()));
    libraries.forEach(event -> event.keys().forEach(key -> keys.add(key.name())));
    return List.copyOf(keys);
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
