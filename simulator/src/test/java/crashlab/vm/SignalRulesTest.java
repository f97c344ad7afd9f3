package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Experiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Signals, links, monitors and names, as the Erlang Reference Manual has them ("Processes").
class SignalRulesTest {
  /// A receiver, and a sender that does something to it at 100 ms.
  private static Experiment pair(String receiver, String sender) {
    return Experiment.of(
        """
        "modules": {
          "R": {"use": "gen_server", %s},
          "S": {"use": "gen_server", "init": [{"send_after": 100, "to": "self", "message": "go"}],
                "handle_info": {"go": [%s], "_": []}}
        },
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "max_restarts": 9, "children": [
          {"id": "R", "module": "R", "name": "R", "restart": "temporary"},
          {"id": "S", "module": "S", "name": "S", "restart": "temporary"}
        ]}
        """
            .formatted(receiver, sender));
  }

  private static final String PLAIN = "\"trap_exit\": false";
  private static final String TRAPPING = "\"trap_exit\": true";

  @ParameterizedTest
  @CsvSource({"kill, killed", "killed, killed", "shutdown, shutdown", "boom, boom"})
  void anExitSignalEndsAPlainProcess(String reason, String end) {
    Experiment run = pair(PLAIN, "{\"exit_signal\": \"R\", \"reason\": \"" + reason + "\"}");

    assertThat(run.events("App/R#1")).last().isEqualTo("[\"exit\", \"" + end + "\"]");
  }

  @Test
  void anExitSignalWithReasonNormalFromAnotherIsIgnoredByAPlainProcess() {
    Experiment run = pair(PLAIN, "{\"exit_signal\": \"R\", \"reason\": \"normal\"}");

    assertThat(run.alive()).contains("App/R#1");
  }

  @Test
  void anExitSignalWithReasonNormalToOneselfEndsAPlainProcess() {
    Experiment run = pair(PLAIN, "{\"exit_signal\": \"self\", \"reason\": \"normal\"}");

    assertThat(run.events("App/S#1")).last().isEqualTo("[\"exit\", \"normal\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"normal", "killed", "boom"})
  void anExitSignalIsAMessageToAProcessThatTrapsExits(String reason) {
    Experiment run = pair(TRAPPING, "{\"exit_signal\": \"R\", \"reason\": \"" + reason + "\"}");

    assertThat(run.events("App/R#1"))
        .containsExactly("[\"started\"]", "[\"got\", \"EXIT\", \"App/S#1\", \"" + reason + "\"]");
  }

  @Test
  void aKillCannotBeTrapped() {
    Experiment run = pair(TRAPPING, "{\"exit_signal\": \"R\", \"reason\": \"kill\"}");

    assertThat(run.events("App/R#1")).containsExactly("[\"started\"]", "[\"exit\", \"killed\"]");
  }

  @Test
  void killAsTheReasonOfALinkedProcessIsAnOrdinaryReason() {
    Experiment trapping = pair(TRAPPING, "{\"link\": \"R\"}, {\"exit\": \"kill\"}");
    Experiment plain = pair(PLAIN, "{\"link\": \"R\"}, {\"exit\": \"kill\"}");

    assertThat(trapping.events("App/R#1"))
        .containsExactly("[\"started\"]", "[\"got\", \"EXIT\", \"App/S#1\", \"kill\"]");
    assertThat(plain.events("App/R#1")).last().isEqualTo("[\"exit\", \"kill\"]");
  }

  @Test
  void aLinkIsThereOnceHoweverOftenItIsSet() {
    Experiment run =
        pair(PLAIN, "{\"link\": \"R\"}, {\"link\": \"R\"}, {\"unlink\": \"R\"}, {\"exit\": \"x\"}");

    assertThat(run.alive()).contains("App/R#1");
  }

  @Test
  void aLinkToOneselfDoesNothing() {
    Experiment run = pair(PLAIN, "{\"link\": \"S\"}, {\"log\": \"on\"}");

    assertThat(run.events("App/S#1")).last().isEqualTo("[\"log\", \"on\"]");
    assertThat(run.alive()).contains("App/S#1");
  }

  @Test
  void eachMonitorSendsADownOfItsOwn() {
    Experiment run =
        pair(
            PLAIN,
            "{\"monitor\": \"R\"}, {\"monitor\": \"R\"}, {\"exit_signal\": \"R\", \"reason\":"
                + " \"x\"}");

    assertThat(run.events("App/S#1"))
        .filteredOn("[\"got\", \"DOWN\", \"App/R#1\", \"x\"]"::equals)
        .hasSize(2);
  }

  @Test
  void theExitOfALinkComesBeforeTheDownOfAMonitor() {
    for (String steps :
        new String[] {
          "{\"link\": \"R\"}, {\"monitor\": \"R\"}", "{\"monitor\": \"R\"}, {\"link\": \"R\"}"
        }) {
      Experiment run =
          pair(
              PLAIN,
              "{\"trap_exit\": true}, " + steps + ", {\"exit_signal\": \"R\", \"reason\": \"x\"}");

      assertThat(run.events("App/S#1"))
          .containsSubsequence(
              "[\"got\", \"EXIT\", \"App/R#1\", \"x\"]", "[\"got\", \"DOWN\", \"App/R#1\", \"x\"]");
    }
  }

  @Test
  void aDownThatCameBeforeDemonitorStays() {
    Experiment run =
        pair(
            PLAIN,
            """
            {"monitor": "R"}, {"exit_signal": "R", "reason": "x"}, {"demonitor": {"child": "App/R"}}\
            """);

    assertThat(run.events("App/S#1")).contains("[\"got\", \"DOWN\", \"App/R#1\", \"x\"]");
  }

  @Test
  void aMonitorOnANameThatNobodyHoldsGivesNoprocWithTheName() {
    Experiment run = pair(PLAIN, "{\"monitor\": \"Nobody\"}");

    assertThat(run.events("App/S#1")).contains("[\"got\", \"DOWN\", \"Nobody\", \"noproc\"]");
  }

  @Test
  void aLinkToADeadPidRaisesInAPlainProcessAndIsAMessageToATrappingOne() {
    String die = "{\"exit_signal\": \"R\", \"reason\": \"x\"}, {\"link\": {\"child\": \"App/R\"}}";
    Experiment plain = pair(PLAIN, die);
    Experiment trapping = pair(PLAIN, "{\"trap_exit\": true}, " + die);

    assertThat(plain.events("App/S#1")).last().isEqualTo("[\"exit\", [\"noproc\", \"stack\"]]");
    assertThat(trapping.events("App/S#1")).contains("[\"got\", \"EXIT\", \"App/R#1\", \"noproc\"]");
  }

  @Test
  void messagesOfOneSenderArriveInOrderWhateverTheirKind() {
    Experiment run =
        pair(
            """
            "handle_info": {"a": []}, "handle_cast": {"b": []}, "handle_call": {"c": [{"reply": "d"}]}\
            """,
            """
            {"send": "R", "message": "a"}, {"cast": "R", "message": "b"},
            {"send": "R", "message": "a"}, {"call": "R", "message": "c"}\
            """);

    assertThat(run.events("App/R#1"))
        .containsExactly(
            "[\"started\"]",
            "[\"got\", \"info\", \"a\"]",
            "[\"got\", \"cast\", \"b\"]",
            "[\"got\", \"info\", \"a\"]",
            "[\"got\", \"call\", \"c\"]");
  }

  @Test
  void whatWaitsInTheMailboxOfAProcessThatDiesIsLost() {
    Experiment run =
        pair(
            "\"handle_cast\": {\"slow\": [{\"sleep\": 50}], \"b\": []}",
            """
            {"cast": "R", "message": "slow"}, {"cast": "R", "message": "b"}, {"sleep": 10},
            {"exit_signal": "R", "reason": "x"}\
            """);

    assertThat(run.events("App/R#1"))
        .containsExactly("[\"started\"]", "[\"got\", \"cast\", \"slow\"]", "[\"exit\", \"x\"]");
  }

  @Test
  void aNameIsFreeWhenItsHoldersEndIsSeen() {
    Experiment run =
        pair(
            PLAIN,
            """
            {"monitor": "R"}, {"exit_signal": "R", "reason": "x"}, {"call": "R", "message": "m", "rescue": []}\
            """);

    assertThat(run.events("App/S#1"))
        .contains("[\"rescued\", [\"noproc\", [\"GenServer\", \"call\", [\"R\", \"m\", 5000]]]]");
  }

  @Test
  void aTakenNameCannotBeRegistered() {
    Experiment run = pair(PLAIN, "{\"register\": \"R\"}");

    assertThat(run.events("App/S#1"))
        .last()
        .isEqualTo("[\"exit\", [{\"exception\": \"ArgumentError\"}, \"stack\"]]");
  }

  @Test
  void aSpawnedProcessOutlivesItsCreatorUnlessLinked() {
    Experiment run =
        Experiment.of(
            """
            "modules": {
              "S": {"use": "gen_server", "init": [{"spawn": "Free"}, {"spawn_link": "Tied"}]},
              "Free": {"use": "process", "run": [{"sleep": "1h"}]},
              "Tied": {"use": "process", "run": [{"sleep": "1h"}]}
            },
            "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
              {"id": "S", "module": "S", "name": "S", "restart": "temporary"}
            ]},
            "faults": [{"at": "1s", "exit": "S", "reason": "x"}]
            """);

    assertThat(run.alive()).containsExactly("App#1", "App/S>Free#1");
    assertThat(run.events("App/S>Tied#1")).last().isEqualTo("[\"exit\", \"x\"]");
  }
}
