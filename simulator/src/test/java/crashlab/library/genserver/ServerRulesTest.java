package crashlab.library.genserver;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Experiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// gen_server and calls. Source: OTP gen_server.erl and gen.erl, Elixir gen_server.ex.
class ServerRulesTest {
  private static final String STACK = ", \"stack\"]";

  /// A server `Sv` and a client that does some steps at 100 ms.
  private static Experiment of(int otp, String server, String client) {
    return Experiment.of(
        otp,
        """
        "modules": {
          "Sv": {"use": "gen_server", %s},
          "C": {"use": "process", "run": [{"sleep": 100}, %s, {"sleep": "1h"}]}
        },
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
          {"id": "Sv", "module": "Sv", "name": "Sv", "restart": "temporary"},
          {"id": "C", "module": "C", "restart": "temporary"}
        ]}
        """
            .formatted(server, client));
  }

  private static Experiment of(String server, String client) {
    return of(25, server, client);
  }

  private static String call(String message) {
    return "{\"call\": \"Sv\", \"message\": \"%s\", \"timeout\": 100, \"rescue\": []}"
        .formatted(message);
  }

  @ParameterizedTest
  @ValueSource(ints = {25, 26, 27, 28})
  void aLateReplyIsDropped(int otp) {
    Experiment run =
        of(
            otp,
            """
            "handle_call": {"slow": [{"sleep": 200}, {"reply": "late"}, {"log": "never"}]}\
            """,
            call("slow")
                + ", {\"receive\": {\"late\": [{\"log\": \"got it\"}]}, \"timeout\": 500}");

    assertThat(run.events("App/C#1"))
        .containsExactly(
            "[\"started\"]",
            "[\"rescued\", [\"timeout\", [\"GenServer\", \"call\", [\"Sv\", \"slow\", 100]]]]");
    assertThat(run.events("App/Sv#1")).contains("[\"got\", \"call\", \"slow\"]");
    assertThat(run.simulation().processes().byPath("App/C"))
        .hasValueSatisfying(state -> assertThat(state.mailboxSize()).isZero());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"stop\": \"normal\"} | \"normal\"",
        "{\"stop\": \"boom\"} | \"boom\"",
        "{\"exit\": \"boom\"} | \"boom\"",
        "{\"exit\": \"normal\"} | \"normal\"",
        "{\"raise\": \"no\"} | [{\"exception\": \"RuntimeError\", \"message\": \"no\"}, \"stack\"]",
        "{\"throw\": \"v\"} | [\"bad_return_value\", \"v\"]",
        "{\"send\": \"Nobody\", \"message\": \"m\"} | [\"badarg\", \"stack\"]"
      })
  void terminateRunsWithTheReasonAndTheCallerGetsItToo(String step, String reason) {
    Experiment run =
        of("\"handle_call\": {\"end\": [" + step + "]}, \"terminate\": []", call("end"));

    assertThat(run.events("App/Sv#1"))
        .containsExactly(
            "[\"started\"]",
            "[\"got\", \"call\", \"end\"]",
            "[\"terminate\", " + reason + "]",
            "[\"exit\", " + reason + "]");
    assertThat(run.events("App/C#1"))
        .contains(
            "[\"rescued\", [" + reason + ", [\"GenServer\", \"call\", [\"Sv\", \"end\", 100]]]]");
  }

  /// All that comes to handle_info, and how the trace tells it.
  private static final String INFO_MESSAGES =
      """
      {"send": "Sv", "message": "other"} | ["got", "info", "other"]
      {"send": "Sv", "message": ["other", 1]} | ["got", "info", ["other", 1]]
      {"cast": "Sv", "message": "link"} | ["got", "EXIT", "App/Sv>Short#1", "normal"]
      {"cast": "Sv", "message": "monitor"} | ["got", "DOWN", "App/Sv>Short#1", "normal"]
      {"cast": "Sv", "message": "task"} | ["got", "task_result", "ok"]
      {"cast": "Sv", "message": "wait"} | ["got", "info", "timeout"]
      {"send_after": 10, "to": "Sv", "message": "other"} | ["got", "info", "other"]\
      """;

  private static Experiment withInfo(String handleInfo, String step) {
    return Experiment.of(
        """
        "modules": {
          "Sv": {"use": "gen_server", "trap_exit": true, %s "terminate": [],
                 "handle_cast": {"link": [{"spawn_link": "Short"}], "task": [{"task_async": "Job"}],
                                 "monitor": [{"spawn_monitor": "Short"}], "wait": [{"timeout": 10}]}},
          "Short": {"use": "process", "run": []},
          "Job": {"use": "task", "run": [{"reply": "ok"}, {"sleep": "1h"}]},
          "C": {"use": "process", "run": [{"sleep": 100}, %s, {"sleep": "1h"}]}
        },
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
          {"id": "Sv", "module": "Sv", "name": "Sv", "restart": "temporary"},
          {"id": "C", "module": "C", "restart": "temporary"}
        ]}
        """
            .formatted(handleInfo, step));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = INFO_MESSAGES)
  void anInfoMessageThatFitsNoClauseEndsTheServer(String step, String receipt) {
    Experiment run = withInfo("\"handle_info\": {\"tick\": []},", step);

    String reason = "[\"function_clause\"" + STACK + "]";
    assertThat(run.events("App/Sv#1"))
        .endsWith(receipt, "[\"terminate\", " + reason, "[\"exit\", " + reason);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = INFO_MESSAGES)
  void anInfoMessageIsDroppedWithoutAnyHandleInfo(String step, String receipt) {
    Experiment run = withInfo("", step);

    assertThat(run.events("App/Sv#1")).contains(receipt);
    assertThat(run.alive()).contains("App/Sv#1");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = INFO_MESSAGES)
  void aClauseForAnythingTakesEveryInfoMessage(String step, String receipt) {
    Experiment run = withInfo("\"handle_info\": {\"_\": []},", step);

    assertThat(run.events("App/Sv#1")).contains(receipt);
    assertThat(run.alive()).contains("App/Sv#1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"handle_call\": {\"a\": []}, \"handle_cast\": {\"a\": []}"})
  void aCallOrCastThatFitsNoClauseEndsTheServer(String clauses) {
    String server = clauses.isEmpty() ? "\"state\": {}" : clauses;
    for (String step : new String[] {call("b"), "{\"cast\": \"Sv\", \"message\": \"b\"}"}) {
      assertThat(of(server, step).events("App/Sv#1"))
          .last()
          .isEqualTo("[\"exit\", [\"function_clause\"" + STACK + "]");
    }
  }

  @Test
  void aKilledServerRunsNoTerminate() {
    Experiment run =
        of(
            "\"trap_exit\": true, \"terminate\": []",
            "{\"exit_signal\": \"Sv\", \"reason\": \"kill\"}");

    assertThat(run.events("App/Sv#1")).containsExactly("[\"started\"]", "[\"exit\", \"killed\"]");
  }

  @Test
  void theReasonOfAFailingTerminateWins() {
    Experiment raises =
        of(
            "\"handle_cast\": {\"end\": [{\"stop\": \"a\"}]}, \"terminate\": [{\"raise\": \"b\"}]",
            "{\"cast\": \"Sv\", \"message\": \"end\"}");
    Experiment throwing =
        of(
            "\"handle_cast\": {\"end\": [{\"stop\": \"a\"}]}, \"terminate\": [{\"throw\": \"b\"}]",
            "{\"cast\": \"Sv\", \"message\": \"end\"}");

    assertThat(raises.events("App/Sv#1"))
        .last()
        .isEqualTo(
            "[\"exit\", [{\"exception\": \"RuntimeError\", \"message\": \"b\"}" + STACK + "]");
    assertThat(throwing.events("App/Sv#1")).last().isEqualTo("[\"exit\", \"a\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"log\": \"closing\"}", "{\"raise\": \"b\"}", "{\"exit\": \"c\"}"})
  void aReplyWithAStopReachesTheCallerEvenIfTerminateFails(String terminate) {
    Experiment run =
        of(
            "\"handle_call\": {\"end\": [{\"reply\": \"bye\", \"stop\": \"normal\"}]},"
                + " \"terminate\": ["
                + terminate
                + "]",
            call("end"));

    assertThat(run.events("App/C#1")).contains("[\"reply\", \"bye\"]");
  }

  @Test
  void aReplyWithAStopComesAfterTerminate() {
    Experiment run =
        of(
            """
            "handle_call": {"end": [{"reply": "bye", "stop": "normal"}]}, "terminate": [{"sleep": 200}]\
            """,
            call("end"));

    assertThat(run.events("App/C#1"))
        .contains(
            "[\"rescued\", [\"timeout\", [\"GenServer\", \"call\", [\"Sv\", \"end\", 100]]]]");
  }

  @Test
  void aContinueRunsBeforeWhatWaits() {
    Experiment run =
        of(
            """
            "handle_cast": {"a": [{"continue": "one"}]}, "handle_continue": {"one": [{"continue": "two"}], "two": []}\
            """,
            "{\"cast\": \"Sv\", \"message\": \"a\"}, {\"cast\": \"Sv\", \"message\": \"a\"}");

    assertThat(run.events("App/Sv#1"))
        .containsExactly(
            "[\"started\"]",
            "[\"got\", \"cast\", \"a\"]",
            "[\"got\", \"continue\", \"one\"]",
            "[\"got\", \"continue\", \"two\"]",
            "[\"got\", \"cast\", \"a\"]",
            "[\"got\", \"continue\", \"one\"]",
            "[\"got\", \"continue\", \"two\"]");
  }

  @Test
  void aTimeoutFiresOnceUnlessAMessageComesFirst() {
    Experiment run =
        of(
            """
            "handle_cast": {"a": [{"timeout": 50}]}, "handle_info": {"timeout": [], "m": []}\
            """,
            """
            {"cast": "Sv", "message": "a"}, {"sleep": 20}, {"send": "Sv", "message": "m"}, {"sleep": 200},
            {"cast": "Sv", "message": "a"}\
            """);

    assertThat(run.events("App/Sv#1"))
        .containsExactly(
            "[\"started\"]",
            "[\"got\", \"cast\", \"a\"]",
            "[\"got\", \"info\", \"m\"]",
            "[\"got\", \"cast\", \"a\"]",
            "[\"got\", \"info\", \"timeout\"]");
  }

  @Test
  void aSystemMessageBeginsTheTimeoutAnew() {
    Experiment run =
        of(
            """
            "handle_cast": {"a": [{"timeout": 100}]}, "handle_info": {"timeout": [{"log": "out"}]}\
            """,
            """
            {"cast": "Sv", "message": "a"}, {"sleep": 60}, {"sys_get_state": "Sv"}, {"sleep": 60}, {"exit_signal": "Sv", "reason": "x"}\
            """);

    assertThat(run.events("App/Sv#1")).doesNotContain("[\"got\", \"info\", \"timeout\"]");
  }

  @Test
  void callingOneselfFailsAtOnce() {
    Experiment run =
        of(
            "\"handle_cast\": {\"a\": [{\"call\": \"Sv\", \"message\": \"b\"}]}",
            "{\"cast\": \"Sv\", \"message\": \"a\"}");

    assertThat(run.events("App/Sv#1"))
        .last()
        .isEqualTo(
            "[\"exit\", [\"calling_self\", [\"GenServer\", \"call\", [\"Sv\", \"b\", 5000]]]]");
  }

  @Test
  void aReplyGivenBeforeTheCrashIsKept() {
    Experiment run =
        of(
            "\"handle_call\": {\"a\": [{\"reply_to_caller\": \"ok\"}, {\"raise\": \"b\"}]}",
            call("a"));

    assertThat(run.events("App/C#1")).contains("[\"reply\", \"ok\"]");
    assertThat(run.alive()).doesNotContain("App/Sv#1");
  }

  @Test
  void stateIsLostWithTheProcess() {
    Experiment run =
        Experiment.of(
            """
            "modules": {"Sv": {"use": "gen_server", "state": {"n": 0},
              "handle_cast": {"a": [{"increment": "n"}, {"if": {"state": "n", "at_least": 2}, "then": [{"log": "two"}]}]}}},
            "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
              {"id": "Sv", "module": "Sv", "name": "Sv"}]},
            "load": [{"id": "c", "arrivals": {"at": ["100ms", "300ms"]}, "do": [{"cast": "Sv", "message": "a"}]}],
            "faults": [{"at": "200ms", "kill": "Sv"}]
            """);

    assertThat(run.events("App/Sv#2"))
        .containsExactly("[\"started\"]", "[\"got\", \"cast\", \"a\"]");
  }
}
