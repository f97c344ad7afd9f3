package crashlab.library.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Experiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `count_children` is Elixir's function: a map, whichever supervisor is asked; Horde's stands in
/// `HordeRulesTest`. What comes as a plain call has the list of pairs of OTP, see
/// `PlainRequestsTest`. Source: Elixir supervisor.ex, dynamic_supervisor.ex, `count_children/1`.
class CountChildrenTest {
  private static Experiment of(String steps) {
    return Experiment.of(
        """
        "modules": {
          "W": {"use": "gen_server"},
          "Once": {"use": "task", "run": []},
          "Endless": {"use": "task", "run": [{"sleep": "infinity"}]},
          "Odd": {"use": "gen_server", "handle_call": {"count_children": [{"reply": "many"}]}},
          "C": {"use": "process", "run": [
            {"start_child": "Pool", "child": {"id": "X", "module": "W"}},
            {"start_child": "Pool", "child": {"id": "Y", "type": "supervisor", "strategy": "one_for_one", "children": []}},
            {"task_start_child": "Endless", "supervisor": "Tasks"},
            {"task_start_child": "Once", "supervisor": "Tasks"},
            {"sleep": "10ms"}, %s]}
        },
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
          {"id": "S", "type": "supervisor", "strategy": "one_for_all", "children": [
            {"id": "W", "module": "W"},
            {"id": "Gone", "module": "Once", "restart": "transient"},
            {"id": "Names", "type": "registry"}]},
          {"id": "Empty", "type": "supervisor", "strategy": "rest_for_one", "children": []},
          {"id": "Pool", "type": "dynamic_supervisor"},
          {"id": "Tasks", "type": "task_supervisor"},
          {"id": "Shards", "type": "partition_supervisor", "partitions": 3, "child": {"type": "dynamic_supervisor"}},
          {"id": "Cells", "type": "partition_supervisor", "partitions": 2, "child": {"module": "W"}},
          {"id": "C", "module": "C", "restart": "temporary"}
        ]}
        """
            .formatted(steps));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "App|7|7|6|1",
        "S|2|3|1|2",
        "Empty|0|0|0|0",
        "Pool|2|2|1|1",
        "Tasks|1|1|0|1",
        "Shards|3|3|3|0",
        "Cells|2|2|0|2"
      })
  void isAMapWhicheverSupervisorIsAsked(
      String supervisor, int active, int specs, int supervisors, int workers) {
    Experiment run = of("{\"count_children\": \"" + supervisor + "\"}");

    assertThat(run.events("App/C#1"))
        .contains(
            "[\"result\", \"count_children\", {\"active\": %d, \"specs\": %d, \"supervisors\": %d, \"workers\": %d}]"
                .formatted(active, specs, supervisors, workers));
  }

  @Test
  void ofWhatIsNoSupervisorThereIsNoMap() {
    Experiment run =
        of(
            """
            {"start_child": "Pool", "child": {"id": "Odd", "module": "Odd"}, "into": "odd"},
            {"count_children": {"state": "odd"}, "into": "n", "rescue": [{"log": "not a supervisor"}]}
            """);

    assertThat(run.events("App/C#1"))
        .contains("[\"rescued\", [\"badarg\", \"stack\"]]", "[\"log\", \"not a supervisor\"]");
  }
}
