package crashlab.language;

import crashlab.otp.Cost;
import crashlab.scenario.Verb;
import crashlab.scenario.Word;
import crashlab.simulation.Libraries;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The JSON Schema of scenarios. What the systems declare of their words completes a frame that is
/// written by hand: the file around the words, and the types of values.
///
/// Beside what JSON Schema knows, `x-names` says which names of the document may stand somewhere,
/// such as `supervisor` or `module:task`; the editor proposes them.
public final class ScenarioSchema {
  private static final String FRAME = "scenario.schema.frame.json";

  private ScenarioSchema() {}

  /// Returns the text of the schema.
  public static String text() {
    ObjectNode schema = Json.resource(FRAME);
    ObjectNode definitions = schema.get("$defs").asObject();
    addForms(definition(definitions, "step"), verbs());
    addCosts(definition(definitions, "costs"));
    definitions.set("patch", PatchSchema.of(definitions));
    return Json.text(schema);
  }

  private static List<Word> verbs() {
    return Libraries.VOCABULARY.verbs().stream().map(Verb::word).toList();
  }

  /// A definition that the frame only describes.
  private static ObjectNode definition(ObjectNode definitions, String name) {
    return definitions.get(name).asObject();
  }

  private static void addForms(ObjectNode definition, List<Word> words) {
    ArrayNode forms = definition.putArray("anyOf");
    words.forEach(word -> forms.add(WordSchema.of(word)));
    forms.add(reference("param"));
  }

  private static void addCosts(ObjectNode definition) {
    ArrayNode forms = definition.putArray("anyOf");
    ObjectNode form = forms.addObject().put("type", "object");
    ObjectNode properties = form.putObject("properties");
    for (Cost cost : Cost.values()) {
      properties.set(cost.word(), cost(cost));
    }
    form.put("additionalProperties", false);
    forms.add(reference("param"));
  }

  private static ObjectNode cost(Cost cost) {
    boolean size = cost.word().endsWith("_bytes");
    ObjectNode schema = reference(size ? "size" : "cost");
    return size
        ? schema.put("default", cost.normal())
        : schema.put("default", cost.normal() + "ns");
  }

  private static ObjectNode reference(String definition) {
    return Json.object().put("$ref", "#/$defs/" + definition);
  }
}
