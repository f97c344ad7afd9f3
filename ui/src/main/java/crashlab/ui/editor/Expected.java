package crashlab.ui.editor;

import crashlab.scenario.Metric;
import crashlab.scenario.MetricPath;
import crashlab.simulation.Libraries;
import crashlab.ui.editor.Schema.Form;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which names of a document a place of it expects.
final class Expected {
  private Expected() {}

  /// Returns the names with what each is, in a word.
  static Map<String, String> names(Form form, Spot spot, DocumentNames names) {
    Map<String, String> found = new LinkedHashMap<>();
    String key = spot.path().isEmpty() ? "" : spot.path().getLast();
    switch (form.definition()) {
      case "target", "fault_target" -> targets(form, names, found);
      case "subject" -> {
        put(found, names.registered(), "name");
        put(found, names.paths(), "path");
        put(found, names.ids(), "id");
      }
      case "name" -> byPurpose(form.purpose(), key, spot, names, found);
      case "term" -> {
        if (key.equals("message")) {
          put(found, messages(spot, names), "message");
        }
      }
      default -> {
        if (key.equals("metric")) {
          metrics(names, found);
        } else if (key.equals("$param")) {
          put(found, names.params(), "parameter");
        } else if (Schema.text(form.rules(), "type").equals("string")) {
          byPurpose(form.purpose(), key, spot, names, found);
        }
      }
    }
    return found;
  }

  private static void targets(Form form, DocumentNames names, Map<String, String> into) {
    String purpose = form.purpose();
    if (purpose.contains("task_supervisor")) {
      put(into, names.ids("task_supervisor"), "task_supervisor");
    } else if (purpose.contains("supervisor")) {
      put(into, names.supervisors(), "supervisor");
    } else {
      put(into, names.registered(), "name");
      if (form.definition().equals("target")) {
        put(into, List.of("self", "caller"), "process");
      }
    }
  }

  private static void byPurpose(
      String purpose, String key, Spot spot, DocumentNames names, Map<String, String> into) {
    if (purpose.contains("use process or task")) {
      put(into, names.modules("process", "task"), "module");
    } else if (purpose.contains("task module")) {
      put(into, names.modules("task"), "module");
    } else if (purpose.contains("module")) {
      put(into, names.modules(), "module");
    } else if (purpose.contains("partition_supervisor")) {
      put(into, names.ids("partition_supervisor"), "partition_supervisor");
    } else if (purpose.contains("registry")) {
      put(into, names.ids("registry"), "registry");
    } else if (purpose.contains("path of child ids")) {
      put(into, names.paths(), "path");
    } else if (purpose.contains("supervisor")) {
      put(into, names.supervisors(), "supervisor");
    } else if (purpose.contains("child id")) {
      put(into, names.ids(), "id");
    } else if (purpose.contains("state of this machine")) {
      put(into, names.states(), "state");
    } else if (key.equals("function")) {
      put(into, functions(spot, names), "function");
    }
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
      for (MetricPath path : metric.paths(names::ofKind)) {
        into.put(path.text(), "metric");
      }
    }
  }

  private static void put(Map<String, String> into, Collection<String> names, String what) {
    names.forEach(name -> into.putIfAbsent(name, what));
  }
}
