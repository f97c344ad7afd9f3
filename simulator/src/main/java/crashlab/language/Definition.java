package crashlab.language;

import crashlab.scenario.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A definition of the schema whose forms are words.
///
/// What all its words share stands in the frame, as forms of the definition: each word is joined
/// with each of them, as a fault is with `at` and with `when`.
final class Definition {
  private static final String ANY_OF = "anyOf";
  private static final String PROPERTIES = "properties";
  private static final String REQUIRED = "required";

  private final ObjectNode definition;

  /// @param definition of the frame, to be completed
  Definition(ObjectNode definition) {
    this.definition = definition;
  }

  void complete(List<Word> words) {
    List<ObjectNode> shared = new ArrayList<>();
    for (JsonNode form : definition.path(ANY_OF)) {
      shared.add(form.asObject());
    }
    ArrayNode forms = definition.putArray(ANY_OF);
    for (Word word : words) {
      ObjectNode own = WordSchema.of(word);
      if (shared.isEmpty()) {
        forms.add(own);
      }
      shared.forEach(form -> forms.add(joined(own, form)));
    }
    forms.addObject().put("$ref", "#/$defs/param");
  }

  /// First what is required of all words, then the word's own keys, then what is optional.
  private static ObjectNode joined(ObjectNode word, ObjectNode shared) {
    ObjectNode joined = word.deepCopy();
    ObjectNode properties = joined.putObject(PROPERTIES);
    ArrayNode required = joined.putArray(REQUIRED);
    Set<String> first = new TreeSet<>();
    for (JsonNode key : shared.path(REQUIRED)) {
      first.add(key.asString());
      required.add(key);
    }
    word.path(REQUIRED).forEach(required::add);
    copy(shared.path(PROPERTIES), properties, first::contains);
    copy(word.path(PROPERTIES), properties, _ -> true);
    copy(shared.path(PROPERTIES), properties, key -> !first.contains(key));
    for (Map.Entry<String, JsonNode> rule : shared.properties()) {
      if (!rule.getKey().equals(PROPERTIES) && !rule.getKey().equals(REQUIRED)) {
        join(joined, rule);
      }
    }
    return joined;
  }

  private static void copy(JsonNode from, ObjectNode to, Predicate<String> which) {
    for (Map.Entry<String, JsonNode> entry : from.properties()) {
      if (which.test(entry.getKey())) {
        to.set(entry.getKey(), entry.getValue().deepCopy());
      }
    }
  }

  private static void join(ObjectNode into, Map.Entry<String, JsonNode> rule) {
    switch (into.get(rule.getKey())) {
      case ObjectNode object -> object.setAll(rule.getValue().deepCopy().asObject());
      case ArrayNode array -> array.addAll(rule.getValue().deepCopy().asArray());
      case null, default -> into.set(rule.getKey(), rule.getValue().deepCopy());
    }
  }
}
