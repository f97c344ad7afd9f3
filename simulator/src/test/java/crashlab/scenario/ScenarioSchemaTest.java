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
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The schema that editors use and the reader agree: what the reader takes, the schema takes; what
/// the schema takes and the reader does not breaks a rule that a schema cannot say.
class ScenarioSchemaTest {
  /// What only the reader can see: names that lead nowhere, and values that clash with others.
  private static final List<String> BEYOND_A_SCHEMA =
      List.of(
          "expected a name that some process is registered under",
          "expected the name of",
          "expected a path",
          "expected a module after",
          "expected a registered name, a path of child ids",
          "expected the id of a child",
          "expected the id of a load",
          "expected one of the scenario's params",
          "expected a function of an agent",
          "expected a key of the module's state",
          "expected a state of this gen_statem",
          "expected another name",
          "expected a task module",
          "expected a process or task module",
          "expected a module",
          "expected a JSON Pointer to",
          "expected a time before",
          "expected a duration above 0",
          "expected a rate above 0",
          "expected a duration of at most",
          "expected a duration of whole",
          "expected an integer of at most 64",
          "expected a name that nobody holds",
          "expected a number",
          "expected a size",
          "expected a rate such as 900",
          "expected a duration such as \"20ms\"",
          "expected max or now after",
          "expected in or prefix",
          "is already given",
          "makes no sense in",
          "nothing speaks of",
          "second duration is less",
          "p99 is below",
          "before it begins",
          "at_most is below",
          "needs \"every\"",
          "has no restart_child",
          "has no delete_child",
          "starts tasks only",
          "expected one of the partitions",
          "a parameter cannot refer",
          "cannot read",
          "null removes",
          "more than 100000 children",
          "a return value of init since OTP 26",
          "exist since OTP 24");

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
        if (valid && refused.problems().stream().noneMatch(p -> isBeyondASchema(p.message()))) {
          disagreements.add("only the schema takes it: " + refused.problems());
        }
      }
    }
    return result instanceof ReadResult.Read;
  }

  private static boolean isBeyondASchema(String message) {
    return BEYOND_A_SCHEMA.stream().anyMatch(message::contains);
  }

  private List<String> errors(String text) {
    return schema.validate(text, InputFormat.JSON).stream().map(Object::toString).toList();
  }
}
