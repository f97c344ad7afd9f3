package crashlab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Scenarios;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioProblemTest {
  @Test
  void isOneLineWithPlaceFindingAndHint() {
    String text = Small.withPart("\"faults\": [{\"at\": 1,\n \"kil\": \"Server\"}]");

    ScenarioProblem problem = problem(text);

    assertThat(problem.text())
        .startsWith("small.json:13:2: /faults/0/kil: unknown fault \"kil\", expected one of kill")
        .endsWith(". Did you mean \"kill\"?");
    assertThat(problem.excerpt())
        .isEqualTo(
            """
              13 |  "kil": "Server"}]}
                 |  ^^^^^
            """);
  }

  @Test
  void carriesNothingThatATerminalWouldObey() {
    String evil = "a\\u001b[31m\\u202e\\u2028\\ue000::warning::";
    String text = Small.withPart("\"faults\": [{\"at\": 1, \"kill\": \"" + evil + "\"}]");

    assertThat(problem(text).text())
        .contains("\"a\\u{1b}[31m\\u{202e}\\u{2028}\\u{e000}::warning::\"");
  }

  @Test
  void cutsLongTexts() {
    String text =
        Small.withPart("\"faults\": [{\"at\": 1, \"kill\": \"" + "😀".repeat(100) + "\"}]");

    assertThat(problem(text).message()).contains('"' + "😀".repeat(60) + "…\"");
  }

  @Test
  void showsThePartOfALongLineAroundTheMistake() {
    String text = "[" + "1, ".repeat(200) + "x" + ", 1".repeat(200) + "]";
    var problems = new Problems();
    JsonReader.read(new Source("f", text, 0), problems);

    List<String> lines = problems.shown().getFirst().excerpt().lines().toList();

    assertThat(lines.getFirst()).hasSizeLessThan(140).contains("x");
    assertThat(lines.getLast().indexOf('^')).isEqualTo(lines.getFirst().indexOf('x'));
  }

  @Test
  void atMostTwentyAreShown() {
    var faults = new StringBuilder("{\"at\": 1, \"kil\": \"Server\"}");
    for (int i = 0; i < 5_000; i++) {
      faults.append(", {\"at\": 1, \"kil\": \"Server\"}");
    }
    String text = Small.withPart("\"faults\": [" + faults + "]");

    var refused =
        (ReadResult.Refused) Scenarios.read("f", text, ReadOptions.DEFAULT, SourceLoader.none());

    assertThat(refused.problems()).hasSize(20);
    assertThat(refused.problems().getFirst().pointer()).isEqualTo("/faults/0/kil");
    assertThat(refused.more()).isEqualTo(4_981);
    assertThat(refused.text()).endsWith("and 4981 more\n");
  }

  private static ScenarioProblem problem(String text) {
    ReadResult result =
        Scenarios.read("small.json", text, ReadOptions.DEFAULT, SourceLoader.none());
    return ((ReadResult.Refused) result).problems().getFirst();
  }
}
