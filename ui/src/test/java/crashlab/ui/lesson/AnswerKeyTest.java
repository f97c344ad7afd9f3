package crashlab.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.scenario.ReadResult;
import crashlab.scenario.Scenario;
import crashlab.ui.session.ScenarioText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AnswerKeyTest {
  private static final Path SCENARIOS = Path.of("../scenarios");

  /// The claim of an answer is true of the run and names the right choice, or asks yes or no.
  @TestFactory
  Stream<DynamicTest> theSimulatorFindsOneRightChoiceForEachQuestionThatShips()
      throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(SCENARIOS)) {
      files = found.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    return files.stream()
        .filter(file -> !file.toString().contains(".solution"))
        .map(file ->
            DynamicTest.dynamicTest(
                file.getFileName().toString(),
                () -> {
                  for (Prediction answer : AnswerKey.of(scenario(file))) {
                    assertThat(answer.right()).as(answer.question().ask()).isNotNegative();
                    if (!Readings.isYesOrNo(answer.question())) {
                      assertThat(answer.verdict().holds()).as(answer.rightWords()).isTrue();
                    }
                  }
                }));
  }

  @Test
  void aNumberIsPutInThePlaceOfTheCount() throws IOException {
    assertThat(answers("supervision/nested-escalation")).containsExactly("64", "yes");
    assertThat(answers("tasks/linked-task")).containsExactly("yes", "2", "no");
    assertThat(answers("startup/boot-failure")).containsExactly("0", "no");
  }

  @Test
  void aWordIsAReasonAProcessOrAnOutcome() throws IOException {
    assertThat(answers("signals/linked-to-a-third-process")).containsExactly("no", "bad_font");
    assertThat(answers("genserver/two-servers-calling-each-other"))
        .containsExactly("Pricing", "no");
    assertThat(answers("genserver/timeout-dominoes").getFirst()).isEqualTo("Orders");
    assertThat(answers("vm/application-end").getFirst()).isEqualTo("vm_died");
  }

  @Test
  void aTimeIsPutInThePlaceOfTheInstant() throws IOException {
    assertThat(answers("supervision/contain-the-widget")).containsExactly("at 2 s");
  }

  @Test
  void anotherRunHasAnotherAnswer() throws IOException {
    assertThat(answers("tasks/keep-checkout-alive")).containsExactly("2");
    assertThat(answers("tasks/keep-checkout-alive.solution")).containsExactly("3");
  }

  @Test
  void theAnswerSaysWhy() throws IOException {
    Prediction answer =
        AnswerKey.of(scenario(file("signals/linked-to-a-third-process"))).getLast();

    assertThat(answer.verdict().seen()).startsWith("it happened once at ");
    assertThat(answer.chain()).last().asString().contains("ReportServer was linked to");
    assertThat(answer.telling().seq()).isPositive();
  }

  private static List<String> answers(String name) throws IOException {
    return AnswerKey.of(scenario(file(name))).stream().map(Prediction::rightWords).toList();
  }

  private static Path file(String name) {
    return SCENARIOS.resolve(name + ".json");
  }

  private static Scenario scenario(Path file) throws IOException {
    return switch (ScenarioText.load(file).read()) {
      case ReadResult.Read read -> read.scenario();
      case ReadResult.Refused refused -> throw new AssertionError(refused.text());
    };
  }
}
