package crashlab.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All words that scenarios may use: what the systems that are simulated declare.
public final class Vocabulary {
  private static final int MOST_KEYS = 50;

  private final Map<String, Verb> verbs = new LinkedHashMap<>();
  private final List<String> strong = new ArrayList<>();
  private final List<String> weak = new ArrayList<>();
  private final Metrics metrics;
  private final Observables observables;
  private final List<Param<?>> parts;
  private final List<OwnProcesses> ownProcesses;

  private final Map<String, FaultVerb> faults = new LinkedHashMap<>();
  private final Map<String, ModuleKind> modules = new LinkedHashMap<>();
  private final Map<String, ChildType> children = new LinkedHashMap<>();

  /// The words of steps, faults, modules and child specs.
  public record Words(
      List<Verb> verbs,
      List<FaultVerb> faults,
      List<ModuleKind> modules,
      List<ChildType> children) {}

  /// @param parts the keys at the top of a file that are a system's
  /// @throws IllegalStateException if two systems declare one word
  public Vocabulary(
      Words words, Observables observables, List<Param<?>> parts, List<OwnProcesses> ownProcesses) {
    this.parts = List.copyOf(parts);
    this.ownProcesses = List.copyOf(ownProcesses);
    this.metrics = new Metrics(observables.metrics());
    this.observables = observables;
    for (Verb verb : words.verbs) {
      declare(this.verbs, verb.name(), verb);
      (verb.isAlsoOption() ? weak : strong).add(verb.name());
    }
    words.faults.forEach(fault -> declare(this.faults, fault.name(), fault));
    words.modules.forEach(kind -> declare(this.modules, kind.name(), kind));
    words.children.forEach(type -> declare(this.children, type.name(), type));
    Map<String, Probe> probes = new LinkedHashMap<>();
    observables.probes().forEach(probe -> declare(probes, probe.name(), probe));
  }

  private static <T> void declare(Map<String, T> words, String name, T word) {
    if (words.put(name, word) != null) {
      throw new IllegalStateException("the word (" + name + ") is declared twice");
    }
  }

  public List<Verb> verbs() {
    return List.copyOf(verbs.values());
  }

  /// The keys at the top of a file that are a system's.
  public List<Param<?>> parts() {
    return parts;
  }

  List<OwnProcesses> ownProcesses() {
    return ownProcesses;
  }

  public Metrics metrics() {
    return metrics;
  }

  /// What expectations can read off a run.
  public Observables observables() {
    return observables;
  }

  /// The words of expectations that read something.
  public List<Probe> probes() {
    return observables.probes();
  }

  public List<FaultVerb> faults() {
    return List.copyOf(faults.values());
  }

  /// The fault of a name, or null.
  @Nullable FaultVerb fault(String name) {
    return faults.get(name);
  }

  /// The names of all faults.
  List<String> faultNames() {
    return List.copyOf(faults.keySet());
  }

  public List<ModuleKind> moduleKinds() {
    return List.copyOf(modules.values());
  }

  @Nullable ModuleKind moduleKind(String use) {
    return modules.get(use);
  }

  /// What modules may say under `use`.
  public List<String> moduleUses() {
    return List.copyOf(modules.keySet());
  }

  public List<ChildType> children() {
    return List.copyOf(children.values());
  }

  /// The type of child of a name, or null.
  public @Nullable ChildType childType(String name) {
    return children.get(name);
  }

  /// What child specs may say under `type`.
  public List<String> childTypes() {
    return List.copyOf(children.keySet());
  }

  /// The verb of a name, or null.
  public @Nullable Verb verb(String name) {
    return verbs.get(name);
  }

  /// Tells whether a key is a verb wherever it stands.
  boolean isStrong(String key) {
    Verb verb = verbs.get(key);
    return verb != null && !verb.isAlsoOption();
  }

  private boolean isWeak(String key) {
    Verb verb = verbs.get(key);
    return verb != null && verb.isAlsoOption();
  }

  /// The names of all verbs, those that are options as well at the end.
  List<String> verbNames() {
    List<String> names = new ArrayList<>(strong);
    names.addAll(weak);
    return names;
  }

  /// Returns the member of a step that is its verb, be it misspelt, or null.
  JsonValue.@Nullable Member verbIn(JsonValue.Obj step) {
    JsonValue.Member option = null;
    for (JsonValue.Member member : step.members()) {
      if (isStrong(member.key())) {
        return member;
      }
      if (isWeak(member.key())) {
        option = option == null ? member : option;
      }
    }
    if (laterIn(step) != null) {
      return null;
    }
    JsonValue.Member misspelt = null;
    for (JsonValue.Member member : firstOf(step)) {
      boolean near = misspelt == null && !isWeak(member.key());
      if (near && Suggestion.nearest(member.key(), strong) != null) {
        misspelt = member;
      }
    }
    return misspelt == null ? option : null;
  }

  /// Returns the key of a step without a verb that its verb was probably meant to be.
  JsonValue.Member verbMeantIn(JsonValue.Obj step) {
    JsonValue.Member later = laterIn(step);
    if (later != null) {
      return later;
    }
    for (JsonValue.Member member : firstOf(step)) {
      if (Suggestion.nearest(member.key(), strong) != null
          || Suggestion.nearest(member.key(), weak) != null) {
        return member;
      }
    }
    return step.members().getFirst();
  }

  /* A word of a system that this version does not simulate, however near it is to another. */
  private static JsonValue.@Nullable Member laterIn(JsonValue.Obj step) {
    return firstOf(step).stream()
        .filter(member -> Unsupported.key(member.key()) != null)
        .findFirst()
        .orElse(null);
  }

  /* No step has more keys than this; a file may. */
  private static List<JsonValue.Member> firstOf(JsonValue.Obj step) {
    return step.members().subList(0, Math.min(MOST_KEYS, step.members().size()));
  }
}
