package crashlab.library.genserver;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Experiment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Servers that are started by a process that is no supervisor. Source: OTP gen.erl, `start/6`;
/// proc_lib.erl, `start_link/5`; gen_server.erl, `init_it/6`.
class StartLinkRulesTest {
  private static Experiment of(int otp, String starter, String module) {
    return Experiment.of(
        otp,
        """
        "modules": {
          "C": {"use": "gen_server", %s},
          "S": {"use": "gen_server", %s}
        },
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
          {"id": "Names", "type": "registry", "keys": "unique"},
          {"id": "C", "module": "C", "name": "C", "restart": "temporary"}
        ]}
        """
            .formatted(starter, module));
  }

  private static String does(String steps) {
    return "\"init\": [{\"continue\": \"go\"}], \"handle_continue\": {\"go\": [" + steps + "]}";
  }

  private static List<String> told(Experiment run) {
    return run.events("App/C#1").stream().filter(event -> event.contains("result")).toList();
  }

  @Test
  void theStarterWaitsForTheEndOfInitAndIsToldThePid() {
    Experiment run =
        of(
            28,
            does("{\"start_link\": \"S\"}, {\"log\": \"on\"}"),
            "\"init\": [{\"sleep\": 100}, {\"log\": \"up\"}]");

    assertThat(run.events("App/C#1"))
        .endsWith("[\"result\", \"start_link\", [\"ok\", \"App/C>S#1\"]]", "[\"log\", \"on\"]");
    assertThat(run.events("App/C>S#1")).containsExactly("[\"log\", \"up\"]", "[\"started\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"S\"", "{\"via\": \"Names\", \"key\": \"s\"}"})
  void aNameThatIsHeldIsNoReasonToMakeAProcess(String name) {
    Experiment run =
        of(
            28,
            does(
                "{\"repeat\": 2, \"do\": [{\"start_link\": \"S\", \"name\": "
                    + name
                    + "}]}, {\"log\": \"on\"}"),
            "\"state\": {}");

    assertThat(told(run))
        .containsExactly(
            "[\"result\", \"start_link\", [\"ok\", \"App/C>S#1\"]]",
            "[\"result\", \"start_link\", [\"error\", [\"already_started\", \"App/C>S#1\"]]]");
    assertThat(run.existed("App/C>S#2")).isFalse();
    assertThat(run.alive()).contains("App/C#1");
  }

  @ParameterizedTest
  @CsvSource({"25", "26", "28"})
  void anInitThatStopsTakesAPlainStarterAlong(int otp) {
    Experiment run =
        of(
            otp,
            does("{\"start_link\": \"S\"}, {\"sleep\": 100}, {\"log\": \"on\"}"),
            "\"init\": [{\"stop\": \"bad\"}]");

    assertThat(run.events("App/C#1"))
        .endsWith("[\"exit\", \"bad\"]")
        .doesNotContain("[\"log\", \"on\"]");
  }

  @ParameterizedTest
  @CsvSource({"25, true", "26, false", "28, false"})
  void aTrappingStarterIsToldAndGetsTheExitBeforeOtp26Only(int otp, boolean getsExit) {
    Experiment run =
        of(
            otp,
            "\"trap_exit\": true, " + does("{\"start_link\": \"S\"}, {\"log\": \"on\"}"),
            "\"init\": [{\"stop\": \"bad\"}]");

    assertThat(run.events("App/C#1"))
        .contains("[\"result\", \"start_link\", [\"error\", \"bad\"]]", "[\"log\", \"on\"]");
    assertThat(run.events("App/C#1").contains("[\"got\", \"EXIT\", \"App/C>S#1\", \"bad\"]"))
        .isEqualTo(getsExit);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"ignore\": true}|\"ignore\"",
        "{\"stop\": \"normal\"}|[\"error\", \"normal\"]",
        "{\"error\": \"bad\"}|[\"error\", \"bad\"]"
      })
  void anInitThatEndsTheProcessNormallyLeavesAPlainStarterAlive(String init, String value) {
    Experiment run =
        of(28, does("{\"start_link\": \"S\"}, {\"log\": \"on\"}"), "\"init\": [" + init + "]");

    assertThat(run.events("App/C#1"))
        .endsWith("[\"result\", \"start_link\", " + value + "]", "[\"log\", \"on\"]");
  }

  @Test
  void anInitThatTakesTooLongIsKilledAndLeavesNoExit() {
    Experiment run =
        of(
            28,
            "\"trap_exit\": true, " + does("{\"start_link\": \"S\", \"timeout\": 50}"),
            "\"init\": [{\"sleep\": \"infinity\"}]");

    assertThat(run.events("App/C#1"))
        .endsWith("[\"result\", \"start_link\", [\"error\", \"timeout\"]]");
    assertThat(run.events("App/C>S#1")).containsExactly("[\"exit\", \"killed\"]");
    assertThat(run.metric("mailbox.C.now")).isZero();
  }

  @Test
  void aServerThatTrapsExitsEndsWithItsStarterByWayOfTerminate() {
    Experiment run =
        of(
            28,
            does("{\"start_link\": \"S\"}, {\"exit\": \"bye\"}"),
            "\"trap_exit\": true, \"terminate\": [{\"log\": \"cleaning up\"}]");

    assertThat(run.events("App/C>S#1"))
        .containsExactly(
            "[\"started\"]",
            "[\"terminate\", \"bye\"]",
            "[\"log\", \"cleaning up\"]",
            "[\"exit\", \"bye\"]");
  }

  @Test
  void aSupervisorInInitStartsItsChildrenBeforeTheStarterGoesOn() {
    Experiment run =
        of(
            28,
            """
            "init": [{"start_link": {"id": "Pool", "type": "supervisor", "strategy": "one_for_one", "children": [
              {"id": "W", "module": "S"}]}}, {"log": "on"}]
            """,
            "\"init\": [{\"sleep\": 100}]");

    assertThat(run.events("App/C#1"))
        .containsExactly(
            "[\"result\", \"start_link\", [\"ok\", \"App/C>Pool#1\"]]",
            "[\"log\", \"on\"]",
            "[\"started\"]");
    assertThat(run.alive()).contains("App/C>Pool/W#1");
  }
}
