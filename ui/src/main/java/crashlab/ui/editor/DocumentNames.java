package crashlab.ui.editor;

import crashlab.scenario.ChildType;
import crashlab.simulation.Libraries;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The names that a scenario gives to its parts, as far as its text can be made out.
final class DocumentNames {
  private final Map<String, Loose.Obj> modules = new LinkedHashMap<>();
  private final Map<String, String> moduleOfName = new LinkedHashMap<>();
  private final Map<String, List<String>> idsByType = new LinkedHashMap<>();
  private final Set<String> registered = new LinkedHashSet<>();
  private final Set<String> ids = new LinkedHashSet<>();
  private final Set<String> paths = new LinkedHashSet<>();
  private final Set<String> loads = new LinkedHashSet<>();
  private final Set<String> params = new LinkedHashSet<>();
  private final Set<String> nodes = new LinkedHashSet<>();
  private final Set<String> scopes = new LinkedHashSet<>();

  private final StepNames given;

  private DocumentNames(StepNames given) {
    this.given = given;
  }

  static DocumentNames of(@Nullable Loose root) {
    var names = new DocumentNames(StepNames.of(root));
    if (root instanceof Loose.Obj object) {
      names.readModules(object);
      names.child(object.get("tree"), "");
      names.readNodes(object.get("nodes"));
      names.readLoads(object.get("load"));
      if (object.get("params") instanceof Loose.Obj params) {
        params.members().forEach(member -> names.params.add(member.key()));
      }
      names.registered.addAll(names.given.ofKind("registered"));
    }
    return names;
  }

  private void readModules(Loose.Obj root) {
    if (root.get("modules") instanceof Loose.Obj all) {
      for (Loose.Member member : all.members()) {
        if (member.value() instanceof Loose.Obj module) {
          modules.put(member.key(), module);
        }
      }
    }
  }

  private void readNodes(@Nullable Loose value) {
    switch (value) {
      case Loose.Arr all ->
          all.elements()
              .forEach(each -> {
                if (each instanceof Loose.Leaf name && name.quoted()) {
                  nodes.add(name.text());
                }
              });
      case Loose.Obj all -> {
        for (Loose.Member member : all.members()) {
          nodes.add(member.key());
          if (member.value() instanceof Loose.Obj node) {
            child(node.get("tree"), "");
          }
        }
      }
      case Loose.Leaf _ -> {}
      case null -> nodes.add("local");
    }
  }

  private void child(@Nullable Loose value, String parent) {
    if (!(value instanceof Loose.Obj child)) {
      return;
    }
    String id = child.string("id");
    String path = id == null ? parent : parent.isEmpty() ? id : parent + "/" + id;
    if (id != null) {
      note(child, id, path);
    }
    if (child.get("children") instanceof Loose.Arr children) {
      children.elements().forEach(each -> child(each, path));
    }
    child(child.get("child"), path);
  }

  private void note(Loose.Obj child, String id, String path) {
    String type = child.string("type");
    String name = child.string("name");
    String module = child.string("module");
    ids.add(id);
    paths.add(path);
    if ("pg".equals(type)) {
      String scope = child.string("scope");
      scopes.add(scope == null ? "pg" : scope);
    }
    if (name != null) {
      registered.add(name);
      if (module != null) {
        moduleOfName.put(name, module);
      }
    }
    if (type != null && !type.equals("worker")) {
      registered.add(id);
      idsByType.computeIfAbsent(type, _ -> new ArrayList<>()).add(id);
    }
  }

  private void readLoads(@Nullable Loose value) {
    if (value instanceof Loose.Arr all) {
      for (Loose load : all.elements()) {
        String id = load instanceof Loose.Obj object ? object.string("id") : null;
        if (id != null) {
          loads.add(id);
        }
      }
    }
  }

  Set<String> modules() {
    return modules.keySet();
  }

  /// The modules whose `use` is one of these.
  List<String> modules(String... uses) {
    return modules.entrySet().stream()
        .filter(e -> List.of(uses).contains(String.valueOf(e.getValue().string("use"))))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// The messages or functions that the module behind a name has under a key such as `handle_call`.
  List<String> clauses(@Nullable String name, String key) {
    String module = name == null ? null : moduleOfName.getOrDefault(name, name);
    Loose.Obj found = module == null ? null : modules.get(module);
    return found != null && found.get(key) instanceof Loose.Obj clauses
        ? clauses.members().stream().map(Loose.Member::key).toList()
        : List.of();
  }

  /// The states of all gen_statems.
  List<String> states() {
    List<String> states = new ArrayList<>();
    modules.forEach((_, module) -> {
      if (module.get("states") instanceof Loose.Obj all) {
        all.members().forEach(member -> states.add(member.key()));
      }
    });
    return states;
  }

  /// The names that processes are registered under.
  Set<String> registered() {
    return registered;
  }

  Set<String> ids() {
    return ids;
  }

  /// Paths of child ids from the root.
  Set<String> paths() {
    return paths;
  }

  Set<String> loads() {
    return loads;
  }

  /// The scopes of pg.
  Set<String> scopes() {
    return scopes;
  }

  /// The names of the nodes; `local` where the scenario names none.
  Set<String> nodes() {
    return nodes;
  }

  Set<String> params() {
    return params;
  }

  /// The ids of all children of a type.
  List<String> ids(String type) {
    return idsByType.getOrDefault(type, List.of());
  }

  private static boolean isSupervisor(String name) {
    ChildType type = Libraries.VOCABULARY.childType(name);
    return type != null && type.isSupervisor();
  }

  /// The names of a kind; empty for one that no document tells.
  Collection<String> ofKind(String kind) {
    return switch (kind) {
      case "load" -> loads;
      case "registered" -> registered;
      case "subject" -> Stream.concat(registered.stream(), paths.stream()).distinct().toList();
      case "supervisor" -> supervisors();
      default -> given.ofKind(kind);
    };
  }

  /// The ids of everything that supervises.
  List<String> supervisors() {
    return idsByType.entrySet().stream()
        .filter(e -> isSupervisor(e.getKey()))
        .flatMap(e -> e.getValue().stream())
        .toList();
  }
}
