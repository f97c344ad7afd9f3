package crashlab.library.persistentterm;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Experiment;
import crashlab.simulation.TracedExperiment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What persistent_term does, rule by rule. Source: OTP persistent_term manual,
/// erl_bif_persistent.c; where another is named, that.
class PersistentTermTest {
  private static final Map<String, String> COLLECTED =
      Map.of("event", "persistent_term", "kind", "collected");
  private static final Map<String, String> SCAN =
      Map.of("event", "persistent_term", "kind", "scan");

  /// Runs a server `Holder` with this state and these steps for the cast `go`; a load `caller`
  /// comes at 100 ms.
  private static TracedExperiment of(String costs, String go, String caller) {
    return TracedExperiment.of(
        """
        "vm": {"costs": %s},
        "modules": {
          "Holder": {"use": "gen_server", "state": {"mine": 0}, "handle_cast": {"go": [%s], "forget": [{"set": "mine", "to": 0}]},
                     "handle_call": {"give": [{"reply": {"state": "mine"}}]}},
          "Taker": {"use": "gen_server", "handle_cast": {"take": [{"call": "Holder", "message": "give", "into": "taken"}],
                                                         "look": [{"ets_lookup": "t", "into": "taken"}]}}},
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
          {"id": "Holder", "module": "Holder", "name": "Holder"},
          {"id": "Taker", "module": "Taker", "name": "Taker"}]},
        "load": [{"id": "caller", "arrivals": {"at": ["100ms"]}, "do": [%s]}]
        """
            .formatted(costs, go, caller));
  }

  private static TracedExperiment of(String go, String caller) {
    return of(Experiment.NO_COSTS, go, caller);
  }

  private static String put(String value) {
    return "{\"persistent_term_put\": \"k\", \"value\": " + value + "}";
  }

  private static String cast(String to, String message) {
    return "{\"cast\": \"%s\", \"message\": \"%s\"}, {\"sleep\": \"1ms\"}".formatted(to, message);
  }

  private static final String GET = "{\"persistent_term_get\": \"k\"}";
  private static final String KEEP = "{\"persistent_term_get\": \"k\", \"into\": \"mine\"}";
  private static final String ERASE = "{\"persistent_term_erase\": \"k\"}";

  private static List<String> holders(TracedExperiment run) {
    return run.read("id", COLLECTED);
  }

  @Test
  void getTakesTheSameTimeWhateverTheSizeOfTheTerm() {
    for (int words : new int[] {1, 1_000_000}) {
      TracedExperiment run =
          of(
              "{}",
              "",
              put("{\"words\": %d}".formatted(words))
                  + ", {\"sleep\": \"1s\"}, "
                  + GET
                  + ", "
                  + GET);

      List<Long> times = run.times(Map.of("event", "result", "verb", "persistent_term_get"));
      assertThat(times.getLast() - times.getFirst()).isEqualTo(80);
    }
  }

  @Test
  void putCopiesTheTermOnceAndAnEqualOneNotAtAll() {
    TracedExperiment run =
        of("{}", "", put("{\"words\": 1000}") + ", " + put("{\"words\": 1000}") + ", " + GET);

    List<Long> times = run.times(Map.of("event", "result", "id", "caller"));
    assertThat(times.get(0)).isGreaterThanOrEqualTo(100_000_000 + 80 + 8_000);
    assertThat(times.get(1) - times.get(0)).isEqualTo(80);
  }

  @Test
  void getReturnsTheTermOrItsDefaultAndRaisesWhereThereIsNeither() {
    TracedExperiment run =
        of(
            "",
            """
            {"persistent_term_get": "k", "rescue": []}, {"persistent_term_get": "k", "default": ["none"]},
            {"persistent_term_put": "k", "value": ["one", 1]}, {"persistent_term_get": "k", "default": "none"},
            {"persistent_term_get": "other"}
            """);

    assertThat(run.read("reason", Map.of("event", "rescued")))
        .containsExactly("{\"badarg\", \"stack\"}");
    assertThat(run.results("persistent_term_get", "caller"))
        .containsExactly("{\"none\"}", "{\"one\", 1}");
    assertThat(run.read("reason", Map.of("event", "exit", "id", "caller")))
        .containsExactly("{\"badarg\", \"stack\"}");
  }

  @Test
  void eraseTellsWhetherThereWasATerm() {
    TracedExperiment run = of("", put("[1]") + ", " + ERASE + ", " + ERASE);

    assertThat(run.results("persistent_term_put", "caller")).containsExactly("ok");
    assertThat(run.results("persistent_term_erase", "caller")).containsExactly("true", "false");
    assertThat(run.metric("persistent_term.scans")).isEqualTo(1);
  }

  /// Source: OTP erl_bif_persistent.c, `lookup`: keys are compared by `=:=`.
  @Test
  void aKeyIsAnyTermAndAnIntegerIsNoFloat() {
    TracedExperiment run =
        of(
            "",
            """
            {"persistent_term_put": ["app", 1], "value": "pair"}, {"persistent_term_put": 1, "value": "int"},
            {"persistent_term_put": 1.0, "value": "float"}, {"persistent_term_get": ["app", 1]},
            {"persistent_term_get": 1}, {"persistent_term_get": 1.0}
            """);

    assertThat(run.results("persistent_term_get", "caller"))
        .containsExactly("pair", "int", "float");
  }

  @Test
  void aTermBelongsToNoProcess() {
    TracedExperiment run =
        of(
            put("[\"left\"]"),
            cast("Holder", "go")
                + ", {\"exit_signal\": \"Holder\", \"reason\": \"kill\"}, {\"sleep\": \"1ms\"}, "
                + GET);

    assertThat(run.results("persistent_term_get", "caller")).containsExactly("{\"left\"}");
    assertThat(run.metric("persistent_term.scans")).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1, [2, \"a\"]] | [1, [2, \"a\"]]",
        "{\"words\": 10} | {\"words\": 10}",
        "1.50 | 1.5",
        "7 | 7",
      })
  void putOfAnEqualValueScansNobody(String one, String other) {
    TracedExperiment run = of("", put(one) + ", " + put(other));

    assertThat(run.metric("persistent_term.scans")).isZero();
    assertThat(run.read("of", SCAN)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"[1] | [1.0]", "[1, 2] | [2, 1]", "{\"words\": 10} | {\"words\": 11}", "1.5 | 2"})
  void putOfAnotherValueScans(String one, String other) {
    assertThat(of("", put(one) + ", " + put(other)).metric("persistent_term.scans")).isEqualTo(1);
  }

  /// Source: OTP erl_term.h, `is_immed`; run on OTP 25.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "-1",
        "576460752303423487",
        "-576460752303423488",
        "\"atom\"",
        "true",
        "null",
        "[]",
        "{\"words\": 0}"
      })
  void replacingOrErasingWhatFitsIntoAWordScansNobody(String value) {
    TracedExperiment run = of("", put(value) + ", " + put("\"new\"") + ", " + ERASE);

    assertThat(run.metric("persistent_term.scans")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "576460752303423488",
        "-576460752303423489",
        "0.5",
        "[0]",
        "{\"words\": 1}",
        "{\"exception\": \"KeyError\"}"
      })
  void replacingOrErasingAnythingElseScans(String value) {
    assertThat(of("", put(value) + ", " + put("1")).metric("persistent_term.scans")).isEqualTo(1);
    assertThat(of("", put(value) + ", " + ERASE).metric("persistent_term.scans")).isEqualTo(1);
  }

  @Test
  void anUpdateScansEveryProcessOnceAndTellsItWhenTheLastHasAnswered() {
    TracedExperiment run =
        of(
            "{}",
            KEEP,
            put("[1]")
                + ", "
                + cast("Holder", "go")
                + ", "
                + put("[2]")
                + ", {\"sleep\": \"1ms\"}");

    assertThat(run.read("of", SCAN)).containsExactly("k");
    assertThat(run.read("processes", SCAN)).containsExactly("4"); // the arrival among them
    assertThat(run.read("holders", SCAN)).containsExactly("1");
    assertThat(run.metric("persistent_term.scanned")).isEqualTo(4);
    assertThat(run.times(SCAN).getFirst()).isGreaterThan(run.times(COLLECTED).getFirst() - 1);
  }

  @Test
  void aHolderGoesOnWithItsOwnCopyWhichNoLaterUpdateConcerns() {
    TracedExperiment run =
        of(
            KEEP,
            put("[1]")
                + ", "
                + cast("Holder", "go")
                + ", "
                + put("[2]")
                + ", {\"sleep\": \"1ms\"}, "
                + put("[3]")
                + ", {\"call\": \"Holder\", \"message\": \"give\"}");

    assertThat(holders(run)).containsExactly("App/Holder");
    assertThat(run.read("value", Map.of("event", "receive", "kind", "reply", "id", "caller")))
        .containsExactly("{1}");
    assertThat(run.metric("persistent_term.scans")).isEqualTo(2);
  }

  @Test
  void bothLinesOfAScanAreCausedByTheUpdate() {
    TracedExperiment run = of(KEEP, put("[1]") + ", " + cast("Holder", "go") + ", " + ERASE);

    List<String> erased =
        run.read("seq", Map.of("event", "result", "verb", "persistent_term_erase"));
    assertThat(run.read("cause", COLLECTED)).isEqualTo(erased);
    assertThat(run.read("cause", SCAN)).isEqualTo(erased);
  }

  @Test
  void aServerHoldsATermUntilTheEndOfItsCallback() {
    String getAndSleep = GET + ", {\"sleep\": \"100ms\"}";
    String during = cast("Holder", "go") + ", " + put("[2]");
    String after = cast("Holder", "go") + ", {\"sleep\": \"150ms\"}, " + put("[2]");

    assertThat(holders(of(getAndSleep, put("[1]") + ", " + during))).containsExactly("App/Holder");
    assertThat(holders(of(getAndSleep, put("[1]") + ", " + after))).isEmpty();
  }

  @Test
  void aServerHoldsATermForAsLongAsItsStateHasIt() {
    String start = put("[1]") + ", " + cast("Holder", "go") + ", ";

    assertThat(holders(of(KEEP, start + put("[2]")))).containsExactly("App/Holder");
    assertThat(holders(of(KEEP, start + cast("Holder", "forget") + ", " + put("[2]")))).isEmpty();
    String within = KEEP + ", {\"set\": \"mine\", \"to\": [\"a\", [{\"state\": \"mine\"}]]}";
    assertThat(holders(of(within, start + put("[2]")))).containsExactly("App/Holder");
  }

  @Test
  void oneWhoGivesAnEqualValueToItsStateHoldsNothing() {
    String equal = "{\"set\": \"mine\", \"to\": [1]}";

    assertThat(holders(of(equal, put("[1]") + ", " + cast("Holder", "go") + ", " + put("[2]"))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"task", "process"})
  void aTaskAndABareProcessHoldATermToTheirEnd(String use) {
    TracedExperiment run =
        TracedExperiment.of(
            """
            "modules": {"Reader": {"use": "%s", "run": [{"persistent_term_get": "k"}, {"sleep": "100ms"}]}},
            "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": []},
            "load": [{"id": "caller", "arrivals": {"at": ["100ms"]}, "do": [
              {"persistent_term_put": "k", "value": [1]}, %s, {"sleep": "10ms"},
              {"persistent_term_put": "k", "value": [2]}, {"sleep": "100ms"}, {"persistent_term_put": "k", "value": [3]}]}]
            """
                .formatted(
                    use,
                    use.equals("task")
                        ? "{\"task_async\": \"Reader\"}"
                        : "{\"spawn\": \"Reader\"}"));

    assertThat(holders(run)).containsExactly("caller>Reader");
  }

  @Test
  void anArrivalHoldsATermToItsEnd() {
    assertThat(
            holders(of("", put("[1]") + ", " + GET + ", " + put("[2]") + ", {\"sleep\": \"1ms\"}")))
        .containsExactly("caller");
  }

  @Test
  void aUserWhoComesAgainHoldsATermUntilEachArrivalIsOver() {
    TracedExperiment run =
        TracedExperiment.of(
            """
            "modules": {"Owner": {"use": "gen_server", "init": [{"persistent_term_put": "k", "value": [1]}]}},
            "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [{"id": "Owner", "module": "Owner"}]},
            "load": [{"id": "user", "closed": {"users": 1, "think": "1s"}, "do": [{"persistent_term_get": "k"}, {"sleep": "1s"}]},
                     {"id": "puts", "arrivals": {"at": ["500ms", "1500ms"]}, "do": [{"persistent_term_put": "k", "value": [2]}, {"persistent_term_put": "k", "value": [1]}]}]
            """);

    assertThat(run.metric("persistent_term.scans")).isEqualTo(4);
    assertThat(holders(run)).containsExactly("user");
  }

  /// Run on OTP 25: literals are not copied into messages.
  @Test
  void whoTookTheTermAsAReplyHoldsItToo() {
    TracedExperiment run =
        of(
            KEEP,
            put("[1]")
                + ", "
                + cast("Holder", "go")
                + ", "
                + cast("Taker", "take")
                + ", "
                + put("[2]"));

    assertThat(holders(run)).containsExactlyInAnyOrder("App/Holder", "App/Taker");
  }

  /// Run on OTP 25: a table has a copy, and a lookup makes another one.
  @Test
  void whoLooksACopyUpInATableHoldsNothing() {
    TracedExperiment run =
        of(
            "{\"ets_new\": \"t\"}, "
                + KEEP
                + ", {\"ets_insert\": \"t\", \"value\": {\"state\": \"mine\"}}",
            put("[1]")
                + ", "
                + cast("Holder", "go")
                + ", "
                + cast("Taker", "look")
                + ", "
                + put("[2]"));

    assertThat(holders(run)).containsExactly("App/Holder");
  }

  @Test
  void aHandlerOfTelemetryHidesNothingOfItsProcess() {
    TracedExperiment run =
        TracedExperiment.of(
            """
            "telemetry": [{"id": "slow", "events": [["app"]], "do": [{"persistent_term_get": "h"}, {"sleep": "100ms"}]}],
            "modules": {"Holder": {"use": "gen_server", "init": [{"persistent_term_put": "k", "value": [1]}, {"persistent_term_put": "h", "value": [1]}],
              "handle_cast": {"go": [{"persistent_term_get": "k", "into": "mine"}, {"telemetry": ["app"]}]}}},
            "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
              {"id": "Holder", "module": "Holder", "name": "Holder"}]},
            "load": [{"id": "caller", "arrivals": {"at": ["100ms"]}, "do": [
              {"cast": "Holder", "message": "go"}, {"sleep": "10ms"},
              {"persistent_term_put": "k", "value": [2]}, {"persistent_term_put": "h", "value": [2]}]}]
            """);

    assertThat(holders(run)).containsExactly("App/Holder", "App/Holder");
  }

  @Test
  void theCallerDoesNotWaitForTheScan() {
    TracedExperiment run =
        of(
            "{\"persistent_term_scan\": \"10ms\"}",
            KEEP,
            put("[1]") + ", " + cast("Holder", "go") + ", " + put("[2]") + ", {\"log\": \"done\"}");

    long put = run.times(Map.of("event", "result", "verb", "persistent_term_put")).getLast();
    assertThat(run.times(Map.of("event", "log")).getFirst()).isEqualTo(put);
    assertThat(run.times(SCAN).getFirst()).isGreaterThan(put + 10_000_000);
  }

  /// Source: OTP erts_literal_area_collector.erl, `switch_area/0`.
  @Test
  void oneTermIsScannedForAfterTheOther() {
    TracedExperiment run =
        of(
            "{\"persistent_term_scan\": \"10ms\", \"context_switch\": 0}",
            "",
            put("[1]") + ", " + put("[2]") + ", " + put("[3]") + ", {\"sleep\": \"1s\"}");

    List<Long> times = run.times(SCAN);
    assertThat(times).hasSize(2);
    assertThat(times.get(1) - times.get(0)).isGreaterThanOrEqualTo(10_000_000);
  }

  /// Recorded: the heap of a holder had 233 words before the update of a term of some 7000, and
  /// 7005 after it.
  @Test
  void aCopyTakesAsMuchMemoryAsTheTerm() {
    String go = cast("Holder", "go") + ", ";
    String with = put("{\"words\": 7000}") + ", " + go + put("1") + ", {\"sleep\": \"1ms\"}, ";
    String later = "{\"persistent_term_put\": \"later\", \"value\": {\"words\": 1000000}}";

    long held = of(KEEP, with + later).metric("memory.max");
    long free = of(GET, with + later).metric("memory.max");
    assertThat(held - free).isEqualTo(7000 * 8);
  }

  @Test
  void theMemoryOfACopyIsFreeWhenItsProcessEndsOrALaterScanFindsItUnused() {
    String start =
        put("{\"words\": 7000}")
            + ", "
            + cast("Holder", "go")
            + ", "
            + put("1")
            + ", {\"sleep\": \"1ms\"}, ";
    String later = ", {\"persistent_term_put\": \"later\", \"value\": {\"words\": 1000000}}";
    String scan =
        "{\"persistent_term_put\": \"other\", \"value\": [1]}, {\"persistent_term_erase\": \"other\"}, {\"sleep\": \"1ms\"}";
    String killed = "{\"exit_signal\": \"Holder\", \"reason\": \"kill\"}, {\"sleep\": \"1ms\"}, ";
    long never = of(GET, start + scan + later).metric("memory.max");

    assertThat(of(KEEP, start + scan + later).metric("memory.max") - never).isEqualTo(7000 * 8);
    assertThat(of(KEEP, start + killed + scan + later).metric("memory.max")).isEqualTo(never);
    assertThat(
            of(KEEP, start + cast("Holder", "forget") + ", " + scan + later).metric("memory.max"))
        .isEqualTo(never);
  }

  @Test
  void theOldTermTakesMemoryUntilTheLastHasAnswered() {
    String costs = "{\"persistent_term_scan\": \"10ms\"}";
    String twice = put("{\"words\": 100000}") + ", " + put("{\"words\": 100001}");

    long both = of(costs, "", twice).metric("memory.max");
    long one = of(costs, "", put("{\"words\": 100001}")).metric("memory.max");
    assertThat(both - one).isGreaterThan(800_000);
  }

  @Test
  void eachNodeHasTermsOfItsOwnUntilItGoesDown() {
    TracedExperiment run =
        TracedExperiment.of(
            """
            "nodes": ["a", "b"],
            "modules": {"Holder": {"use": "gen_server", "handle_cast": {"go": [{"persistent_term_get": "k", "into": "mine"}]}}},
            "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
              {"id": "Holder", "module": "Holder", "name": "Holder"}]},
            "load": [
              {"id": "first", "node": ["a", "b"], "arrivals": {"at": ["100ms", "200ms"]}, "do": [
                {"persistent_term_put": "k", "value": [1]}, {"cast": "Holder", "message": "go"}]},
              {"id": "then", "node": "b", "arrivals": {"at": ["300ms"]}, "do": [{"persistent_term_put": "k", "value": [2]}]},
              {"id": "look", "node": ["a", "b"], "arrivals": {"at": ["1s", "2s"]}, "do": [
                {"persistent_term_get": "k", "default": "gone"}]}],
            "faults": [{"at": "1s", "node_down": "b", "for": "500ms"}]
            """);

    assertThat(run.read("node", COLLECTED)).containsExactly("b");
    assertThat(run.read("node", SCAN)).containsExactly("b");
    assertThat(run.results("persistent_term_get", "look")).containsExactly("{1}", "gone");
  }
}
