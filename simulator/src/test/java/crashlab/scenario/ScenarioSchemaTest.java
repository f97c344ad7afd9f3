package crashlab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import crashlab.simulation.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The schema that editors use and the reader agree: what the reader takes, the schema takes; what
/// the schema takes and the reader does not breaks a rule that a schema cannot say.
class ScenarioSchemaTest {
  /// What only the reader can see: names that lead nowhere, and values that clash with others.
  private static final Set<ProblemKind> BEYOND_A_SCHEMA =
      EnumSet.of(
          ProblemKind.UNKNOWN_NAME,
          ProblemKind.OUT_OF_RANGE,
          ProblemKind.CLASH,
          ProblemKind.LIMIT,
          ProblemKind.UNREADABLE);

  private final Schema schema = schema();

  private static Schema schema() {
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    try {
      Path file = Path.of("..", "docs", "scenario.schema.json");
      return registry.getSchema(Files.readString(file), InputFormat.JSON);
    } catch (IOException e) {
      throw new IllegalStateException("no schema", e);
    }
  }

  @Test
  void theSchemaTakesEveryScenarioThatIsKnownToBeSound() {
    List<Map<String, String>> all = List.of(Corpus.valid(), Corpus.recorded(), Corpus.measured());

    for (Map<String, String> texts : all) {
      texts.forEach((name, text) -> assertThat(errors(text)).as(name).isEmpty());
    }
  }

  @Test
  void theyAgreeOnScenariosWithOneValuePutElsewhere() {
    var random = new Random(5);
    List<String> texts = wholeScenarios();
    List<String> disagreements = new ArrayList<>();
    int taken = 0;
    for (int i = 0; i < 1_500; i++) {
      String text = JsonSwap.swapped(texts.get(i % texts.size()), random);
      taken += compare(text, disagreements) ? 1 : 0;
    }

    assertThat(disagreements).isEmpty();
    assertThat(taken).isBetween(150, 1_350);
  }

  @Test
  void theyAgreeOnScenariosWithAKeyTakenOutOrMisspelt() {
    var random = new Random(6);
    List<String> disagreements = new ArrayList<>();
    for (String text : wholeScenarios()) {
      for (int i = 0; i < 100; i++) {
        compare(JsonSwap.withOneKeyChanged(text, random), disagreements);
      }
    }

    assertThat(disagreements).isEmpty();
  }

  /* What a file that extends another has to hold depends on that other, and what a parameter has to
  be on where it is used. */
  private static List<String> wholeScenarios() {
    return Corpus.valid().values().stream()
        .filter(text -> !text.contains("extends"))
        .map(ScenarioSchemaTest::withoutReferences)
        .toList();
  }

  private static String withoutReferences(String text) {
    return text.replace("{\"$param\": \"max_restarts\"}", "3")
        .replace("{\"$param\": \"work\"}", "\"5ms\"")
        .replace("{\"$param\": \"rate\"}", "\"100/s\"")
        .replace("{\"$param\": \"victim\"}", "\"Cache\"");
  }

  /// Returns whether the reader takes `text`; notes a disagreement.
  private boolean compare(String text, List<String> disagreements) {
    SourceLoader loader = SourceLoader.folder(Corpus.folder("/crashlab/scenario/valid"));
    ReadResult result = Scenarios.read("f", text, ReadOptions.DEFAULT, loader);
    boolean valid = errors(text).isEmpty();
    switch (result) {
      case ReadResult.Read _ -> {
        if (!valid) {
          disagreements.add("only the reader takes it: " + text + "\n" + errors(text));
        }
      }
      case ReadResult.Refused refused -> {
        if (valid
            && refused.problems().stream().noneMatch(p -> BEYOND_A_SCHEMA.contains(p.kind()))) {
          disagreements.add("only the schema takes it: " + refused.problems());
        }
      }
    }
    return result instanceof ReadResult.Read;
  }

  private List<String> errors(String text) {
    return schema.validate(text, InputFormat.JSON).stream().map(Object::toString).toList();
  }
}
