package crashlab.library.telemetry;

import crashlab.otp.Atom;
import crashlab.otp.Int;
import crashlab.otp.MapTerm;
import crashlab.otp.Term;
import crashlab.otp.Text;
import crashlab.otp.Tuple;
import crashlab.trace.Detail;
import crashlab.trace.EventRole;
import crashlab.trace.LibraryEvent;
import crashlab.trace.TraceKey;
import crashlab.vm.ErlangNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// What the trace tells of telemetry.
public final class TelemetryEvents {
  /// An event is executed; `metadata` where it has any.
  public static final LibraryEvent EXECUTE =
      LibraryEvent.of(
              "telemetry",
              "execute",
              EventRole.WORK,
              TraceKey.list("of"),
              TraceKey.of("measurements"),
              TraceKey.list("keys"),
              TraceKey.of("metadata"))
          .says("executed the telemetry event {of}");

  static final LibraryEvent HANDLER =
      LibraryEvent.of("telemetry", "handler", EventRole.WORK, "handler")
          .says("ran the telemetry handler {handler}");
  static final LibraryEvent FAILURE =
      LibraryEvent.of("telemetry", "failure", EventRole.FAILURE, "handler", "class", "reason")
          .says(
              "detached the telemetry handler {handler} for good: it failed with the {class} {reason}");

  /// The table of handlers ends with its owner; `handlers` are the ids of those that were attached.
  static final LibraryEvent LOST =
      LibraryEvent.of("telemetry", "lost", EventRole.NOTE, TraceKey.list("handlers"))
          .says("took all telemetry handlers with it: {handlers}");

  private TelemetryEvents() {}

  /// An event with what it carries.
  static Detail.Operation execution(
      Term event, Map<String, Term> measurements, Map<String, Term> metadata) {
    var keys =
        new Tuple(
            List.copyOf(new TreeSet<>(measurements.keySet()).stream().map(Text::new).toList()));
    Term about = metadata.isEmpty() ? null : new MapTerm(metadata);
    return EXECUTE.with(event, new MapTerm(measurements), keys, about);
  }

  /// What the events have that the library executes by itself when something begins or fails.
  static Map<String, Term> times(ErlangNode node) {
    Map<String, Term> measurements = new LinkedHashMap<>();
    measurements.put("monotonic_time", new Int(node.monotonicNanos()));
    measurements.put("system_time", new Int(node.nowNanos()));
    return measurements;
  }

  /// Returns `name` with one more word.
  static Tuple append(Tuple name, String word) {
    Term[] words = new Term[name.size() + 1];
    for (int i = 0; i < name.size(); i++) {
      words[i] = name.get(i);
    }
    words[name.size()] = new Atom(word);
    return Tuple.of(words);
  }
}
