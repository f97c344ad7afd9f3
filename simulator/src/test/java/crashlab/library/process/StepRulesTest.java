package crashlab.library.process;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Experiment;
import org.junit.jupiter.api.Test;

/// Steps that no recorded experiment has.
class StepRulesTest {
  private static Experiment of(String driver) {
    return Experiment.of(
        """
        "modules": {
          "S": {"use": "gen_server", "handle_call": {"get": [{"reply": "ok"}]},
            "handle_cast": {"nap": [{"hibernate": true}]}},
          "A": {"use": "agent", "state": 1, "functions": {"add": [{"increment": "value", "by": 10}]}},
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
}
