package crashlab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Scenarios;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A problem says by its kind what is wrong, so that nobody needs to read its words for that.
class ProblemKindTest {
  private static ProblemKind kindOf(String text) {
    ReadResult result =
        Scenarios.read("small.json", text, ReadOptions.DEFAULT, SourceLoader.none());
    return ((ReadResult.Refused) result).problems().getFirst().kind();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"link\": 3}|MISMATCH",
        "{\"log\": \"hi\", \"loud\": true}|UNKNOWN_KEY",
        "{\"if\": {\"probability\": 0.5}}|MISSING",
        "{\"cast\": \"Serve\", \"message\": \"get\"}|UNKNOWN_NAME",
        "{\"task_async\": \"Server\"}|UNKNOWN_NAME",
        "{\"sleep\": \"0.5ns\"}|OUT_OF_RANGE",
        "{\"sleep\": {\"uniform\": [\"2s\", \"1s\"]}}|CLASH",
        "{\"noreply\": true}|CLASH",
        "{\"oban_insert\": \"t\"}|UNSUPPORTED"
      })
  void aStepHasOne(String step, ProblemKind kind) {
    assertThat(kindOf(Small.withStep(step))).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"faults\": [{\"at\": \"1s\", \"clock_jump\": \"-1s\"}]|IMPOSSIBLE",
        "\"faults\": [{\"at\": \"1s\", \"drop_message\": 1}]|IMPOSSIBLE",
        "\"faults\": [{\"at\": \"1s\"}]|MISSING",
        "\"expect\": [{\"alive\": \"Server\", \"at\": \"20s\"}]|CLASH",
        "\"world\": {}|UNSUPPORTED",
        "\"faults\": [{\"at\": \"1s\", \"database_down\": \"Db\"}]|UNSUPPORTED"
      })
  void aPartHasOne(String part, ProblemKind kind) {
    assertThat(kindOf(Small.withPart(part))).isEqualTo(kind);
  }

  @Test
  void whatIsNoJsonCannotBeRead() {
    assertThat(kindOf("{")).isEqualTo(ProblemKind.UNREADABLE);
  }

  @Test
  void aTreeCanHaveMoreThanIsRead() {
    String child = "{\"id\": \"W\", \"module\": \"Server\", \"replicas\": 100000}";

    assertThat(kindOf(Small.withChild(child))).isEqualTo(ProblemKind.LIMIT);
  }
}
