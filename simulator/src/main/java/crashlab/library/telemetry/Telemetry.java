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

  private final Tallies tallies;
  private final Address table;
  private boolean isNew = true;

  private Telemetry(ErlangNode node) {
    this.tallies = Tallies.of(node);
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

  /// The slot of an event; the same object until the VM ends.
  EventName event(Tuple name) {
    return events.computeIfAbsent(name, _ -> new EventName(name, tallies.event(name)));
  }

  /// The ids of the handlers that are attached.
  Stream<String> attachedIds() {
    return attached.keySet().stream().map(id -> id.atom.name());
  }

  Handler.HandlerId id(String id) {
    return ids.computeIfAbsent(id, _ -> new Handler.HandlerId(id, tallies.handler(id)));
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
