package crashlab.language;

import crashlab.library.Library;
import crashlab.simulation.Libraries;
import crashlab.trace.LibraryEvent;
import crashlab.trace.TraceKey;
import java.util.stream.Collectors;

/// The table of what libraries do by themselves on the page on the trace file: a row for each event
/// that they declare.
public final class TracePage {
  private static final String HEAD =
      "\n| `event` | `kind` | its keys | when a process |\n| --- | --- | --- | --- |\n";

  private TracePage() {}

  /// Returns the page with its table made anew.
  ///
  /// @throws IllegalArgumentException if the page has no place for it
  public static String renewed(String page) {
    return FormatPage.withTable(page, "events of libraries", table());
  }

  private static String table() {
    return Libraries.ALL.stream()
        .map(Library::events)
        .flatMap(events -> events.stream().map(TracePage::row))
        .collect(Collectors.joining("", HEAD, "\n"));
  }

  private static String row(LibraryEvent event) {
    String keys =
        event.keys().stream().map(TracePage::key).collect(Collectors.joining(", "));
    String kind = event.kind().isEmpty() ? "" : event.kind();
    String says = event.sentence().replace("{", "").replace("}", "");
    return "| `%s` | %s | %s | %s |\n".formatted(event.word(), kind, keys, says);
  }

  private static String key(TraceKey key) {
    return "`" + key.name() + "`" + (key.isDuration() ? " (nanoseconds)" : "");
  }
}
