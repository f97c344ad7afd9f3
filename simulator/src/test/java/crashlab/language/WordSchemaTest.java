package crashlab.language;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.scenario.Param;
import crashlab.scenario.SchemaRule;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Word;
import org.junit.jupiter.api.Test;

class WordSchemaTest {
  private static final Word SHOUT =
      Word.of(Param.needed("shout", ValueTypes.SUPERVISOR).says("At whom."), "Calls `shout/2`.")
          .with(
              Param.needed("word", ValueTypes.TEXT),
              Param.usual("times", ValueTypes.integer(1, 9, 3), 3L, "3"),
              Param.optional("loud", ValueTypes.MARK),
              Param.optional("low", ValueTypes.MARK),
              Param.optional("hoarse", ValueTypes.MARK));

  private static void assertSchema(Word word, String expected) {
    assertThat(WordSchema.of(word)).isEqualTo(Json.parse(expected));
  }

  @Test
  void aWordIsAnObjectWithItsKeysAndNoOthers() {
    assertSchema(
        SHOUT,
        """
        {
          "type": "object",
          "properties": {
            "shout": {"$ref": "#/$defs/target", "description": "At whom.", "x-names": "supervisor"},
            "word": {"$ref": "#/$defs/text"},
            "times": {"anyOf": [{"type": "integer", "minimum": 1, "maximum": 9}, {"$ref": "#/$defs/param"}], "default": 3},
            "loud": {"$ref": "#/$defs/mark"},
            "low": {"$ref": "#/$defs/mark"},
            "hoarse": {"$ref": "#/$defs/mark"}
          },
          "required": ["shout", "word"],
          "additionalProperties": false,
          "description": "Calls shout/2."
        }
        """);
  }

  @Test
  void ofKeysThatExcludeEachOtherEachPairIsRefused() {
    assertThat(
            WordSchema.of(SHOUT.ruled(SchemaRule.oneAtMost("loud", "low", "hoarse"))).get("allOf"))
        .isEqualTo(
            Json.value(
                """
                [
                  {"not": {"required": ["loud", "low"]}},
                  {"not": {"required": ["loud", "hoarse"]}},
                  {"not": {"required": ["low", "hoarse"]}}
                ]
                """));
  }

  @Test
  void ofKeysOfWhichOneIsNeededEachWillDo() {
    assertThat(WordSchema.of(SHOUT.ruled(SchemaRule.oneAtLeast("loud", "low"))).get("allOf"))
        .isEqualTo(
            Json.value("[{\"anyOf\": [{\"required\": [\"loud\"]}, {\"required\": [\"low\"]}]}]"));
  }

  @Test
  void aKeyCanNeedOthers() {
    Word word =
        SHOUT
            .ruled(new SchemaRule.Needs("hoarse", "loud"))
            .ruled(new SchemaRule.Needs("hoarse", "low"));

    assertThat(WordSchema.of(word).get("dependentRequired"))
        .isEqualTo(Json.value("{\"hoarse\": [\"loud\", \"low\"]}"));
  }

  @Test
  void theFormatPageShowsWhatIsNeededAndNamesWhatIsNot() {
    assertThat(WordForm.of(SHOUT.ruled(SchemaRule.oneAtLeast("loud", "low"))).markdown())
        .isEqualTo(
            "`{\"shout\": t, \"word\": \"text\", \"loud\": true, \"low\": true}`, with `times`,"
                + " `hoarse`");
  }
}
