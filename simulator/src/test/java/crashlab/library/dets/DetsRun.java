package crashlab.library.dets;

import crashlab.simulation.TracedExperiment;
import java.util.List;
import java.util.Map;

/// A run of bare steps on DETS tables: `first` at 1 s, `second` at another time.
final class DetsRun {
  static final String OPEN = "{\"dets_open\": \"t\"}";
  static final String SIZE = "{\"dets_info\": \"t\", \"item\": \"size\"}";
  static final String SYNC = "{\"dets_sync\": \"t\"}";
  static final String CLOSE = "{\"dets_close\": \"t\"}";
  static final String STAY = "{\"sleep\": \"10min\"}";
  static final String OPEN_CLOSED = "{\"dets_open\": \"t\", \"repair\": false}";

  private final TracedExperiment run;

  private DetsRun(TracedExperiment run) {
    this.run = run;
  }

  /// @param faults of the file
  static DetsRun of(String faults, String first, String secondAt, String second) {
    return new DetsRun(
        TracedExperiment.ofFile(
            """
            {"format": 1, "name": "dets", "duration": "10min", "application": "temporary",
             "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": []},
             "load": [{"id": "first", "arrivals": {"at": ["1s"]}, "do": [%s]},
                      {"id": "second", "arrivals": {"at": ["%s"]}, "do": [%s]}],
             "faults": [%s]}
            """
                .formatted(first, secondAt, second, faults)));
  }

  /// One process does these steps.
  static DetsRun of(String steps) {
    return of("", steps, "9min", "{\"sleep\": \"1ms\"}");
  }

  /// The VM goes down in this way for a second, and `second` comes 1 s after it is back.
  static DetsRun ofDown(String first, int atSecond, String how, String second) {
    return of(
        "{\"at\": \"%ds\", \"node_down\": \"local\", \"how\": \"%s\", \"for\": \"1s\"}"
            .formatted(atSecond, how),
        first,
        atSecond + 2 + "s",
        second);
  }

  static String steps(String... steps) {
    return String.join(", ", steps);
  }

  static String insert(String key) {
    return "{\"dets_insert\": \"t\", \"key\": \"%s\"}".formatted(key);
  }

  static String insert(String key, String value) {
    return "{\"dets_insert\": \"t\", \"key\": \"%s\", \"value\": %s}".formatted(key, value);
  }

  static String rows(int rows) {
    return "{\"dets_insert\": \"t\", \"rows\": %d}".formatted(rows);
  }

  static String lookup(String key) {
    return "{\"dets_lookup\": \"t\", \"key\": \"%s\"}".formatted(key);
  }

  static String delete(String key) {
    return "{\"dets_delete\": \"t\", \"key\": \"%s\"}".formatted(key);
  }

  static String sleep(String time) {
    return "{\"sleep\": \"%s\"}".formatted(time);
  }

  /// What a step returned to a load's process.
  List<String> returned(String verb, String load) {
    return run.results(verb, load);
  }

  /// The times at which something happened to the table, in milliseconds.
  List<Long> times(String kind) {
    return run.times(Map.of("event", "dets", "kind", kind)).stream()
        .map(nanos -> nanos / 1_000_000)
        .toList();
  }

  List<String> said(String kind, String key) {
    return run.read(key, Map.of("event", "dets", "kind", kind));
  }

  /// The reasons of steps that failed and were rescued.
  List<String> rescued() {
    return run.read("reason", Map.of("event", "rescued"));
  }

  List<Long> timesOf(String verb, String load) {
    return run.times(Map.of("event", "result", "verb", verb, "id", load));
  }

  long metric(String of) {
    return run.metric("dets.t." + of);
  }
}
