package crashlab.library.genstatem;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Experiment;
import java.util.List;
import org.junit.jupiter.api.Test;

/// gen_statem, as recorded on the BEAM: each test builds what a recorded experiment built.
///
/// Source: OTP gen_statem.erl.
class StatemRulesTest {
  private static final String DOOR =
      """
      "Door": {"use": "gen_statem", "initial": "closed", "states": {
        "closed": {
          "enter": [{"log": "enter closed"}],
          "call": {"open": [{"log": "open"}, {"reply": "opened"}, {"next_state": "open", "state_timeout": "200ms"}]},
          "cast": {"job": [{"postpone": true}], "open_up": [{"log": "open_up"}, {"next_state": "open"}], "plain": [{"log": "plain"}],
                   "arm": [{"log": "arm"}, {"event_timeout": "150ms"}, {"generic_timeout": "g", "after": "250ms"}]},
          "timeout": [{"log": "event timeout"}], "timeouts": {"g": [{"log": "generic"}]}
        },
        "open": {
          "enter": [{"log": "enter open"}],
          "call": {"touch": [{"log": "touch"}, {"reply": "ok"}], "again": [{"log": "again"}, {"reply": "ok"}, {"state_timeout": "200ms"}],
                   "hold": [{"log": "hold"}, {"reply": "ok"}, {"state_timeout": "infinity"}]},
          "cast": {"job": [{"log": "job"}], "plain": [{"log": "plain"}]},
          "state_timeout": [{"log": "state_timeout"}, {"next_state": "closed"}],
          "timeout": [{"log": "event timeout"}], "timeouts": {"g": [{"log": "generic"}]}
        }}}\
      """;

  private static List<String> logOf(String machine, String steps) {
    Experiment run =
        Experiment.of(
            """
            "modules": {%s},
            "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
              {"id": "Door", "module": "Door", "name": "Door"}]},
            "load": [{"id": "user", "arrivals": {"at": ["10ms"]}, "do": [%s]}]
            """
                .formatted(machine, steps));
    return run.events("App/Door#1").stream()
        .filter(event -> event.startsWith("[\"log\""))
        .map(event -> event.substring(9, event.length() - 2))
        .toList();
  }

  private static String casts(String... messages) {
    var steps = new StringBuilder();
    for (String message : messages) {
      steps.append(steps.isEmpty() ? "" : ", ");
      steps.append("{\"cast\": \"Door\", \"message\": \"").append(message).append("\"}");
    }
    return steps.toString();
  }

  @Test
  void postponedEventsComeAgainAfterTheStateChangeBeforeTheMailbox() {
    assertThat(logOf(DOOR, casts("job", "job", "job", "plain", "open_up", "plain", "job")))
        .containsExactly(
            "enter closed", "plain", "open_up", "enter open", "job", "job", "job", "plain", "job");
  }

  private static String open(String next) {
    return "{\"call\": \"Door\", \"message\": \"open\"}, {\"sleep\": \"150ms\"}, "
        + "{\"call\": \"Door\", \"message\": \""
        + next
        + "\"}, {\"sleep\": \"75ms\"}, "
        + "{\"cast\": \"Door\", \"message\": \"plain\"}";
  }

  @Test
  void aStateTimeoutIsNotTouchedByOtherEvents() {
    assertThat(logOf(DOOR, open("touch")))
        .containsExactly(
            "enter closed",
            "open",
            "enter open",
            "touch",
            "state_timeout",
            "enter closed",
            "plain");
  }

  @Test
  void aStateTimeoutSetAnewBeginsAnew() {
    assertThat(logOf(DOOR, open("again")))
        .containsExactly(
            "enter closed",
            "open",
            "enter open",
            "again",
            "plain",
            "state_timeout",
            "enter closed");
  }

  @Test
  void aStateTimeoutOfInfinityCancelsIt() {
    assertThat(logOf(DOOR, open("hold")))
        .containsExactly("enter closed", "open", "enter open", "hold", "plain");
  }

  @Test
  void anyEventCancelsAnEventTimeoutButNoGenericOne() {
    assertThat(logOf(DOOR, casts("arm") + ", {\"sleep\": \"100ms\"}, " + casts("plain")))
        .containsExactly("enter closed", "arm", "plain", "generic");
    assertThat(logOf(DOOR, casts("arm") + ", {\"sleep\": \"50ms\"}, " + casts("open_up")))
        .containsExactly("enter closed", "arm", "open_up", "enter open", "generic");
    assertThat(logOf(DOOR, casts("arm"))).endsWith("arm", "event timeout", "generic");
  }

  /// After a transition: the enter call, inserted events, then postponed ones, timeouts of no time,
  /// and last what waits in the mailbox. Source: `loop_next_events`.
  @Test
  void insertedEventsComeBeforePostponedOnesAndBothBeforeTheMailbox() {
    String machine =
        """
        "Door": {"use": "gen_statem", "initial": "a", "states": {
          "a": {"cast": {"job": [{"postpone": true}],
                         "go": [{"next_event": "one"}, {"next_event": "two"}, {"generic_timeout": "g", "after": "0ms"}, {"next_state": "b"}]}},
          "b": {"enter": [{"log": "enter b"}],
                "internal": {"one": [{"log": "one"}], "two": [{"log": "two"}]},
                "cast": {"job": [{"log": "job"}], "last": [{"log": "last"}]},
                "timeouts": {"g": [{"log": "timeout 0"}]}}}}\
        """;

    assertThat(logOf(machine, casts("job", "go", "last")))
        .containsExactly("enter b", "one", "two", "job", "timeout 0", "last");
  }

  @Test
  void theEnterCallComesAtTheStartAtAChangeAndAtARepeat() {
    String machine =
        """
        "Door": {"use": "gen_statem", "initial": "a", "states": {
          "a": {"enter": [{"log": "enter"}], "cast": {
            "same": [{"log": "same"}, {"next_state": "a"}], "keep": [{"log": "keep"}, {"keep_state": true}],
            "again": [{"log": "again"}, {"repeat_state": true}]}}}}\
        """;

    assertThat(logOf(machine, casts("same", "keep", "again")))
        .containsExactly("enter", "same", "keep", "again", "enter");
  }

  @Test
  void anEventWithoutAClauseEndsTheMachineAndARestartLosesWhatWasPostponed() {
    Experiment run =
        Experiment.of(
            """
            "modules": {%s},
            "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
              {"id": "Door", "module": "Door", "name": "Door"}]},
            "load": [{"id": "user", "arrivals": {"at": ["10ms"]}, "do": [%s, {"sleep": "10ms"}, %s]}]
            """
                .formatted(DOOR, casts("job", "nonsense"), casts("open_up")));

    assertThat(run.events("App/Door#1"))
        .last()
        .isEqualTo("[\"exit\", [\"function_clause\", \"stack\"]]");
    assertThat(run.events("App/Door#2"))
        .doesNotContain("[\"log\", \"job\"]")
        .contains("[\"log\", \"enter open\"]");
  }

  @Test
  void theActionsOfInitComeBeforeAnyMessage() {
    Experiment run =
        Experiment.of(
            """
            "modules": {
              "M": {"use": "gen_statem", "initial": "a",
                "init": [{"send": "self", "message": "hello"}, {"state_timeout": 0},
                  {"generic_timeout": "g", "after": 100}, {"next_event": "first"}],
                "states": {"a": {
                  "enter": [{"log": "enter"}],
                  "info": {"hello": [{"log": "hello"}]},
                  "internal": {"first": [{"log": "first"}]},
                  "state_timeout": [{"log": "state_timeout"}],
                  "timeouts": {"g": [{"log": "generic"}]}}}}
            },
            "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
              {"id": "M", "module": "M"}]}
            """);

    assertThat(run.events("App/M#1"))
        .filteredOn(event -> event.startsWith("[\"log\""))
        .containsExactly(
            "[\"log\", \"enter\"]",
            "[\"log\", \"first\"]",
            "[\"log\", \"state_timeout\"]",
            "[\"log\", \"hello\"]",
            "[\"log\", \"generic\"]");
  }

  private static final String ENTERING =
      """
      "Door": {"use": "gen_statem", "initial": "a", "state": {"n": 0}, "terminate": [], "states": {
        "a": {"cast": {"go": [{"generic_timeout": "g", "after": 0}, {"next_event": "e"}, {"next_state": "b"}]}},
        "b": {
          "enter": [{"log": "enter"}, {"state_timeout": 0}, {"event_timeout": 0}, {"generic_timeout": "g", "after": 0},
                    {"if": {"state": "n", "at_most": 1}, "then": [{"increment": "n"}, {"repeat_state": true}]}],
          "internal": {"e": [{"log": "inserted"}]}, "state_timeout": [{"log": "state_timeout"}],
          "timeout": [{"log": "event timeout"}], "timeouts": {"g": [{"log": "generic"}]}}
      }}\
      """;

  /// The event that was inserted before the enter calls cancels their event timeout.
  @Test
  void anEnterCallMayAskForAnotherOneAndTheTimeoutsOfAllComeOnceAfterTheLast() {
    assertThat(logOf(ENTERING, casts("go")))
        .containsExactly("enter", "enter", "enter", "inserted", "state_timeout", "generic");
  }

  @Test
  void anEnterCallThatAsksForAnotherStateEndsTheMachine() {
    Experiment run =
        Experiment.of(
            """
            "modules": {"M": {"use": "gen_statem", "initial": "a", "state": {"n": 1}, "terminate": [], "states": {
              "a": {"cast": {"go": [{"next_state": "b"}]}}, "b": {"enter": [{"next_state": "a"}]}}}},
            "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
              {"id": "M", "module": "M", "name": "M", "restart": "temporary"}]},
            "load": [{"id": "user", "arrivals": {"at": ["10ms"]}, "do": [{"cast": "M", "message": "go"}]}]
            """);

    String reason =
        "[\"bad_state_enter_return_from_state_function\", [\"next_state\", \"a\", {\"n\": 1}]]";
    assertThat(run.events("App/M#1"))
        .endsWith("[\"terminate\", " + reason + "]", "[\"exit\", [" + reason + ", \"stack\"]]");
  }

  @Test
  void anEnterCallMayNameTheStateThatItIsIn() {
    assertThat(
            logOf(
                """
                "Door": {"use": "gen_statem", "initial": "a", "states": {
                  "a": {"enter": [{"log": "enter"}, {"next_state": "a"}], "cast": {"x": [{"log": "x"}]}}}}\
                """,
                casts("x")))
        .containsExactly("enter", "x");
  }

  private static String timers(String first, String second, String third) {
    return logOf(
            """
            "Door": {"use": "gen_statem", "initial": "a", "states": {
              "a": {"cast": {"arm": [{"generic_timeout": "g", "after": %s}, {"generic_timeout": "h", "after": %s},
                                     {"state_timeout": %s}]},
                    "timeouts": {"g": [{"log": "g"}], "h": [{"log": "h"}]}, "state_timeout": [{"log": "state"}]}}}\
            """
                .formatted(first, second, third),
            casts("arm"))
        .toString();
  }

  @Test
  void ofTimersOfOneLengthTheLastSetFiresFirst() {
    assertThat(timers("20", "20", "20")).isEqualTo("[state, h, g]");
    assertThat(timers("20", "10", "20")).isEqualTo("[h, state, g]");
  }

  @Test
  void timeoutsOfNoTimeComeInTheOrderOfTheirSetting() {
    assertThat(timers("0", "0", "0")).isEqualTo("[g, h, state]");
    assertThat(timers("20", "0", "0")).isEqualTo("[h, state, g]");
  }

  @Test
  void ofTwoSettingsOfOneTimerTheLastCounts() {
    assertThat(
            logOf(
                """
                "Door": {"use": "gen_statem", "initial": "a", "states": {
                  "a": {"cast": {"arm": [{"state_timeout": 0}, {"generic_timeout": "g", "after": 0}, {"state_timeout": 50}]},
                        "timeouts": {"g": [{"log": "g"}]}, "state_timeout": [{"log": "state"}]}}}\
                """,
                casts("arm")))
        .containsExactly("g", "state");
  }
}
