package crashlab.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Applications and the orderly stop of the node. Source: OTP application_controller.erl,
/// `terminate/2`; application_master.erl, `terminate/2`; init manual, `stop/0`.
class ApplicationsTest {
  private static Experiment of(String type, String extra) {
    return Experiment.run(
        Experiment.scenario(
            """
            {"format": 1, "name": "applications", "duration": "3s", "application": "temporary",
             "modules": {
               "Slow": {"use": "gen_server", "trap_exit": true, "terminate": [{"sleep": "300ms"}]},
               "S": {"use": "gen_server", "handle_cast": {"end": [{"stop": "normal"}], "boom": [{"stop": "boom"}]}}
             },
             "applications": [
               {"tree": {"id": "Base", "type": "supervisor", "strategy": "one_for_one", "max_restarts": 0, "auto_shutdown": "any_significant",
                 "children": [{"id": "S", "module": "S", "name": "S", "restart": "transient", "significant": true}]}, "application": "%s"}],
             "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
               {"id": "A", "module": "Slow"}, {"id": "B", "module": "Slow"}]}
             %s}
            """
                .formatted(type, extra)));
  }

  private static final String STOP = ", \"faults\": [{\"at\": \"1s\", \"stop_node\": true}]";

  @Test
  void theApplicationStartedLastStopsFirstAndEachTreeFromItsEnd() {
    Experiment run = of("permanent", STOP);

    assertThat(run.metric("processes.now")).isZero();
    assertThat(run.simulation().outcome().orElseThrow().why())
        .isEqualTo("the node was stopped in order");
    assertThat(run.simulation().nowNanos()).isBetween(1_600_000_000L, 1_601_000_000L);
    assertThat(run.events("App/A#1")).endsWith("[\"exit\", \"shutdown\"]");
    assertThat(run.events("Base#1")).endsWith("[\"exit\", \"shutdown\"]");
  }

  @Test
  void aSecondStopChangesNothing() {
    Experiment run =
        of(
            "permanent",
            ", \"faults\": [{\"at\": \"1s\", \"stop_node\": true}, {\"at\": \"1.1s\", \"stop_node\":"
                + " true}]");

    assertThat(run.simulation().nowNanos()).isBetween(1_600_000_000L, 1_601_000_000L);
  }

  @ParameterizedTest
  @CsvSource({"permanent, true", "transient, true", "temporary, false"})
  void theTypeOfAnApplicationSaysWhetherItsEndStopsTheNode(String type, boolean stops) {
    Experiment run =
        of(type, ", \"faults\": [{\"at\": \"1s\", \"cast\": \"S\", \"message\": \"boom\"}]");

    assertThat(run.metric("processes.now") == 0).isEqualTo(stops);
  }

  @Test
  void theOthersStopInOrderBeforeTheNodeGoesDownWithOne() {
    Experiment run =
        of("permanent", ", \"faults\": [{\"at\": \"1s\", \"cast\": \"S\", \"message\": \"boom\"}]");

    assertThat(run.events("App/A#1")).endsWith("[\"exit\", \"shutdown\"]");
    assertThat(run.simulation().nowNanos()).isBetween(1_600_000_000L, 1_601_000_000L);
    assertThat(run.simulation().outcome().orElseThrow().why())
        .startsWith("the application ended with reason :shutdown");
  }
}
