package crashlab.library.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Experiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What supervisors answer to plain calls. Source: OTP supervisor.erl, `handle_call/3`; Elixir
/// dynamic_supervisor.ex, `handle_call/3`; run on OTP 25.
class PlainRequestsTest {
  private static Experiment of(String steps) {
    return Experiment.of(
        """
        "modules": {
          "W": {"use": "gen_server"},
          "Once": {"use": "task", "run": []},
          "C": {"use": "process", "run": [
            {"start_child": "Pool", "child": {"id": "X", "module": "W"}, "into": "x"}, {"sleep": 10}, %s]}
        },
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
          {"id": "S", "type": "supervisor", "strategy": "one_for_one", "restart": "temporary", "children": [
            {"id": "W", "module": "W"},
            {"id": "Names", "type": "registry"},
            {"id": "Gone", "module": "Once", "restart": "transient"}]},
          {"id": "Pool", "type": "dynamic_supervisor", "max_children": 2, "restart": "temporary"},
          {"id": "C", "module": "C", "restart": "temporary"}
        ]}
        """
            .formatted(steps));
  }

  private static String call(String supervisor, String message) {
    return "{\"call\": \"%s\", \"message\": %s}".formatted(supervisor, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "S|\"which_children\"|[[\"Gone\", \"undefined\", \"worker\", [\"Once\"]], [\"Names\", \"App/S/Names#1\", \"supervisor\", [\"Registry\"]], [\"W\", \"App/S/W#1\", \"worker\", [\"W\"]]]",
        "S|\"count_children\"|[[\"specs\", 3], [\"active\", 2], [\"supervisors\", 1], [\"workers\", 2]]",
        "S|[\"terminate_child\", \"W\"]|\"ok\"",
        "S|[\"terminate_child\", \"Nobody\"]|[\"error\", \"not_found\"]",
        "S|[\"restart_child\", \"W\"]|[\"error\", \"running\"]",
        "S|[\"delete_child\", \"Gone\"]|\"ok\"",
        "S|[\"get_childspec\", \"W\"]|[\"ok\", \"child_spec\"]",
        "S|[\"get_childspec\", \"Nobody\"]|[\"error\", \"not_found\"]",
        "S|[\"start_child\", \"nonsense\"]|[\"error\", [\"invalid_child_spec\", \"nonsense\"]]",
        "Names|\"count_children\"|[[\"specs\", 1], [\"active\", 1], [\"supervisors\", 0], [\"workers\", 1]]",
        "Pool|\"which_children\"|[[\"undefined\", \"App/Pool/X#1\", \"worker\", [\"W\"]]]",
        "Pool|\"count_children\"|[[\"specs\", 1], [\"active\", 1], [\"supervisors\", 0], [\"workers\", 1]]",
        "Pool|[\"terminate_child\", \"X\"]|[\"error\", \"not_found\"]"
      })
  void aRequestThatComesAsAPlainCallIsAnswered(String supervisor, String message, String answer) {
    Experiment run = of(call(supervisor, message));

    assertThat(run.events("App/C#1")).contains("[\"reply\", " + answer + "]");
    assertThat(run.alive()).contains("App/S#1", "App/Pool#1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "S|\"which\"",
        "S|[\"terminate_child\"]",
        "Pool|[\"restart_child\", \"X\"]",
        "Pool|[\"delete_child\", \"X\"]",
        "Pool|[\"get_childspec\", \"X\"]",
        "Pool|[\"start_child\", \"nonsense\"]",
        "Pool|\"which\""
      })
  void anotherOneEndsTheSupervisorAndTheCaller(String supervisor, String message) {
    Experiment run = of(call(supervisor, message));

    assertThat(run.events("App/" + supervisor + "#1"))
        .last()
        .isEqualTo("[\"exit\", [\"function_clause\", \"stack\"]]");
    assertThat(run.events("App/C#1")).last().asString().contains("function_clause");
  }

  @Test
  void aFullDynamicSupervisorRefusesBeforeItLooksAtTheSpec() {
    Experiment run =
        of(
            "{\"start_child\": \"Pool\", \"child\": {\"id\": \"Y\", \"module\": \"W\"}},"
                + call("Pool", "[\"start_child\", \"nonsense\"]"));

    assertThat(run.events("App/C#1")).contains("[\"reply\", [\"error\", \"max_children\"]]");
  }
}
