package crashlab.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.TracedRun;
import crashlab.scenario.ReadOptions;
import crashlab.scenario.ReadResult;
import crashlab.scenario.Scenario;
import crashlab.simulation.Scenarios;
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
  Stream<DynamicTest> theSimulatorFindsOneRightChoiceForEachQuestionThatShips() {
    return TracedRun.allShipped().stream()
        .filter(file -> !file.contains(".solution"))
        .map(file ->
            DynamicTest.dynamicTest(
                file,
                () -> {
                  for (Prediction answer : AnswerKey.of(scenario(file))) {
                    assertThat(answer.right()).as(answer.question().ask()).isNotNegative();
                    if (!ChoiceClaims.isYesOrNo(answer.question())) {
                      assertThat(answer.verdict().holds()).as(answer.rightWords()).isTrue();
                    }
                  }
                }));
  }

  @Test
  void aNumberIsPutInThePlaceOfTheCount() {
    assertThat(answers("supervision/nested-escalation")).containsExactly("64", "yes");
    assertThat(answers("tasks/linked-task")).containsExactly("yes", "2", "no");
    assertThat(answers("startup/boot-failure")).containsExactly("0", "no");
  }

  @Test
  void aWordIsAReasonAProcessOrAnOutcome() {
    assertThat(answers("signals/linked-to-a-third-process")).containsExactly("no", "bad_font");
    assertThat(answers("genserver/two-servers-calling-each-other"))
        .containsExactly("Pricing", "no");
    assertThat(answers("genserver/timeout-dominoes").getFirst()).isEqualTo("Orders");
    assertThat(answers("vm/application-end").getFirst()).isEqualTo("vm_died");
  }

  @Test
  void aTimeIsPutInThePlaceOfTheInstant() {
    assertThat(answers("supervision/contain-the-widget")).containsExactly("at 2 s");
  }

  @Test
  void anotherRunHasAnotherAnswer() {
    assertThat(answers("tasks/keep-checkout-alive")).containsExactly("2");
    assertThat(answers("tasks/keep-checkout-alive.solution")).containsExactly("3");
  }

  @Test
  void theAnswerSaysWhy() {
    Prediction answer = AnswerKey.of(scenario("signals/linked-to-a-third-process.json")).getLast();

    assertThat(answer.verdict().seen()).startsWith("it happened once at ");
    assertThat(answer.chain()).last().asString().contains("ReportServer was linked to");
    assertThat(answer.telling().seq()).isPositive();
  }

  private static List<String> answers(String name) {
    return AnswerKey.of(scenario(name + ".json")).stream().map(Prediction::rightWords).toList();
  }

  private static Scenario scenario(String file) {
    return switch (Scenarios.read(SCENARIOS.resolve(file), ReadOptions.DEFAULT)) {
      case ReadResult.Read read -> read.scenario();
      case ReadResult.Refused refused -> throw new AssertionError(refused.text());
    };
  }
}
