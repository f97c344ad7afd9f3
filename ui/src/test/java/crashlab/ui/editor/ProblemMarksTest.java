package crashlab.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.scenario.ProblemKind;
import crashlab.scenario.ReadResult;
import crashlab.scenario.ScenarioProblem;
import crashlab.ui.session.ScenarioText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemMarksTest {
  private static final String SHOP =
      """
      {
        "format": 1, "name": "shop", "title": "Läden 🛒 und mehr", "duration": "1s",
        "modules": {"Till": {"use": "gen_server", "handle_call": {"buy": [{"work": "5ms"}]}}},
        "tree": {
          "id": "App", "type": "supervisor", "strategy": "one_for_one",
          "children": [{"id": "Till", "module": "Till", "name": "Till", "restart": "permanent"}]
        },
        "load": [{"id": "l", "arrivals": {"poisson": "5/s"}, "do": [{"call": "Till", "message": "buy"}]}]
      }
      """;

  private static List<ScenarioProblem> problems(String text) {
    return switch (new ScenarioText("shop", null, null, text).read()) {
      case ReadResult.Read _ -> List.of();
      case ReadResult.Refused refused -> refused.problems();
    };
  }

  private static ProblemMarks marks(String text) {
    return ProblemMarks.of(text, "shop.json", problems(text));
  }

  private static List<String> marked(ProblemMarks marks, String text) {
    return marks.all().stream().map(mark -> text.substring(mark.from(), mark.to())).toList();
  }

  @Test
  void columnsAreCountedInCodePoints() {
    String text = SHOP.replace("\"duration\"", "\"durration\"");

    assertThat(marked(marks(text), text)).contains("\"durration\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void linesEndAsTheReaderCountsThem(String end) {
    String text = SHOP.replace("one_for_one", "one_for_on").replace("\n", end);

    assertThat(marked(marks(text), text)).containsExactly("\"one_for_on\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"duration\"|\"durration\"",
        "\"one_for_one\"|\"one_for_oen\"",
        "\"module\": \"Till\"|\"module\": \"Til\"",
        "\"call\": \"Till\"|\"call\": \"Tlil\"",
        "\"permanent\"|\"permanant\"",
        "\"work\"|\"wrok\"",
        "\"gen_server\"|\"genserver\"",
        "\"buy\": [|\"buy\": [",
        "\"5ms\"|\"5 ms\"",
        "\"type\": \"supervisor\"|\"type\": supervisor",
        "\"poisson\"|\"poison\""
      })
  void theSuggestionMendsWhatItIsFor(String slip) {
    String[] parts = slip.split("\\|");
    String text = SHOP.replace(parts[0], parts[1]);
    List<ScenarioProblem> problems = problems(text);
    for (ScenarioProblem problem : problems) {
      ProblemMarks marks = ProblemMarks.of(text, "shop.json", problems);
      marks
          .fix(text, problem)
          .ifPresent(fix -> assertThat(problems(fix.applyTo(text))).doesNotContain(problem));
    }
    boolean fixable = problems.stream().anyMatch(p -> p.suggestion() != null);
    assertThat(fixable || problems.isEmpty() || slip.contains("5 ms") || slip.contains(": sup"))
        .describedAs("%s", problems)
        .isTrue();
  }

  @Test
  void aFixOfAKeyLeavesItsValue() {
    String text = SHOP.replace("\"duration\"", "\"durration\"");
    ScenarioProblem problem =
        problems(text).stream().filter(p -> p.suggestion() != null).findFirst().orElseThrow();

    assertThat(marks(text).fix(text, problem).orElseThrow().applyTo(text)).isEqualTo(SHOP);
  }

  @Test
  void marksMoveWithWhatIsTypedBeforeThem() {
    String text = SHOP.replace("one_for_one", "one_for_on");
    ProblemMarks moved = marks(text).after(3, 2, 7);

    String other = text.substring(0, 3) + "1234567" + text.substring(5);
    assertThat(marked(moved, other)).containsExactly("\"one_for_on\"");
  }

  @Test
  void whatIsChangedItselfIsNoLongerMarked() {
    String text = SHOP.replace("one_for_one", "one_for_on");
    int inside = text.indexOf("_for_on");

    assertThat(marks(text).after(inside, 0, 1).isEmpty()).isTrue();
  }

  @Test
  void problemsOfAnotherFileHaveNoPlace() {
    assertThat(ProblemMarks.of("{", "other.json", problems("{")).isEmpty()).isTrue();
  }

  @Test
  void theShortestMarkAtAPlaceIsFound() {
    var wide = new ScenarioProblem(ProblemKind.MISMATCH, "a", 1, 1, "", "wide", null, "", 10);
    var narrow = new ScenarioProblem(ProblemKind.MISMATCH, "a", 1, 3, "", "narrow", null, "", 2);
    ProblemMarks marks = ProblemMarks.of("0123456789", "a", List.of(wide, narrow));

    assertThat(marks.at(3)).extracting(ProblemMarks.Mark::problem).isEqualTo(narrow);
    assertThat(marks.at(8)).extracting(ProblemMarks.Mark::problem).isEqualTo(wide);
    assertThat(marks.at(10)).isNull();
  }
}
