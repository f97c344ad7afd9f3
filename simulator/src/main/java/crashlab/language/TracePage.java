package crashlab.language;

import crashlab.library.Library;
import crashlab.simulation.Libraries;
import crashlab.trace.EventType;
import crashlab.trace.LibraryEvent;
import crashlab.trace.TraceKey;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The tables of events on the page on the trace file: a row for each type, and for each event that
/// a library declares.
public final class TracePage {
  private static final List<String> TYPES = List.of("`event`", "`kind`", "its keys", "when");
  private static final List<String> LIBRARIES =
      List.of("`event`", "`kind`", "its keys", "what its process did");

  private TracePage() {}

  /// Returns the page with its tables made anew.
  ///
  /// @throws IllegalArgumentException if the page has no place for one of them
  public static String renewed(String page) {
    String types = WordTable.table(TYPES, types(), TracePage::cells);
    String libraries = WordTable.table(LIBRARIES, libraries(), TracePage::cells);
    return FormatPage.withTable(
        FormatPage.withTable(page, "events", types), "events of libraries", libraries);
  }

  private static List<EventType> types() {
    return Stream.of(EventType.values()).filter(type -> type != EventType.LIBRARY).toList();
  }

  private static List<LibraryEvent> libraries() {
    return Libraries.ALL.stream().map(Library::events).flatMap(List::stream).toList();
  }

  private static List<String> cells(EventType type) {
    String keys = type.keys().stream().map(TracePage::code).collect(Collectors.joining(", "));
    return List.of(code(type.word()), type.kind(), keys, type.says());
  }

  private static List<String> cells(LibraryEvent event) {
    String keys = event.keys().stream().map(TracePage::key).collect(Collectors.joining(", "));
    String says = event.sentence().replaceAll("\\{(\\w+)}", "`$1`");
    return List.of(code(event.word()), event.kind(), keys, says);
  }

  private static String key(TraceKey key) {
    return code(key.name()) + (key.isDuration() ? " (nanoseconds)" : "");
  }

  private static String code(String word) {
    return "`" + word + "`";
  }
}
