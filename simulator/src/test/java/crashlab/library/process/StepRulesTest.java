package crashlab.library.process;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Experiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Steps that no recorded experiment has.
class StepRulesTest {
  private static Experiment of(String driver) {
    return Experiment.of(
        """
        "modules": {
          "S": {"use": "gen_server", "handle_call": {"get": [{"reply": "ok"}]},
            "handle_cast": {"nap": [{"hibernate": true}]}},
          "A": {"use": "agent", "state": 1, "functions": {"add": [{"increment": "value", "by": 10}]}},
          "Idle": {"use": "process", "run": []},
          "Driver": {"use": "process", "run": [{"sleep": 100}, %s]}
        },
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
          {"id": "Names", "type": "registry", "keys": "unique"},
          {"id": "S", "module": "S", "name": "S"},
          {"id": "A", "module": "A", "name": "A"},
          {"id": "Driver", "module": "Driver", "restart": "temporary"}
        ]}
        """
            .formatted(driver));
  }

  @Test
  void aServerThatHibernatesWakesForTheNextMessage() {
    Experiment run =
        of(
            "{\"cast\": \"S\", \"message\": \"nap\"}, {\"sleep\": 50}, {\"call\": \"S\", \"message\": \"get\"}");

    assertThat(run.events("App/S#1"))
        .containsExactly(
            "[\"started\"]", "[\"got\", \"cast\", \"nap\"]", "[\"got\", \"call\", \"get\"]");
    assertThat(run.events("App/Driver#1")).contains("[\"reply\", \"ok\"]");
  }

  @Test
  void aCastToAnAgentChangesItsStateWithoutAnAnswer() {
    Experiment run = of("{\"agent_cast\": \"A\", \"function\": \"add\"}, {\"agent_get\": \"A\"}");

    assertThat(run.events("App/Driver#1"))
        .containsExactly("[\"started\"]", "[\"reply\", 11]", "[\"exit\", \"normal\"]");
  }

  @Test
  void aKeyThatWasGivenBackIsFree() {
    Experiment run =
        of(
            "{\"registry_register\": \"Names\", \"key\": \"k\"},"
                + " {\"registry_unregister\": \"Names\", \"key\": \"k\"},"
                + " {\"registry_register\": \"Names\", \"key\": \"k\"}");

    assertThat(run.events("App/Driver#1"))
        .filteredOn(event -> event.contains("\"registry_register\""))
        .containsExactly(
            "[\"result\", \"registry_register\", \"ok\"]",
            "[\"result\", \"registry_register\", \"ok\"]");
  }

  @Test
  void aTracedServerLogsEachMessageFromThenOn() {
    Experiment run =
        of(
            "{\"call\": \"S\", \"message\": \"get\"}, {\"sys_trace\": \"S\"},"
                + " {\"call\": \"S\", \"message\": \"get\"}");

    assertThat(run.events("App/S#1"))
        .containsExactly(
            "[\"started\"]",
            "[\"got\", \"call\", \"get\"]",
            "[\"log\", \"sys trace: got call :get\"]",
            "[\"got\", \"call\", \"get\"]");
  }

  @Test
  void aProbabilityDecidesAsOftenAsItSays() {
    Experiment run =
        of(
            "{\"repeat\": 1000, \"do\": [{\"if\": {\"probability\": 0.25},"
                + " \"then\": [{\"log\": \"yes\"}], \"else\": [{\"log\": \"no\"}]}]},"
                + " {\"if\": {\"probability\": 0}, \"then\": [{\"log\": \"never\"}], \"else\": []}");

    assertThat(run.events("App/Driver#1"))
        .doesNotContain("[\"log\", \"never\"]")
        .filteredOn(event -> event.equals("[\"log\", \"yes\"]"))
        .hasSizeBetween(205, 295); // 250 and three standard deviations
  }

  /// A driver that runs these steps and then logs `yes` or `no` by a condition.
  private static String logsWhether(String steps, String condition) {
    return "%s, {\"if\": %s, \"then\": [{\"log\": \"yes\"}], \"else\": [{\"log\": \"no\"}]}"
        .formatted(steps, condition);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[\"error\", [\"full\", 3]]|\"equals\": [\"error\", \"_\"]|yes",
        "[\"error\", [\"full\", 3]]|\"equals\": [\"error\", [\"full\", \"_\"]]|yes",
        "[\"error\", [\"full\", 3]]|\"equals\": [\"error\", [\"empty\", \"_\"]]|no",
        "[\"error\", 1]|\"equals\": [\"error\", \"_\", \"_\"]|no",
        "\"ok\"|\"equals\": [\"ok\", \"_\"]|no",
        "\"ok\"|\"in\": [[\"error\", \"_\"], \"_\"]|yes"
      })
  void aConditionComparesLikeAPattern(String value, String condition, String logged) {
    Experiment run =
        of(
            logsWhether(
                "{\"set\": \"answer\", \"to\": " + value + "}",
                "{\"state\": \"answer\", " + condition + "}"));

    assertThat(run.events("App/Driver#1")).contains("[\"log\", \"" + logged + "\"]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"S\"|\"at_least\": 3|yes",
        "\"S\"|\"at_least\": 4|no",
        "\"S\"|\"at_most\": 2|no",
        "\"S\"|\"equals\": 3|yes",
        "\"self\"|\"equals\": 0|yes",
        "{\"via\": \"Names\", \"key\": \"nobody\"}|\"equals\": 0|yes"
      })
  void aConditionAsksHowManyMessagesWait(String target, String bound, String logged) {
    String three =
        "{\"sys_suspend\": \"S\"}, {\"repeat\": 3, \"do\": [{\"cast\": \"S\", \"message\": \"nap\"}]}";
    Experiment run = of(logsWhether(three, "{\"mailbox\": " + target + ", " + bound + "}"));

    assertThat(run.events("App/Driver#1")).contains("[\"log\", \"" + logged + "\"]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"send\": \"Gone\", \"message\": 1, \"rescue\": []}|[\"badarg\", \"stack\"]",
        "{\"exit_signal\": \"Gone\", \"reason\": \"bye\", \"rescue\": []}|[\"badarg\", \"stack\"]",
        "{\"link\": \"Gone\", \"rescue\": []}|[\"badarg\", \"stack\"]",
        "{\"register\": \"S\", \"rescue\": []}|[{\"exception\": \"ArgumentError\"}, \"stack\"]",
        "{\"spawn\": \"Idle\", \"name\": \"S\", \"rescue\": []}|[{\"exception\": \"ArgumentError\"},"
            + " \"stack\"]"
      })
  void whatRaisesCanBeRescued(String step, String reason) {
    Experiment run = of(step + ", {\"log\": \"on\"}");

    assertThat(run.events("App/Driver#1"))
        .contains("[\"rescued\", " + reason + "]", "[\"log\", \"on\"]");
  }

  @Test
  void aSpawnReturnsThePid() {
    Experiment run =
        of(
            logsWhether(
                "{\"spawn\": \"Idle\", \"into\": \"pid\"}",
                "{\"state\": \"pid\", \"equals\": \"nil\"}"));

    assertThat(run.events("App/Driver#1")).contains("[\"log\", \"no\"]");
  }
}
