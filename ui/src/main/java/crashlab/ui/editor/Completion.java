package crashlab.ui.editor;

import crashlab.scenario.JsonEdit;
import crashlab.scenario.JsonValue;
import crashlab.ui.editor.Schema.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// What could be written at the caret: keys and words of the schema, and names of the document.
final class Completion {
  static final Proposals NONE = new Proposals(0, 0, List.of());
  private static final int MOST = 200;

  private final Schema schema;

  Completion(Schema schema) {
    this.schema = schema;
  }

  /// What there is for a place.
  ///
  /// @param from where what is replaced begins
  /// @param to where it ends
  record Proposals(int from, int to, List<Proposal> all) {
    boolean isEmpty() {
      return all.isEmpty();
    }
  }

  /// Returns what fits to what stands before the caret; what begins like it comes first.
  Proposals at(String text, int caret) {
    Loose root = LooseReader.read(text);
    Spot spot = Spot.at(text, root, caret);
    List<Proposal> all =
        switch (spot.role()) {
          case KEY -> keys(spot);
          case VALUE -> values(spot, DocumentNames.of(root));
          case NOTHING -> List.of();
        };
    return new Proposals(spot.written().from(), spot.written().to(), matching(all, spot));
  }

  private static List<Proposal> matching(List<Proposal> all, Spot spot) {
    String typed = spot.written().typed().toLowerCase(Locale.ROOT);
    List<Proposal> first = new ArrayList<>();
    List<Proposal> then = new ArrayList<>();
    for (Proposal proposal : all) {
      String label = proposal.label().toLowerCase(Locale.ROOT);
      if (label.startsWith(typed)) {
        first.add(proposal);
      } else if (label.contains(typed)) {
        then.add(proposal);
      }
    }
    first.addAll(then);
    return first.size() > MOST ? List.copyOf(first.subList(0, MOST)) : first;
  }

  private List<Proposal> keys(Spot spot) {
    if (!(spot.around().getLast() instanceof Loose.Obj object)) {
      return List.of();
    }
    List<Form> forms = schema.fitting(schema.formsAt(spot), object, spot);
    boolean begun =
        object.members().stream()
            .anyMatch(m -> m.name().start() != spot.written().from() && m.colon() >= 0);
    Map<String, Proposal> found = new LinkedHashMap<>();
    for (int pass = 0; pass < 2; pass++) {
      for (Form form : forms) {
        boolean required = pass == 0;
        boolean all = required || begun || forms.size() == 1;
        if (!isAside(form, begun)) {
          addKeys(form, key -> all && form.requires(key) == required, spot, found);
        }
      }
    }
    return List.copyOf(found.values());
  }

  /// A parameter may stand everywhere: that is worth saying only where nothing else was begun.
  private static boolean isAside(Form form, boolean begun) {
    return form.isParameter() && begun;
  }

  private void addKeys(Form form, Predicate<String> wanted, Spot spot, Map<String, Proposal> into) {
    JsonValue.Obj properties = form.object("properties");
    if (properties == null) {
      return;
    }
    Loose.Obj object = (Loose.Obj) spot.around().getLast();
    for (JsonValue.Member member : properties.members()) {
      String key = member.key();
      boolean there =
          object.members().stream()
              .anyMatch(m -> m.key().equals(key) && m.name().start() != spot.written().from());
      if (wanted.test(key) && !there && member.value() instanceof JsonValue.Obj rules) {
        into.putIfAbsent(key, key(form, key, rules, spot));
      }
    }
  }

  private Proposal key(Form form, String key, JsonValue.Obj rules, Spot spot) {
    String own = Schema.text(rules, "description");
    boolean verb = key.equals(form.verb()) && form.definition().equals("step");
    List<Form> values = schema.formsOf(rules);
    String description = verb || own.isEmpty() ? either(form.description(), values) : own;
    String quoted = JsonEdit.quoted(key);
    if (spot.written().hasColon()) {
      return new Proposal(key, quoted, 0, verb ? "step" : "key", description, false);
    }
    String shape = shape(values);
    return new Proposal(
        key,
        quoted + ": " + shape,
        shape.length() / 2,
        verb ? "step" : "key",
        withDefault(description, rules),
        true);
  }

  private static String either(String description, List<Form> values) {
    return description.isEmpty() && !values.isEmpty()
        ? values.getFirst().description()
        : description;
  }

  private static String withDefault(String description, JsonValue.Obj rules) {
    JsonValue usual = rules.get("default");
    return usual == null ? description : (description + " Default: " + json(usual) + ".").strip();
  }

  /// The brackets or quotes that a value begins and ends with; the caret goes between them.
  private static String shape(List<Form> values) {
    for (Form form : values) {
      if (form.isParameter()) {
        continue;
      }
      String type = Schema.text(form.rules(), "type");
      JsonValue only = form.rules().get("const");
      if (type.equals("string")
          || only instanceof JsonValue.Str
          || form.rules().get("enum") != null) {
        return "\"\"";
      }
      if (type.equals("array")) {
        return "[]";
      }
      if (type.equals("object")) {
        return "{}";
      }
      return "";
    }
    return "";
  }

  private List<Proposal> values(Spot spot, DocumentNames names) {
    Map<String, Proposal> found = new LinkedHashMap<>();
    for (Form form : schema.formsAt(spot)) {
      if (form.isParameter()) {
        continue;
      }
      Expected.names(form, spot, names)
          .forEach((name, what) ->
              found.putIfAbsent(name, value(name, JsonEdit.quoted(name), what, form)));
      addWords(form, found);
    }
    if (!spot.written().quoted() && !names.params().isEmpty() && !spot.path().isEmpty()) {
      for (String param : names.params()) {
        String text = "{\"$param\": " + JsonEdit.quoted(param) + "}";
        found.put(text, new Proposal("$param " + param, text, 0, "parameter", "", false));
      }
    }
    return List.copyOf(found.values());
  }

  private static void addWords(Form form, Map<String, Proposal> into) {
    List<JsonValue> words = new ArrayList<>();
    if (form.rules().get("enum") instanceof JsonValue.Arr all) {
      words.addAll(all.elements());
    }
    for (String key : List.of("const", "default")) {
      JsonValue word = form.rules().get(key);
      if (word != null) {
        words.add(word);
      }
    }
    if (form.rules().get("examples") instanceof JsonValue.Arr all) {
      words.addAll(all.elements());
    }
    for (JsonValue word : words) {
      String json = json(word);
      String label = word instanceof JsonValue.Str string ? string.value() : json;
      into.putIfAbsent(label, value(label, json, "value", form));
    }
    if (Schema.text(form.rules(), "type").equals("boolean")) {
      for (String word : List.of("true", "false")) {
        into.putIfAbsent(word, value(word, word, "value", form));
      }
    }
  }

  private static Proposal value(String label, String text, String detail, Form form) {
    String said =
        Set.of("name", "module", "id", "path").contains(detail)
            ? form.purpose()
            : form.description();
    return new Proposal(label, text, 0, detail, said, false);
  }

  private static String json(JsonValue value) {
    return value.source().text().substring(value.start(), value.end());
  }
}
