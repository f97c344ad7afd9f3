package crashlab.language;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.scenario.Param;
import crashlab.scenario.SchemaRule;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Word;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class DefinitionTest {
  private static final Word SHOUT =
      Word.of(Param.needed("shout", ValueTypes.TEXT), "Shouts.")
          .with(Param.optional("loud", ValueTypes.MARK), Param.optional("low", ValueTypes.MARK))
          .ruled(new SchemaRule.Needs("loud", "low"));
  private static final Word HUSH = Word.of(Param.needed("hush", ValueTypes.MARK), "Hushes.");

  private static String completed(String definition, Word... words) {
    ObjectNode schema = Json.parse(definition);
    new Definition(schema).complete(List.of(words));
    return schema.toPrettyString();
  }

  private static String pretty(String json) {
    return Json.parse(json).toPrettyString();
  }

  @Test
  void whatIsOnlyDescribedGetsAFormForEachWord() {
    assertThat(completed("{\"description\": \"A noise.\"}", SHOUT, HUSH))
        .isEqualTo(
            pretty(
                """
                {
                  "description": "A noise.",
                  "anyOf": [%s, %s, {"$ref": "#/$defs/param"}]
                }
                """
                    .formatted(WordSchema.of(SHOUT), WordSchema.of(HUSH))));
  }

  @Test
  void aWordIsJoinedWithEachFormOfWhatAllWordsShare() {
    assertThat(
            completed(
                """
                {"anyOf": [
                  {"properties": {"again": {"type": "integer"}, "at": {"type": "string"}, "every": {"type": "string"}},
                   "required": ["at"], "dependentRequired": {"every": ["again"]}},
                  {"properties": {"when": {"type": "string"}}, "required": ["when"]}
                ]}
                """,
                SHOUT))
        .isEqualTo(
            pretty(
                """
                {"anyOf": [
                  {"type": "object",
                   "properties": {
                     "at": {"type": "string"}, "shout": {"$ref": "#/$defs/text"},
                     "loud": {"$ref": "#/$defs/mark"}, "low": {"$ref": "#/$defs/mark"},
                     "again": {"type": "integer"}, "every": {"type": "string"}},
                   "required": ["at", "shout"],
                   "additionalProperties": false,
                   "description": "Shouts.",
                   "dependentRequired": {"loud": ["low"], "every": ["again"]}},
                  {"type": "object",
                   "properties": {
                     "when": {"type": "string"}, "shout": {"$ref": "#/$defs/text"},
                     "loud": {"$ref": "#/$defs/mark"}, "low": {"$ref": "#/$defs/mark"}},
                   "required": ["when", "shout"],
                   "additionalProperties": false,
                   "description": "Shouts.",
                   "dependentRequired": {"loud": ["low"]}},
                  {"$ref": "#/$defs/param"}
                ]}
                """));
  }
}
