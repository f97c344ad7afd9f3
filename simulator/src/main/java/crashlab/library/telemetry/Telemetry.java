package crashlab.library.telemetry;

import crashlab.behaviour.Address;
import crashlab.otp.Tuple;
import crashlab.vm.ErlangNode;
import crashlab.vm.ServiceKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The events and handlers of a node. The table of handlers belongs to a process ([HandlerTable]);
/// whoever executes an event reads it without asking that.
final class Telemetry {
  private static final ServiceKey<Telemetry> KEY = ServiceKey.of("telemetry", Telemetry.class);

  private final Map<Tuple, EventName> events = new LinkedHashMap<>();
  private final Map<String, Handler.HandlerId> ids = new LinkedHashMap<>();
  private final Map<Handler.HandlerId, Handler> attached = new LinkedHashMap<>();

  private final Address table;
  private boolean isNew = true;

  private Telemetry(ErlangNode node) {
    this.table = new Address.ByName(node.directory().name(HandlerTable.NAME));
  }

  static Telemetry of(ErlangNode node) {
    return node.services().get(KEY, () -> new Telemetry(node));
  }

  static @Nullable Telemetry find(ErlangNode node) {
    return node.services().find(KEY).orElse(null);
  }

  /// The process that owns the table of handlers.
  Address table() {
    return table;
  }

  /// The slot of an event; the same object for the whole run.
  EventName event(Tuple name) {
    return events.computeIfAbsent(name, EventName::new);
  }

  /// How often the events were executed that a path means: the one whose words its dots part, and
  /// where nothing in the run speaks of that those whose words hold dots themselves.
  long executed(String dotted) {
    EventName exact = events.get(EventName.words(dotted));
    return exact == null
        ? events.values().stream()
            .filter(event -> EventName.dotted(event.name).equals(dotted))
            .mapToLong(event -> event.executed)
            .sum()
        : exact.executed;
  }

  /// The events that were executed, with dots between their words.
  Stream<String> executedNames() {
    return events.values().stream()
        .filter(event -> event.executed > 0)
        .map(event -> EventName.dotted(event.name));
  }

  /// The ids of the handlers that are attached or ran.
  Stream<String> handlerIds() {
    return ids.entrySet().stream()
        .filter(id -> id.getValue().runs > 0 || attached.containsKey(id.getValue()))
        .map(Map.Entry::getKey);
  }

  Handler.HandlerId id(String id) {
    return ids.computeIfAbsent(id, Handler.HandlerId::new);
  }

  /// The handlers that are attached, in the order in which that was done.
  Collection<Handler> attached() {
    return attached.values();
  }

  /// Tells whether there has been no table of handlers yet: only the first one has the handlers
  /// that the file names.
  boolean isNew() {
    return isNew;
  }

  /// There is a table from now on.
  void begin() {
    isNew = false;
  }

  /// Attaches a handler to all its events. Returns false if its id is taken.
  boolean attach(Handler handler) {
    if (attached.putIfAbsent(handler.id, handler) != null) {
      return false;
    }
    for (EventName event : handler.events) {
      List<Handler> more = new ArrayList<>(List.of(event.handlers));
      more.add(handler);
      event.handlers = more.toArray(Handler[]::new);
    }
    return true;
  }

  /// Takes a handler from all its events. Returns false if there is none of this id.
  boolean detach(Handler.HandlerId id) {
    Handler handler = attached.remove(id);
    if (handler == null) {
      return false;
    }
    for (EventName event : handler.events) {
      List<Handler> rest = new ArrayList<>(List.of(event.handlers));
      rest.remove(handler);
      event.handlers = rest.toArray(Handler[]::new);
    }
    return true;
  }

  /// The table is gone, and every handler with it.
  void clear() {
    attached.clear();
    events.values().forEach(EventName::detachAll);
  }
}
