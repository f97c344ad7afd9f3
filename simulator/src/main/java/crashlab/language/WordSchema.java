package crashlab.language;

import crashlab.scenario.Param;
import crashlab.scenario.SchemaRule;
import crashlab.scenario.Word;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A word as a JSON Schema: an object with the word's keys, and what they ask of each other.
final class WordSchema {
  private WordSchema() {}

  static ObjectNode of(Word word) {
    ObjectNode schema = Json.object();
    schema.put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required");
    add(word.subject(), properties, required);
    word.options().forEach(option -> add(option, properties, required));
    schema.put("additionalProperties", false);
    schema.put("description", plain(word.says()));
    word.rules().forEach(rule -> add(rule, schema));
    return schema;
  }

  private static void add(Param<?> param, ObjectNode properties, ArrayNode required) {
    properties.set(param.key(), property(param));
    if (param.isNeeded()) {
      required.add(param.key());
    }
  }

  private static ObjectNode property(Param<?> param) {
    ObjectNode property = Json.parse(param.type().schema());
    if (!param.says().isEmpty()) {
      property.put("description", plain(param.says()));
    }
    String names = param.type().names();
    if (names != null) {
      property.put("x-names", names);
    }
    String usual = param.usual();
    if (usual != null) {
      property.set("default", Json.value(usual));
    }
    return property;
  }

  private static void add(SchemaRule rule, ObjectNode schema) {
    switch (rule) {
      case SchemaRule.OneAtMost(List<String> keys) -> oneAtMost(keys, schema);
      case SchemaRule.OneAtLeast(List<String> keys) -> {
        ArrayNode forms = list(schema, "allOf").addObject().putArray("anyOf");
        keys.forEach(key -> forms.addObject().putArray("required").add(key));
      }
      case SchemaRule.Needs(String key, String other) -> {
        ObjectNode needs =
            schema.get("dependentRequired") instanceof ObjectNode there
                ? there
                : schema.putObject("dependentRequired");
        list(needs, key).add(other);
      }
    }
  }

  private static void oneAtMost(List<String> keys, ObjectNode schema) {
    ArrayNode all = list(schema, "allOf");
    for (int i = 0; i < keys.size(); i++) {
      for (String other : keys.subList(i + 1, keys.size())) {
        ArrayNode both = all.addObject().putObject("not").putArray("required");
        both.add(keys.get(i)).add(other);
      }
    }
  }

  private static ArrayNode list(ObjectNode node, String key) {
    return node.get(key) instanceof ArrayNode there ? there : node.putArray(key);
  }

  /// Sentences are Markdown; editors show the schema's as they are.
  private static String plain(String sentence) {
    return sentence.replace("`", "");
  }
}
