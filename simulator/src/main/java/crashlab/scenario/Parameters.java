package crashlab.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts the values of parameters where `{"$param": "name"}` stands.
///
/// What is put in keeps its place in the file, so a problem with it is shown where it was written.
final class Parameters {
  private static final String PARAM = "$param";
  private static final String PARAMS = "params";
  private static final int AFTER_ALL_FILES = 1_000;

  private final Problems problems;
  private final Map<String, JsonValue> values = new LinkedHashMap<>();
  private final Map<String, Integer> sizes = new LinkedHashMap<>();
  private final Definitions places = new Definitions();
  private long expanded;
  private boolean misspelt;

  Parameters(Problems problems) {
    this.problems = problems;
  }

  /// Returns `scenario` with all parameters put in.
  ///
  /// @param overrides values from outside: JSON, or else plain texts
  JsonValue apply(JsonValue scenario, Map<String, String> overrides) {
    if (!(scenario instanceof JsonValue.Obj object)) {
      return scenario;
    }
    collect(object);
    overrides.forEach(this::override);
    if (!holdsReference(object)) {
      return scenario;
    }
    List<JsonValue.Member> members = new ArrayList<>();
    At root = At.root(object);
    for (JsonValue.Member member : object.members()) {
      boolean plain = member.key().equals(PARAMS);
      members.add(plain ? member : replaced(root, member));
    }
    places.check(problems, _ -> false);
    return new JsonValue.Obj(object.source(), object.start(), object.end(), members);
  }

  /// Returns the values in force as texts, by name.
  Map<String, String> inForce() {
    Map<String, String> texts = new LinkedHashMap<>();
    values.forEach((name, value) -> {
      boolean plain = value instanceof JsonValue.Str;
      texts.put(
          name,
          plain
              ? ((JsonValue.Str) value).value()
              : value.source().text().substring(value.start(), value.end()));
    });
    return texts;
  }

  private void collect(JsonValue.Obj scenario) {
    JsonValue params = scenario.get(PARAMS);
    if (params == null) {
      misspelt =
          scenario.members().stream()
              .anyMatch(m -> PARAMS.equals(Suggestion.nearest(m.key(), List.of(PARAMS))));
      return;
    }
    At at = At.root(scenario).child(PARAMS, params);
    if (!(params instanceof JsonValue.Obj object)) {
      problems.mismatch(at, "an object: parameter to value");
      misspelt = true;
      return;
    }
    for (JsonValue.Member member : object.members()) {
      places.defineKey(member.key(), at.child(member.key(), member.value()));
      if (holdsReference(member.value())) {
        problems.add(at.child(member.key(), member.value()), "a parameter cannot refer to another");
        values.put(member.key(), broken(member.value()));
      } else {
        values.put(member.key(), member.value());
      }
    }
  }

  private boolean holdsReference(JsonValue value) {
    return switch (value) {
      case JsonValue.Obj object ->
          object.member(PARAM) != null || misspelt(object) != null || anyHoldsReference(object);
      case JsonValue.Arr array -> anyHoldsReference(array);
      case JsonValue.Str _, JsonValue.Num _, JsonValue.Bool _, JsonValue.Nul _ -> false;
      case JsonValue.Broken _ -> false;
    };
  }

  private boolean anyHoldsReference(JsonValue.Obj object) {
    for (JsonValue.Member member : object.members()) {
      if (holdsReference(member.value())) {
        return true;
      }
    }
    return false;
  }

  private boolean anyHoldsReference(JsonValue.Arr array) {
    for (JsonValue element : array.elements()) {
      if (holdsReference(element)) {
        return true;
      }
    }
    return false;
  }

  private void override(String name, String text) {
    if (!values.containsKey(name)) {
      var source = new Source("--param", name + "=" + text, AFTER_ALL_FILES);
      var place = new JsonValue.Str(source, 0, name.length(), name);
      String expected = "one of the scenario's params";
      problems.mismatch(ProblemKind.UNKNOWN_NAME, At.root(place), expected, values.keySet());
      return;
    }
    var source = new Source("--param " + name, text, AFTER_ALL_FILES);
    var scratch = new Problems();
    JsonValue value = JsonReader.read(source, scratch);
    if (value == null || !scratch.isEmpty()) {
      value = new JsonValue.Str(source, 0, text.length(), text);
    }
    values.put(name, value);
  }

  private JsonValue.Member replaced(At parent, JsonValue.Member member) {
    JsonValue value = replace(parent.child(member.key(), member.value()));
    return new JsonValue.Member(
        member.source(), member.key(), member.keyStart(), member.keyEnd(), value);
  }

  private JsonValue replace(At at) {
    return switch (at.value()) {
      case JsonValue.Obj object -> {
        JsonValue.Member reference = object.member(PARAM);
        JsonValue.Member wrong = reference == null ? misspelt(object) : null;
        if (wrong != null) {
          String text = "unknown key " + Quoted.of(wrong.key()) + ", expected $param";
          problems.addKey(at, wrong, text, List.of(PARAM));
          yield broken(object);
        }
        yield reference == null ? replaceInside(at, object) : referred(at, object, reference);
      }
      case JsonValue.Arr array -> replaceInside(at, array);
      case JsonValue.Str _,
          JsonValue.Num _,
          JsonValue.Bool _,
          JsonValue.Nul _,
          JsonValue.Broken _ ->
          at.value();
    };
  }

  /// Returns the only member of an object whose key looks like that of a reference, or null.
  private JsonValue.@Nullable Member misspelt(JsonValue.Obj object) {
    if (object.members().size() != 1) {
      return null;
    }
    JsonValue.Member member = object.members().getFirst();
    boolean sure = member.key().indexOf('$') >= 0 || namesParameter(member.value());
    return sure && Suggestion.nearest(member.key(), List.of(PARAM)) != null ? member : null;
  }

  private boolean namesParameter(JsonValue value) {
    return value instanceof JsonValue.Str text && values.containsKey(text.value());
  }

  private JsonValue replaceInside(At at, JsonValue.Obj object) {
    List<JsonValue.Member> members = new ArrayList<>(object.members().size());
    for (JsonValue.Member member : object.members()) {
      members.add(replaced(at, member));
    }
    return new JsonValue.Obj(object.source(), object.start(), object.end(), members);
  }

  private JsonValue replaceInside(At at, JsonValue.Arr array) {
    List<JsonValue> elements = new ArrayList<>(array.elements().size());
    for (int i = 0; i < array.elements().size(); i++) {
      elements.add(replace(at.child(i, array.elements().get(i))));
    }
    return new JsonValue.Arr(array.source(), array.start(), array.end(), elements);
  }

  private JsonValue referred(At at, JsonValue.Obj object, JsonValue.Member reference) {
    At nameAt = at.child(PARAM, reference.value());
    if (object.members().size() > 1 || !(reference.value() instanceof JsonValue.Str name)) {
      problems.mismatch(at, "{\"$param\": NAME} and nothing else");
      return broken(object);
    }
    JsonValue value = values.get(name.value());
    if (value == null) {
      if (!misspelt) {
        Problems.Hint hint = new Problems.Hint.Nearest(name.value(), values.keySet());
        places.miss(name.value(), nameAt, "one of the scenario's params", hint);
      }
      return broken(object);
    }
    places.use(name.value());
    expanded += sizes.computeIfAbsent(name.value(), _ -> size(value));
    if (expanded > JsonLimits.TOKENS) {
      problems.add(ProblemKind.LIMIT, at, "with all parameters put in, the scenario is too long");
      expanded = Integer.MIN_VALUE; // said once
      return broken(object);
    }
    return expanded < 0 ? broken(object) : value;
  }

  private static JsonValue broken(JsonValue at) {
    return new JsonValue.Broken(at.source(), at.start(), at.end());
  }

  private static int size(@Nullable JsonValue value) {
    int size = 1;
    if (value instanceof JsonValue.Obj object) {
      for (JsonValue.Member member : object.members()) {
        size += 1 + size(member.value());
      }
    } else if (value instanceof JsonValue.Arr array) {
      for (JsonValue element : array.elements()) {
        size += size(element);
      }
    }
    return size;
  }
}
