package crashlab.ui.editor;

import crashlab.scenario.JsonEdit;
import crashlab.scenario.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the decisions of a design in the text of a scenario.
final class DesignForm {
  private static final Setting.Kind STRATEGIES =
      new Setting.WordChoice(List.of("one_for_one", "one_for_all", "rest_for_one"));
  private static final Setting.Kind RESTARTS =
      new Setting.WordChoice(List.of("permanent", "transient", "temporary"));
  private static final Setting.Kind SHUTDOWNS =
      new Setting.Free(List.of("5s", "infinity", "brutal_kill"));
  private static final Setting.Kind DURATIONS = new Setting.Free(List.of("1s", "10s", "1min"));
  private static final Setting.Kind RATES =
      new Setting.Free(List.of("10/s", "100/s", "1000/s", "10000/s"));
  private static final String SCENARIO = "Scenario";
  private static final String PARAM = "$param";
  private static final int MOST_SCHEDULERS = 1024;
  private static final int MOST = Integer.MAX_VALUE;

  private final JsonValue.Obj root;
  private final DocumentNames names;
  private final List<Setting> found = new ArrayList<>();

  /// An object of the document in which settings stand.
  ///
  /// @param group what the form shows them under
  private record Part(String group, JsonValue.Obj object, String pointer) {
    Optional<Part> below(String key) {
      return object.get(key) instanceof JsonValue.Obj inner
          ? Optional.of(new Part(group, inner, JsonEdit.below(pointer, key)))
          : Optional.empty();
    }
  }

  private DesignForm(JsonValue.Obj root, DocumentNames names) {
    this.root = root;
    this.names = names;
  }

  /// Returns the settings in the order of the text's parts; empty if it is no JSON.
  static Optional<List<Setting>> of(String text) {
    return JsonEdit.locate(text, "")
        .map(value -> {
          if (!(value instanceof JsonValue.Obj root)) {
            return List.of();
          }
          var form = new DesignForm(root, DocumentNames.of(LooseReader.read(text)));
          form.read();
          return List.copyOf(form.found);
        });
  }

  private void read() {
    boolean whole = root.get("extends") == null;
    var scenario = new Part(SCENARIO, root, "");
    if (whole || root.get("seed") != null) {
      add(scenario, "seed", new Setting.Whole(Long.MIN_VALUE, Long.MAX_VALUE), "0");
    }
    if (root.get("duration") != null) {
      add(scenario, "duration", DURATIONS, "");
    }
    JsonValue vm = root.get("vm");
    if (vm instanceof JsonValue.Obj object) {
      add(
          new Part(SCENARIO, object, "/vm"),
          "schedulers",
          new Setting.Whole(1, MOST_SCHEDULERS),
          "4");
    } else if (vm == null && whole) {
      var kind = new Setting.Whole(1, MOST_SCHEDULERS, "{\"schedulers\": %s}");
      found.add(new Setting(SCENARIO, "schedulers", "/vm", kind, "4", false, null));
    }
    params();
    if (root.get("tree") instanceof JsonValue.Obj tree) {
      child(tree, "/tree", "");
    }
    loads();
    if (root.get("modules") instanceof JsonValue.Obj modules) {
      for (JsonValue.Member module : modules.members()) {
        steps(module.value(), JsonEdit.below("/modules", module.key()), module.key());
      }
    }
  }

  private void params() {
    if (root.get("params") instanceof JsonValue.Obj params) {
      var part = new Part("Parameters", params, "/params");
      for (JsonValue.Member param : params.members()) {
        add(part, param.key(), new Setting.Free(List.of()), "");
      }
    }
  }

  /// Notes the member `key` of an object as a setting.
  private void add(Part part, String key, Setting.Kind kind, String usual) {
    JsonValue value = part.object.get(key);
    String shown = value == null ? usual : shown(value);
    found.add(
        new Setting(
            part.group,
            key,
            JsonEdit.below(part.pointer, key),
            kind,
            shown,
            value != null,
            value == null ? null : parameter(value)));
  }

  private static String shown(JsonValue value) {
    return value instanceof JsonValue.Str string
        ? string.value()
        : value.source().text().substring(value.start(), value.end());
  }

  private static @Nullable String parameter(JsonValue value) {
    return value instanceof JsonValue.Obj object && object.get(PARAM) instanceof JsonValue.Str name
        ? name.value()
        : null;
  }

  private static String string(JsonValue.Obj object, String key) {
    return object.get(key) instanceof JsonValue.Str string ? string.value() : "";
  }

  private void child(JsonValue.Obj child, String pointer, String parent) {
    String id = string(child, "id");
    String own = id.isEmpty() ? "each partition" : id;
    String path = parent.isEmpty() ? own : parent + "/" + own;
    String type = string(child, "type");
    var part = new Part(path, child, pointer);
    if (type.endsWith("supervisor")) {
      supervisor(part, type);
    }
    if (!parent.isEmpty()) {
      String module = string(child, "module");
      boolean task = names.modules("task").contains(module);
      add(part, "restart", RESTARTS, task ? "temporary" : "permanent");
      boolean waits = type.endsWith("supervisor");
      add(part, "shutdown", SHUTDOWNS, waits ? "infinity" : "5s");
      if (child.get("replicas") != null) {
        add(part, "replicas", new Setting.Whole(1, MOST), "1");
      }
    }
    if (child.get("children") instanceof JsonValue.Arr children) {
      for (int i = 0; i < children.elements().size(); i++) {
        if (children.elements().get(i) instanceof JsonValue.Obj each) {
          child(each, pointer + "/children/" + i, path);
        }
      }
    }
    if (child.get("child") instanceof JsonValue.Obj each) {
      child(each, pointer + "/child", path);
    }
  }

  private void supervisor(Part part, String type) {
    if (type.equals("supervisor")) {
      add(part, "strategy", STRATEGIES, "");
    }
    add(part, "max_restarts", new Setting.Whole(0, MOST), "3");
    add(part, "max_seconds", new Setting.Whole(1, MOST), "5");
    if (type.equals("partition_supervisor") && part.object.get("partitions") != null) {
      add(part, "partitions", new Setting.Whole(1, MOST), "");
    }
  }

  private void loads() {
    if (!(root.get("load") instanceof JsonValue.Arr loads)) {
      return;
    }
    for (int i = 0; i < loads.elements().size(); i++) {
      if (loads.elements().get(i) instanceof JsonValue.Obj load) {
        load(new Part("Load " + string(load, "id"), load, "/load/" + i));
      }
    }
  }

  private void load(Part load) {
    load.below("arrivals")
        .ifPresent(arrivals -> {
          for (String kind : List.of("poisson", "constant")) {
            if (arrivals.object.get(kind) != null) {
              add(arrivals, kind, RATES, "");
            }
          }
        });
    load.below("closed")
        .ifPresent(closed -> {
          add(closed, "users", new Setting.Whole(1, MOST), "");
          add(closed, "think", DURATIONS, "0s");
        });
    if (load.object.get("do") instanceof JsonValue.Arr steps
        && !steps.elements().isEmpty()
        && steps.elements().getFirst() instanceof JsonValue.Obj step) {
      verb(new Part(load.group, step, load.pointer + "/do/0"), Verbs.REQUESTS, null);
    }
  }

  private void steps(JsonValue value, String pointer, String group) {
    switch (value) {
      case JsonValue.Obj object -> {
        for (JsonValue.Member member : object.members()) {
          steps(member.value(), JsonEdit.below(pointer, member.key()), group + " " + member.key());
        }
      }
      case JsonValue.Arr array -> {
        for (int i = 0; i < array.elements().size(); i++) {
          JsonValue element = array.elements().get(i);
          String place = pointer + "/" + i;
          if (element instanceof JsonValue.Obj step) {
            tasks(new Part(group, step, place));
          }
          steps(element, place, group);
        }
      }
      case JsonValue.Str _,
          JsonValue.Num _,
          JsonValue.Bool _,
          JsonValue.Nul _,
          JsonValue.Broken _ -> {}
    }
  }

  private void tasks(Part step) {
    List<String> supervisors = names.ids("task_supervisor");
    if (!supervisors.isEmpty()) {
      verb(step, Verbs.TASKS, supervisors.getFirst());
    }
  }

  private void verb(Part step, List<String> verbs, @Nullable String supervisor) {
    for (String verb : verbs) {
      JsonValue object = step.object.get(verb);
      if (object != null) {
        String whom = object instanceof JsonValue.Str name ? name.value() : "…";
        var kind = new Setting.VerbChoice(verbs, supervisor);
        found.add(
            new Setting(step.group, "step with " + whom, step.pointer, kind, verb, true, null));
        return;
      }
    }
  }
}
