package crashlab.language;

import crashlab.otp.Cost;
import crashlab.scenario.ChildType;
import crashlab.scenario.FaultVerb;
import crashlab.scenario.ModuleKind;
import crashlab.scenario.Verb;
import crashlab.scenario.Word;
import crashlab.simulation.Libraries;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The JSON Schema of scenarios. What the systems declare of their words completes a frame that is
/// written by hand: the file around the words, and the types of values.
///
/// Beside what JSON Schema knows, `x-names` says which names of the document may stand somewhere,
/// such as `supervisor` or `module:task`; the editor proposes them.
public final class ScenarioSchema {
  private static final String FRAME = "scenario.schema.frame.json";

  /// The definitions that words complete.
  private static final Map<String, List<Word>> WORDS =
      Map.of(
          "step", words(Libraries.VOCABULARY.verbs(), Verb::word),
          "fault", words(Libraries.VOCABULARY.faults(), FaultVerb::word),
          "module", words(Libraries.VOCABULARY.moduleKinds(), ModuleKind::word),
          "child", childTypes(),
          "partition_child", childTypes(),
          "root", rootTypes());

  private ScenarioSchema() {}

  /// Returns the text of the schema.
  public static String text() {
    ObjectNode schema = Json.resource(FRAME);
    ObjectNode definitions = schema.get("$defs").asObject();
    WORDS.forEach((name, words) -> new Definition(definition(definitions, name)).complete(words));
    ExpectationSchema.complete(
        definition(definitions, "expectation"),
        definitions.putObject("reading").put("description", "What is read off a run."),
        Libraries.VOCABULARY.observables());
    addCosts(definition(definitions, "costs"));
    definitions.set("patch", PatchSchema.of(definitions));
    return Json.text(schema);
  }

  private static List<Word> rootTypes() {
    return childTypes().stream().filter(type -> type.name().equals("supervisor")).toList();
  }

  private static List<Word> childTypes() {
    return words(Libraries.VOCABULARY.children(), ChildType::word);
  }

  private static <T> List<Word> words(List<T> declared, Function<T, Word> word) {
    return declared.stream().map(word).toList();
  }

  /// A definition that the frame only describes.
  private static ObjectNode definition(ObjectNode definitions, String name) {
    return definitions.get(name).asObject();
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
