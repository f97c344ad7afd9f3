package crashlab.ui.editor;

import crashlab.scenario.Metric;
import crashlab.scenario.Placeholder;
import crashlab.simulation.Libraries;
import crashlab.ui.editor.Schema.Form;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which names of a document a place of it expects.
final class Expected {
  /// Adds the names that are meant.
  @FunctionalInterface
  private interface NameSource {
    /// @param rest what the schema says behind the kind of the names, such as uses of modules
    void add(String rest, Spot spot, DocumentNames names, Map<String, String> into);
  }

  /// By the kinds of names that `x-names` of the schema speaks of.
  private static final Map<String, NameSource> SOURCES =
      Map.ofEntries(
          Map.entry(
              "process",
              (_, _, names, into) -> {
                put(into, names.registered(), "name");
                put(into, List.of("self", "caller"), "process");
              }),
          Map.entry("registered", (_, _, names, into) -> put(into, names.registered(), "name")),
          Map.entry(
              "subject",
              (_, _, names, into) -> {
                put(into, names.registered(), "name");
                put(into, names.paths(), "path");
                put(into, names.ids(), "id");
              }),
          Map.entry("path", (_, _, names, into) -> put(into, names.paths(), "path")),
          Map.entry("id", (_, _, names, into) -> put(into, names.ids(), "id")),
          Map.entry(
              "supervisor", (_, _, names, into) -> put(into, names.supervisors(), "supervisor")),
          Map.entry("task_supervisor", ids("task_supervisor")),
          Map.entry("partition_supervisor", ids("partition_supervisor")),
          Map.entry("registry", ids("registry", "horde_registry")),
          Map.entry("horde", ids("horde_supervisor", "horde_registry")),
          Map.entry("pubsub", ids("pubsub")),
          Map.entry("module", (uses, _, names, into) -> put(into, modules(uses, names), "module")),
          Map.entry("state", (_, _, names, into) -> put(into, names.states(), "state")),
          Map.entry(
              "function", (_, spot, names, into) -> put(into, functions(spot, names), "function")),
          Map.entry(
              "message", (_, spot, names, into) -> put(into, messages(spot, names), "message")),
          Map.entry("metric", (_, _, names, into) -> metrics(names, into)),
          Map.entry("scope", (_, _, names, into) -> put(into, names.scopes(), "scope")),
          Map.entry("node", (_, _, names, into) -> put(into, names.nodes(), "node")),
          Map.entry("param", (_, _, names, into) -> put(into, names.params(), "parameter")));

  private Expected() {}

  /// Whether names of this kind can be proposed.
  static boolean isKind(String kind) {
    return SOURCES.containsKey(kind) || StepNames.isKind(kind);
  }

  /// Returns the names with what each is, in a word.
  static Map<String, String> names(Form form, Spot spot, DocumentNames names) {
    Map<String, String> found = new LinkedHashMap<>();
    int colon = form.names().indexOf(':');
    String kind = colon < 0 ? form.names() : form.names().substring(0, colon);
    NameSource source = SOURCES.get(kind);
    if (!form.takesText()) {
      return found;
    }
    if (source != null) {
      source.add(form.names().substring(colon + 1), spot, names, found);
    } else {
      put(found, names.ofKind(kind), "name");
    }
    return found;
  }

  private static NameSource ids(String... types) {
    return (_, _, names, into) -> {
      for (String type : types) {
        put(into, names.ids(type), type);
      }
    };
  }

  /// @param uses such as `process,task`; `module` for all
  private static Collection<String> modules(String uses, DocumentNames names) {
    return uses.equals("module") ? names.modules() : names.modules(uses.split(",", -1));
  }

  private static List<String> functions(Spot spot, DocumentNames names) {
    String agent = sibling(spot, "agent_get", "agent_update", "agent_get_and_update", "agent_cast");
    return names.clauses(agent, "functions");
  }

  private static List<String> messages(Spot spot, DocumentNames names) {
    String called = sibling(spot, "call");
    String cast = sibling(spot, "cast");
    if (!called.isEmpty()) {
      return names.clauses(called, "handle_call");
    }
    return cast.isEmpty()
        ? names.clauses(sibling(spot, "send", "to"), "handle_info")
        : names.clauses(cast, "handle_cast");
  }

  /// Returns the string that stands under the first of these keys in the same object; or empty.
  private static String sibling(Spot spot, String... keys) {
    if (spot.around().getLast() instanceof Loose.Obj object) {
      for (String key : keys) {
        String found = object.string(key);
        if (found != null) {
          return found;
        }
      }
    }
    return "";
  }

  private static void metrics(DocumentNames names, Map<String, String> into) {
    for (Metric metric : Libraries.VOCABULARY.metrics().all()) {
      List<List<String>> known =
          metric.places().stream().map(place -> ofPlace(place, names)).toList();
      metric.paths(known).forEach(path -> into.put(path.text(), "metric"));
    }
  }

  private static List<String> ofPlace(Placeholder place, DocumentNames names) {
    String kind = place.names();
    return kind == null ? List.of() : List.copyOf(names.ofKind(kind));
  }

  private static void put(Map<String, String> into, Collection<String> names, String what) {
    names.forEach(name -> into.putIfAbsent(name, what));
  }
}
