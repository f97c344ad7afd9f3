package crashlab.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Every name that a scenario ever gives to anything, found before the parts are read, since steps
/// speak of supervisors and modules that stand further down.
final class NameIndex {
  private static final int MOST_REPLICAS = 100_000;

  private final Map<String, String> useOfModule = new LinkedHashMap<>();
  private final Map<String, List<Holder>> registered = new LinkedHashMap<>();
  private final Map<String, String> typeInPartitions = new LinkedHashMap<>();
  private final Map<String, List<String>> functionsOfAgent = new LinkedHashMap<>();
  private final TreeSet<String> loads = new TreeSet<>();
  private boolean modulesGiven;

  /// What may hold a registered name.
  ///
  /// @param type of the child spec; `worker` for all that has a module; `?` where it is unknown
  /// @param module null where there is none
  record Holder(String type, @Nullable String module) {}

  NameIndex(JsonValue scenario) {
    if (scenario instanceof JsonValue.Obj root) {
      indexModules(root.get("modules"));
      indexLoads(root.get("load"));
      for (JsonValue.Member member : root.members()) {
        walk(member.value());
      }
    }
  }

  private void indexModules(@Nullable JsonValue modules) {
    if (!(modules instanceof JsonValue.Obj object)) {
      return;
    }
    modulesGiven = true;
    for (JsonValue.Member member : object.members()) {
      boolean described = member.value() instanceof JsonValue.Obj;
      String use = described ? text((JsonValue.Obj) member.value(), "use") : null;
      useOfModule.put(member.key(), use == null ? "?" : use);
      if (member.value() instanceof JsonValue.Obj module
          && module.get("functions") instanceof JsonValue.Obj functions) {
        functionsOfAgent.put(
            member.key(), functions.members().stream().map(JsonValue.Member::key).toList());
      }
    }
  }

  private void indexLoads(@Nullable JsonValue value) {
    if (value instanceof JsonValue.Arr array) {
      for (JsonValue element : array.elements()) {
        String id = element instanceof JsonValue.Obj load ? text(load, "id") : null;
        if (id != null) {
          loads.add(id);
        }
      }
    }
  }

  private void walk(JsonValue value) {
    if (value instanceof JsonValue.Arr array) {
      for (int i = 0; i < array.elements().size(); i++) {
        walk(array.elements().get(i));
      }
    } else if (value instanceof JsonValue.Obj object) {
      declare(object);
      for (int i = 0; i < object.members().size(); i++) {
        walk(object.members().get(i).value());
      }
    }
  }

  private void declare(JsonValue.Obj object) {
    String id = text(object, "id");
    String type = text(object, "type");
    String name = text(object, "name");
    String module = text(object, "module");
    boolean spec = id != null && object.get("do") == null;
    if (id != null && spec && object.get("module") == null) {
      declare(id, new Holder(type == null ? "?" : type, null), object);
      if (object.get("child") instanceof JsonValue.Obj child) {
        String inside = text(child, "type");
        typeInPartitions.put(id, inside == null ? "worker" : inside);
      }
    }
    String spawned = spawnedModule(object);
    if (name != null && (spec || module != null || spawned != null)) {
      declare(name, new Holder("worker", module == null ? spawned : module), object);
    }
    String register = text(object, "register");
    if (register != null) {
      declare(register, new Holder("worker", null), object);
    }
  }

  private static @Nullable String spawnedModule(JsonValue.Obj object) {
    for (String verb : List.of("spawn", "spawn_link", "spawn_monitor")) {
      String module = text(object, verb);
      if (module != null) {
        return module;
      }
    }
    return null;
  }

  private void declare(String name, Holder holder, JsonValue.Obj spec) {
    int replicas = 0;
    if (spec.get("replicas") instanceof JsonValue.Num number && number.text().length() < 7) {
      var count = Values.decimal(number);
      replicas = count == null ? 0 : Math.min(count.intValue(), MOST_REPLICAS);
    }
    if (replicas == 0) {
      registered.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(holder);
    }
    for (int i = 1; i <= replicas; i++) {
      registered.computeIfAbsent(name + '-' + i, _ -> new ArrayList<>(1)).add(holder);
    }
  }

  private static @Nullable String text(JsonValue.Obj object, String key) {
    return object.get(key) instanceof JsonValue.Str text ? text.value() : null;
  }

  /// Tells whether the scenario has a part `modules` at all.
  boolean modulesGiven() {
    return modulesGiven;
  }

  /// Returns the `use` of a module, `?` where it has none, null where there is no such module.
  @Nullable String useOf(String module) {
    return useOfModule.get(module);
  }

  Collection<String> modules() {
    return useOfModule.keySet();
  }

  /// Returns what may hold a name; empty where nothing ever does.
  List<Holder> holders(String name) {
    return registered.getOrDefault(name, List.of());
  }

  Collection<String> names() {
    return registered.keySet();
  }

  /// Returns the names that only things of these types hold.
  List<String> namesOf(Collection<String> types) {
    List<String> names = new ArrayList<>();
    registered.forEach((name, holders) -> {
      if (holders.stream().anyMatch(holder -> types.contains(holder.type()))) {
        names.add(name);
      }
    });
    return names;
  }

  /// Returns the type of the children of a partition_supervisor, or null.
  @Nullable String typeInPartitionsOf(String supervisor) {
    return typeInPartitions.get(supervisor);
  }

  boolean isLoad(String id) {
    return loads.contains(id);
  }

  Collection<String> loads() {
    return loads;
  }

  /// Tells whether only processes of modules with this `use` ever hold the name.
  boolean isHeldOnlyBy(String use, String name) {
    List<Holder> holders = holders(name);
    return !holders.isEmpty()
        && holders.stream()
            .allMatch(holder -> holder.module() != null && use.equals(useOf(holder.module())));
  }

  /// Returns the functions of all agents.
  Collection<String> agentFunctions() {
    var functions = new TreeSet<String>();
    functionsOfAgent.values().forEach(functions::addAll);
    return functions;
  }
}
