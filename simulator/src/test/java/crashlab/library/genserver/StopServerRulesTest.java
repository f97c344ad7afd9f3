package crashlab.library.genserver;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Experiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `GenServer.stop`. Source: Elixir gen_server.ex, `stop/3`; OTP proc_lib.erl, `stop/3`.
class StopServerRulesTest {
  private static Experiment of(int otp, String steps, String server) {
    return Experiment.of(
        otp,
        """
        "modules": {
          "C": {"use": "process", "run": [{"sleep": 100}, %s, {"sleep": "infinity"}]},
          "S": {"use": "gen_server", %s}
        },
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
          {"id": "S", "module": "S", "name": "S", "restart": "temporary"},
          {"id": "C", "module": "C", "name": "C", "restart": "temporary"}
        ]}
        """
            .formatted(steps, server));
  }

  private static String failed(String reason, String arguments) {
    return "[\"exit\", [" + reason + ", [\"GenServer\", \"stop\", [" + arguments + "]]]]";
  }

  @Test
  void itReturnsWhenTheServerHasEnded() {
    Experiment run =
        of(
            28,
            "{\"stop_server\": \"S\", \"reason\": \"bye\"}",
            "\"terminate\": [{\"sleep\": 200}, {\"log\": \"done\"}]");

    assertThat(run.events("App/S#1"))
        .containsExactly(
            "[\"started\"]",
            "[\"terminate\", \"bye\"]",
            "[\"log\", \"done\"]",
            "[\"exit\", \"bye\"]");
    assertThat(run.events("App/C#1")).endsWith("[\"result\", \"stop_server\", \"ok\"]");
  }

  @Test
  void aSuspendedServerStopsAsWell() {
    Experiment run = of(28, "{\"sys_suspend\": \"S\"}, {\"stop_server\": \"S\"}", "\"state\": {}");

    assertThat(run.events("App/S#1")).endsWith("[\"exit\", \"normal\"]");
  }

  @Test
  void nobodyThereIsNoproc() {
    Experiment run = of(28, "{\"stop_server\": \"Gone\"}", "\"state\": {}");

    assertThat(run.events("App/C#1"))
        .endsWith(failed("\"noproc\"", "\"Gone\", \"normal\", \"infinity\""));
  }

  @Test
  void nobodyStopsItself() {
    Experiment run = of(28, "{\"stop_server\": \"C\"}", "\"state\": {}");

    assertThat(run.events("App/C#1"))
        .endsWith(failed("\"calling_self\"", "\"C\", \"normal\", \"infinity\""));
  }

  @Test
  void aTerminateThatTakesTooLongFailsTheCallerAlone() {
    Experiment run =
        of(28, "{\"stop_server\": \"S\", \"timeout\": 50}", "\"terminate\": [{\"sleep\": 200}]");

    assertThat(run.events("App/C#1")).endsWith(failed("\"timeout\"", "\"S\", \"normal\", 50"));
    assertThat(run.events("App/S#1")).endsWith("[\"exit\", \"normal\"]");
  }

  @Test
  void aTerminateThatFailsIsTheReasonOfTheFailure() {
    Experiment run = of(28, "{\"stop_server\": \"S\"}", "\"terminate\": [{\"exit\": \"stuck\"}]");

    assertThat(run.events("App/C#1"))
        .endsWith(failed("\"stuck\"", "\"S\", \"normal\", \"infinity\""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "25|normal|fails",
        "28|normal|fails",
        "28|bad|fails",
      })
  void aServerThatEndsByItselfBeforeItIsAskedFailsTheCaller(int otp, String reason, String end) {
    Experiment run =
        of(
            otp,
            "{\"cast\": \"S\", \"message\": \"end\"}, {\"stop_server\": \"S\"}",
            "\"handle_cast\": {\"end\": [{\"sleep\": 50}, {\"stop\": \"" + reason + "\"}]}");

    assertThat(run.events("App/C#1"))
        .endsWith(
            failed(
                "[\""
                    + reason
                    + "\", [\"sys\", \"terminate\", [\"App/S#1\", \"normal\", \"infinity\"]]]",
                "\"S\", \"normal\", \"infinity\""));
  }

  @Test
  void aSupervisorStopsItsChildrenFirst() {
    Experiment run =
        of(
            28,
            "{\"start_link\": {\"id\": \"Sup\", \"type\": \"supervisor\", \"strategy\": \"one_for_one\","
                + " \"children\": [{\"id\": \"W\", \"module\": \"S\"}]}}, {\"stop_server\": \"Sup\"}",
            "\"trap_exit\": true, \"terminate\": [{\"sleep\": 50}]");

    assertThat(run.events("App/C>Sup/W#1")).endsWith("[\"exit\", \"shutdown\"]");
    assertThat(run.events("App/C#1")).endsWith("[\"result\", \"stop_server\", \"ok\"]");
  }
}
