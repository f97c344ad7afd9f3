package crashlab.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Every name that a scenario ever gives to anything, found before the parts are read, since steps
/// speak of supervisors and modules that stand further down.
public final class NameIndex {
  private static final Pattern PARTITION =
      Pattern.compile("(.+)\\.PIDPartition(0|[1-9][0-9]{0,5})");

  private final Map<String, String> useOfModule = new LinkedHashMap<>();
  private final Map<String, List<Holder>> registered = new LinkedHashMap<>();
  private final Map<String, String> typeInPartitions = new LinkedHashMap<>();
  private final Map<String, Integer> partitionsOfRegistry = new LinkedHashMap<>();
  private final TreeSet<String> agentFunctions = new TreeSet<>();
  private final TreeSet<String> loads = new TreeSet<>();
  private final Definitions modulePlaces = new Definitions();
  private final Definitions namePlaces = new Definitions();
  private final Definitions functionPlaces = new Definitions();
  private final Definitions loadPlaces = new Definitions();
  private int replicasLeft = ChildParams.MOST_CHILDREN;
  private boolean modulesGiven;

  /// What may hold a registered name.
  ///
  /// @param type of the child spec; `worker` for all that has a module; `?` where it is unknown
  /// @param module null where there is none
  public record Holder(String type, @Nullable String module) {}

  NameIndex(JsonValue scenario) {
    if (scenario instanceof JsonValue.Obj root) {
      At at = At.root(root);
      for (JsonValue.Member member : root.members()) {
        At part = at.child(member.key(), member.value());
        switch (member.key()) {
          case "modules" -> indexModules(part);
          case "load" -> indexLoads(part);
          default -> {}
        }
        walk(part);
      }
    }
  }

  private void indexModules(At modules) {
    if (!(modules.value() instanceof JsonValue.Obj object)) {
      return;
    }
    modulesGiven = true;
    for (JsonValue.Member member : object.members()) {
      At at = modules.child(member.key(), member.value());
      modulePlaces.defineKey(member.key(), at);
      String use = null;
      if (member.value() instanceof JsonValue.Obj module) {
        use = text(module, "use");
        indexFunctions(at, module);
      }
      useOfModule.put(member.key(), use == null ? "?" : use);
    }
  }

  private void indexFunctions(At at, JsonValue.Obj module) {
    if (module.get("functions") instanceof JsonValue.Obj functions) {
      for (JsonValue.Member function : functions.members()) {
        agentFunctions.add(function.key());
        At place = at.child("functions", functions).child(function.key(), function.value());
        functionPlaces.defineKey(function.key(), place);
      }
    }
  }

  private void indexLoads(At loadsAt) {
    if (loadsAt.value() instanceof JsonValue.Arr array) {
      for (int i = 0; i < array.elements().size(); i++) {
        JsonValue element = array.elements().get(i);
        if (element instanceof JsonValue.Obj load && load.get("id") instanceof JsonValue.Str id) {
          loads.add(id.value());
          loadPlaces.defineText(id.value(), loadsAt.child(i, load).child("id", id));
        }
      }
    }
  }

  private void walk(At at) {
    if (at.value() instanceof JsonValue.Arr array) {
      for (int i = 0; i < array.elements().size(); i++) {
        walk(at.child(i, array.elements().get(i)));
      }
    } else if (at.value() instanceof JsonValue.Obj object) {
      declare(at, object);
      for (int i = 0; i < object.members().size(); i++) {
        JsonValue.Member member = object.members().get(i);
        walk(at.child(member.key(), member.value()));
      }
    }
  }

  private void declare(At at, JsonValue.Obj object) {
    String id = text(object, "id");
    String type = text(object, "type");
    String name = text(object, "name");
    String module = text(object, "module");
    boolean spec = id != null && object.get("do") == null;
    if (id != null && spec && object.get("module") == null) {
      declare(id, new Holder(type == null ? "?" : type, null), at, "id");
      if (object.get("child") instanceof JsonValue.Obj child) {
        String inside = text(child, "type");
        typeInPartitions.put(id, inside == null ? "worker" : inside);
      }
    }
    String spawned = spawnedModule(object);
    if (name != null && (spec || module != null || spawned != null)) {
      declare(name, new Holder("worker", module == null ? spawned : module), at, "name");
    }
    String register = text(object, "register");
    if (register != null) {
      declare(register, new Holder("worker", null), at, "register");
    }
  }

  private static @Nullable String spawnedModule(JsonValue.Obj object) {
    for (String verb : List.of("spawn", "spawn_link", "spawn_monitor", "start_link")) {
      String module = text(object, verb);
      if (module != null) {
        return module;
      }
    }
    return null;
  }

  /// @param at the object that gives the name
  /// @param key under which it gives it
  private void declare(String name, Holder holder, At at, String key) {
    if (!(at.value() instanceof JsonValue.Obj spec)) {
      return;
    }
    int replicas = 0;
    if (spec.get("replicas") instanceof JsonValue.Num number && number.text().length() < 7) {
      var count = Values.decimal(number);
      replicas = count == null ? 0 : Math.min(count.intValue(), replicasLeft);
      replicasLeft -= Math.max(0, replicas);
    }
    if (replicas == 0) {
      register(name, holder, spec);
      JsonValue place = spec.get(key);
      if (place != null) {
        namePlaces.defineText(name, at.child(key, place));
      }
    }
    for (int i = 1; i <= replicas; i++) {
      register(name + '-' + i, holder, spec);
    }
  }

  private void register(String name, Holder holder, JsonValue.Obj spec) {
    registered.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(holder);
    if (holder.type().equals("registry")) {
      JsonValue partitions = spec.get("partitions");
      BigDecimal count = partitions == null ? null : Values.decimal(partitions);
      partitionsOfRegistry.put(name, count == null ? 1 : count.intValue());
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
  public @Nullable String useOf(String module) {
    return useOfModule.get(module);
  }

  Collection<String> modules() {
    return useOfModule.keySet();
  }

  /// Takes the name of a process that a system runs by itself.
  public void provide(String name) {
    registered.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(new Holder("?", null));
  }

  /// Returns what may hold a name; empty where nothing ever does.
  public List<Holder> holders(String name) {
    return registered.getOrDefault(name, List.of());
  }

  /// Returns the registry whose partition process has a name, such as `Names.PIDPartition0`; null
  /// where there is none.
  ///
  /// Source: Elixir registry.ex, `Registry.Partition.pid_name/2`.
  @Nullable String registryOfPartition(String name) {
    Matcher parts = PARTITION.matcher(name);
    if (!parts.matches()) {
      return null;
    }
    String registry = parts.group(1);
    int partitions = partitionsOfRegistry.getOrDefault(registry, 0);
    return Integer.parseInt(parts.group(2)) < partitions ? registry : null;
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
  public @Nullable String typeInPartitionsOf(String supervisor) {
    return typeInPartitions.get(supervisor);
  }

  boolean isLoad(String id) {
    return loads.contains(id);
  }

  Collection<String> loads() {
    return loads;
  }

  /// Tells whether only processes of modules with this `use` ever hold the name.
  public boolean isHeldOnlyBy(String use, String name) {
    List<Holder> holders = holders(name);
    return !holders.isEmpty()
        && holders.stream()
            .allMatch(holder -> holder.module() != null && use.equals(useOf(holder.module())));
  }

  /// Returns the functions of all agents.
  public Collection<String> agentFunctions() {
    return agentFunctions;
  }

  Definitions modulePlaces() {
    return modulePlaces;
  }

  Definitions namePlaces() {
    return namePlaces;
  }

  public Definitions functionPlaces() {
    return functionPlaces;
  }

  Definitions loadPlaces() {
    return loadPlaces;
  }
}
