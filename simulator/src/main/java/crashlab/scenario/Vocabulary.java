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

  /// @throws IllegalStateException if two systems declare one verb, or one metric
  public Vocabulary(List<Verb> verbs, List<Metric> metrics) {
    this.metrics = new Metrics(metrics);
    for (Verb verb : verbs) {
      if (this.verbs.put(verb.name(), verb) != null) {
        throw new IllegalStateException("the verb (" + verb + ") is declared twice");
      }
      (verb.isAlsoOption() ? weak : strong).add(verb.name());
    }
  }

  public List<Verb> verbs() {
    return List.copyOf(verbs.values());
  }

  public Metrics metrics() {
    return metrics;
  }

  /// The verb of a name, or null.
  @Nullable Verb verb(String name) {
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
    for (JsonValue.Member member : firstOf(step)) {
      if (Unsupported.key(member.key()) != null
          || Suggestion.nearest(member.key(), strong) != null
          || Suggestion.nearest(member.key(), weak) != null) {
        return member;
      }
    }
    return step.members().getFirst();
  }

  /* No step has more keys than this; a file may. */
  private static List<JsonValue.Member> firstOf(JsonValue.Obj step) {
    return step.members().subList(0, Math.min(MOST_KEYS, step.members().size()));
  }
}
