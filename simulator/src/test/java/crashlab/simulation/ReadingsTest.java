package crashlab.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.ExpectationCheck;
import crashlab.analysis.Verdict;
import crashlab.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Expectations that read a value off a run and compare it.
///
/// The run: Cache answers calls at 100, 200 and 400 ms and counts them, is killed at 1.5 s and
/// starts anew; Door opens at 1 s.
class ReadingsTest {
  private static final String SYSTEM =
      """
      {"format": 1, "name": "readings", "duration": "2s", "vm": {"costs": %s},
       "modules": {
         "Cache": {"use": "gen_server", "state": {"hits": 0},
                   "handle_call": {"get": [{"increment": "hits"}, {"reply": ["ok", "v"]}]}},
         "Door": {"use": "gen_statem", "initial": "locked",
                  "states": {"locked": {"cast": {"open": [{"next_state": "open"}]}}, "open": {}}}},
       "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
         {"id": "Cache", "module": "Cache", "name": "Cache"},
         {"id": "Door", "module": "Door", "restart": "temporary"}]},
       "load": [
         {"id": "readers", "arrivals": {"at": ["100ms", "200ms", "400ms"]},
          "do": [{"call": "Cache", "message": "get"}]},
         {"id": "guests", "arrivals": {"at": ["1s"]},
          "do": [{"cast": {"child": "App/Door"}, "message": "open"}]}],
       "faults": [{"at": "1500ms", "kill": "Cache"}, {"at": "1800ms", "kill": {"child": "App/Door"}}],
       "expect": [%s]}
      """;

  private static final String CALLS = "\"trace\": {\"event\": \"receive\", \"id\": \"App/Cache\"}";

  private static Verdict verdict(String expectation) {
    Scenario scenario = Experiment.scenario(SYSTEM.formatted(Experiment.NO_COSTS, expectation));
    var check = new ExpectationCheck(scenario.expectations());
    Simulation simulation = Simulation.of(scenario, check);
    for (long instant : check.instants()) {
      simulation.runUntil(instant);
      check.evaluateAt(instant, simulation.readout());
    }
    Outcome outcome = simulation.run();
    return check.evaluateEnd(outcome.end(), simulation.nowNanos(), simulation.readout()).getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "read": "t", "length": 0                                | [100 ms, 200 ms, 400 ms]
          "read": "t", "since": "150ms", "length": 0              | [-50 ms, 50 ms, 250 ms]
          "read": "t", "from": "200ms", "to": "399ms", "length": 0 | [200 ms]
          "read": "t", "from": "200ms", "to": "400ms", "length": 0 | [200 ms, 400 ms]
          "read": "t", "take": "gaps", "length": 0                | [100 ms, 200 ms]
          "read": "t", "take": "first", "equals": 0               | 100 ms
          "read": "t", "take": "last", "equals": 0                | 400 ms
          "read": "t", "take": "sum", "equals": 0                 | 700 ms
          "read": "t", "take": "least", "equals": 0               | 100 ms
          "read": "t", "take": "most", "equals": 0                | 400 ms
          "read": "t", "take": "count", "equals": 0               | 3
          "equals": 0                                             | 3
          "read": "message", "length": 0                          | ["get", "get", "get"]
          "read": "message", "take": "distinct", "length": 0      | ["get"]
          "read": "reason", "length": 0                           | []
          "read": ["kind", "reason"], "take": "last", "equals": 0 | ["call", "nil"]
          "read": ["t", "kind"], "take": "last", "equals": 0      | [400 ms, "call"]
          "read": "seq", "take": "sorted", "each": [0, 0]         | `.*`
          """)
  void takesFiguresOffTheTrace(String taken, String seen) {
    String read = verdict("{" + CALLS + ", " + taken + "}").seen();

    if (!seen.equals(".*")) {
      assertThat(read).isEqualTo(seen);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"event": "spawn", "id": "App/Cache"}                                 | 2
          {"event": "spawn", "id": "App/Cache", "incarnation": 2}               | 1
          {"event": "spawn", "id": {"prefix": "App/"}}                          | 3
          {"event": "spawn", "id": {"in": ["App/Cache", "App/Door"]}}           | 3
          {"event": {"in": ["spawn", "exit"]}, "id": "App/Cache"}               | 3
          {"event": "spawn", "name": "Cache"}                                   | 2
          {"event": "spawn", "module": "_"}                                     | 3
          {"event": "receive", "kind": "reply", "value": ["ok", "_"]}           | 3
          {"event": "receive", "kind": "reply", "value": ["_", "w"]}            | 0
          {"event": "receive", "kind": "reply", "value": ["ok", "v", "_"]}      | 0
          {"event": "call", "to": "App/Cache#1"}                                | 3
          {"event": "call", "to": "App/Cache#2"}                                | 0
          {"event": "exit", "id": "App/Cache", "reason": "killed"}              | 1
          {"event": "state", "old_state": "locked"}                             | 1
          {"event": "spawn", "id": "readers"}                                   | 3
          {"event": "load", "kind": "begin", "load": "readers", "t": "200ms"}   | 1
          {"event": "call", "seq": "_", "cause": "_"}                           | 3
          """)
  void findsTheLinesThatSaySo(String lines, long count) {
    Verdict verdict = verdict("{\"trace\": " + lines + ", \"equals\": " + count + "}");

    assertThat(verdict.holds()).as(verdict.seen()).isTrue();
    assertThat(verdict("{\"trace\": " + lines + "}").holds()).isEqualTo(count > 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "read": "t", "equals": ["100ms", "200ms", "400ms"]                                  | true
          "read": "t", "equals": ["100ms", "_", "400ms"]                                      | true
          "read": "t", "equals": ["100ms", "200ms"]                                           | false
          "read": "t", "between": [["100ms", "100ms"], ["0ms", "1s"], ["300ms", "400ms"]]     | true
          "read": "t", "between": [["100ms", "100ms"], ["0ms", "1s"]]                         | false
          "read": "t", "between": [["100ms", "100ms"], ["0ms", "1s"], ["300ms", "399ms"]]     | false
          "read": "t", "each": ["100ms", "400ms"]                                             | true
          "read": "t", "each": ["100ms", "399ms"]                                             | false
          "read": "t", "each": ["100ms", "400ms"], "length": 3                                | true
          "read": "t", "each": ["100ms", "400ms"], "length": 2                                | false
          "read": "message", "each": [0, 9]                                                   | false
          "read": "t", "take": "last", "between": ["400ms", "500ms"]                          | true
          "read": "t", "take": "last", "at_least": "401ms"                                    | false
          "read": "t", "take": "last", "at_most": "400ms"                                     | true
          "read": "t", "same_as": {"trace": {"event": "call"}, "read": "t"}                   | true
          "read": "t", "same_as": {"trace": {"event": "call"}, "read": "message"}             | false
          "same_as": {"metric": "load.readers.completed"}                                     | true
          """)
  void comparesAsTheBoundsSay(String bounds, boolean holds) {
    Verdict verdict = verdict("{" + CALLS + ", " + bounds + "}");

    assertThat(verdict.holds()).as(verdict.seen()).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"state": "Cache", "key": "hits", "at": "150ms", "equals": 9}  | 1
          {"state": "Cache", "key": "hits", "at": "1s", "equals": 9}     | 3
          {"state": "Cache", "key": "hits", "equals": 9}                 | 0
          {"state": "App/Cache", "key": "hits", "equals": 9}             | 0
          {"state": "Door", "key": "hits", "at": "1s", "equals": 9}      | nothing
          {"statem": "Door", "at": "999ms", "equals": 9}                 | "locked"
          {"statem": "App/Door", "at": "1s", "equals": 9}                | "open"
          {"statem": "Door", "equals": 9}                                | nothing
          {"statem": "Cache", "at": "1s", "equals": 9}                   | nothing
          """)
  void readsTheStateOfAProcessAtTheInstant(String expectation, String seen) {
    assertThat(verdict(expectation).seen()).isEqualTo(seen);
  }

  @Test
  void comparesWithWhatWasReadAtAnotherInstant() {
    String hits = "{\"state\": \"Cache\", \"key\": \"hits\", \"at\": \"%s\"%s}";

    assertThat(verdict(same(hits, "1s", "400ms")).holds()).isTrue();
    assertThat(verdict(same(hits, "400ms", "1s")).holds()).isTrue();
    assertThat(verdict(same(hits, "1s", "150ms")).holds()).isFalse();
    assertThat(verdict(same(hits, "1s", "1600ms")).holds()).isFalse();
  }

  private static String same(String reading, String at, String other) {
    return reading.formatted(at, ", \"same_as\": " + reading.formatted(other, ""));
  }

  @Test
  void aReadingIsWhatTheRunWasLikeThen() {
    Verdict verdict = verdict("{" + CALLS + ", \"at\": \"300ms\", \"equals\": 2}");

    assertThat(verdict.holds()).as(verdict.seen()).isTrue();
  }

  @Test
  void pointsToTheLastLineThatWasMeant() {
    assertThat(verdict("{" + CALLS + ", \"equals\": 4}").whenNanos()).isEqualTo(400_000_000L);
  }

  @Test
  void reportsCallAnExpectationByItsName() {
    Verdict named =
        verdict("{\"statem\": \"Door\", \"at\": \"1s\", \"equals\": 1, \"name\": \"d\"}");
    Verdict plain = verdict("{\"exited\": \"Cache\", \"between\": [0, 2], \"name\": \"crashes\"}");

    assertThat(named.told()).isEqualTo("d: statem Door: equal to 1 at 1.0 s");
    assertThat(plain.told()).isEqualTo("crashes: Cache exits: at least 0 and at most 2 times");
    assertThat(plain.holds()).isTrue();
  }
}
