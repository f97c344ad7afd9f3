package crashlab.world;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Experiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The fault `crash`: a process fails by itself, at its next callback or wait.
class CrashRulesTest {
  private static final String EXIT = "[\"exit\", \"boom\"]";

  /// A server `W` that is asked to do `steps` at 100 ms, gets three messages after that, and is to
  /// crash at 200 ms.
  private static Experiment of(String steps) {
    return Experiment.of(
        """
        "modules": {
          "W": {"use": "gen_server", "trap_exit": true, "handle_call": {"act": [%s]},
                "handle_continue": {"c": []}, "handle_info": {"m": []}, "terminate": []},
          "C": {"use": "process", "run": [
            {"sleep": 100}, {"call": "W", "message": "act", "timeout": 800, "rescue": []}]},
          "D": {"use": "process", "run": [
            {"sleep": 150}, {"repeat": 3, "do": [{"send": "W", "message": "m"}]}]},
          "Slow": {"use": "gen_server", "handle_call": {"a": [{"sleep": "1s"}, {"reply": "b"}]}}
        },
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
          {"id": "Slow", "module": "Slow", "name": "Slow"},
          {"id": "W", "module": "W", "name": "W", "restart": "temporary"},
          {"id": "C", "module": "C", "restart": "temporary"},
          {"id": "D", "module": "D", "restart": "temporary"}
        ]},
        "faults": [{"at": "200ms", "crash": "W", "reason": "boom"}]
        """
            .formatted(steps));
  }

  @Test
  void aServerThatComputesEndsItsCallbackFirstAndTakesNoFurtherMessage() {
    Experiment run = of("{\"work\": 300}, {\"log\": \"done\"}, {\"reply\": \"ok\"}");

    assertThat(run.events("App/W#1"))
        .containsExactly(
            "[\"started\"]",
            "[\"got\", \"call\", \"act\"]",
            "[\"log\", \"done\"]",
            "[\"terminate\", \"boom\"]",
            EXIT);
    assertThat(run.events("App/C#1")).contains("[\"reply\", \"ok\"]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"sleep\": \"1h\"}, {\"log\": \"never\"}",
        "{\"call\": \"Slow\", \"message\": \"a\", \"rescue\": []}, {\"log\": \"never\"}",
        "{\"work\": 300}, {\"sleep\": 1}, {\"log\": \"never\"}",
        "{\"task_async\": {\"run\": [{\"sleep\": \"1s\"}]}, \"await\": \"2s\"}, {\"log\": \"never\"}"
      })
  void aServerThatWaitsInACallbackFailsThere(String steps) {
    Experiment run = of(steps);

    assertThat(run.events("App/W#1"))
        .containsExactly(
            "[\"started\"]", "[\"got\", \"call\", \"act\"]", "[\"terminate\", \"boom\"]", EXIT);
    assertThat(run.events("App/C#1"))
        .contains("[\"rescued\", [\"boom\", [\"GenServer\", \"call\", [\"W\", \"act\", 800]]]]");
  }

  @Test
  void aContinueIsACallbackToo() {
    Experiment run = of("{\"work\": 300}, {\"reply\": \"ok\", \"continue\": \"c\"}");

    assertThat(run.events("App/W#1"))
        .containsExactly(
            "[\"started\"]", "[\"got\", \"call\", \"act\"]", "[\"terminate\", \"boom\"]", EXIT);
  }

  /// A child of its own, which is to crash at 200 ms, and its life until then.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"use": "task", "run": [{"sleep": "1h"}, {"log": "never"}]}
          {"use": "process", "run": [{"receive": {"never": []}}, {"log": "never"}]}
          {"use": "process", "run": [{"work": 300}, {"log": "never"}]}
          {"use": "agent", "state": {"n": 0}}
          {"use": "gen_statem", "initial": "a", "states": {"a": {}}}
          {"use": "gen_server"}
          {"use": "gen_server", "init": [{"timeout": "1h"}]}\
          """)
  void whateverAProcessWaitsForItFails(String module) {
    Experiment run =
        Experiment.of(
            """
            "modules": {"W": %s},
            "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
              {"id": "W", "module": "W", "name": "W", "restart": "temporary"}]},
            "faults": [{"at": "200ms", "crash": "W", "reason": "boom"}]
            """
                .formatted(module));

    assertThat(run.events("App/W#1")).containsExactly("[\"started\"]", EXIT);
  }

  @Test
  void anInitThatWaitsFails() {
    Experiment run =
        Experiment.of(
            """
            "modules": {"W": {"use": "gen_server", "init": [{"sleep": 500}]}},
            "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
              {"id": "W", "module": "W", "name": "W"}]},
            "faults": [{"at": "200ms", "crash": "W", "reason": "boom"}]
            """);

    assertThat(run.events("App/W#1")).containsExactly(EXIT);
    assertThat(run.events("App#1")).contains("[\"start_failed\", \"App/W#1\", \"boom\"]");
  }

  @Test
  void aSuspendedServerFailsWhenItIsResumed() {
    Experiment run =
        Experiment.of(
            """
            "modules": {"W": {"use": "gen_server", "handle_info": {"m": []}}},
            "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
              {"id": "W", "module": "W", "name": "W", "restart": "temporary"}]},
            "load": [{"id": "l", "arrivals": {"at": ["250ms"]}, "do": [{"send": "W", "message": "m"}]},
                     {"id": "m", "arrivals": {"at": ["350ms"]}, "do": [{"send": "W", "message": "m"}]}],
            "faults": [{"at": "200ms", "suspend": "W", "for": "100ms"},
                       {"at": "210ms", "crash": "W", "reason": "boom"}]
            """);

    assertThat(run.events("App/W#1")).containsExactly("[\"started\"]", EXIT);
    assertThat(run.metric("load.l.failed")).isZero();
    assertThat(run.metric("load.m.failed")).isEqualTo(1); // the name is free again
  }

  @Test
  void aSupervisorEndsWhatItHasBegun() {
    Experiment run =
        Experiment.of(
            """
            "modules": {
              "Slow": {"use": "gen_server", "trap_exit": true, "terminate": [{"sleep": 300}]},
              "C": {"use": "process", "run": [
                {"sleep": 100}, {"terminate_child": "S", "child": "A"}, {"sleep": "1h"}]}
            },
            "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
              {"id": "S", "type": "supervisor", "strategy": "one_for_one", "restart": "temporary",
               "children": [{"id": "A", "module": "Slow"}]},
              {"id": "C", "module": "C", "restart": "temporary"}]},
            "faults": [{"at": "200ms", "crash": "S", "reason": "boom"}]
            """);

    assertThat(run.events("App/S/A#1")).last().isEqualTo("[\"exit\", \"shutdown\"]");
    assertThat(run.events("App/C#1")).contains("[\"result\", \"terminate_child\", \"ok\"]");
    assertThat(run.events("App/S#1")).last().isEqualTo(EXIT);
  }
}
