package crashlab.library.telemetry;

import crashlab.otp.Tuple;
import crashlab.vm.ErlangNode;
import crashlab.vm.ServiceKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// How often the events of a node were executed and its handlers ran, so far.
final class Tallies {
  private static final ServiceKey<Tallies> KEY = ServiceKey.of("telemetry tallies", Tallies.class);

  private final Map<Tuple, Tally> events = new LinkedHashMap<>();
  private final Map<String, Tally> handlers = new LinkedHashMap<>();

  /// A count that goes on.
  static final class Tally {
    long count;
  }

  private Tallies() {}

  static Tallies of(ErlangNode node) {
    return node.totals().get(KEY, Tallies::new);
  }

  Tally event(Tuple name) {
    return events.computeIfAbsent(name, _ -> new Tally());
  }

  /// @param id the handler's
  Tally handler(String id) {
    return handlers.computeIfAbsent(id, _ -> new Tally());
  }

  /// How often the events were executed that a path means: the one whose words its dots part, and
  /// where nothing in the run speaks of that those whose words hold dots themselves.
  long executed(String dotted) {
    Tally exact = events.get(EventName.words(dotted));
    return exact == null
        ? events.entrySet().stream()
            .filter(event -> EventName.dotted(event.getKey()).equals(dotted))
            .mapToLong(event -> event.getValue().count)
            .sum()
        : exact.count;
  }

  /// The events that were executed, with dots between their words.
  Stream<String> executedNames() {
    return events.entrySet().stream()
        .filter(event -> event.getValue().count > 0)
        .map(event -> EventName.dotted(event.getKey()));
  }

  /// The ids of the handlers that ran.
  Stream<String> ran() {
    return handlers.entrySet().stream()
        .filter(handler -> handler.getValue().count > 0)
        .map(Map.Entry::getKey);
  }
}
