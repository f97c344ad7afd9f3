package crashlab.generated;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.experiment.FinishedRun;
import crashlab.experiment.FinishedRun.Conclusion;
import crashlab.experiment.ScenarioRun;
import crashlab.scenario.ReadOptions;
import crashlab.scenario.ReadResult;
import crashlab.scenario.Scenario;
import crashlab.scenario.SourceLoader;
import crashlab.simulation.Outcome;
import crashlab.simulation.Scenarios;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that ask for more than there is: they are refused, or a limit cuts their runs. What took
/// time in the square of its number would not come to an end here.
class HostileFilesTest {
  private static final String TREE =
      "\"tree\": {\"id\": \"App\", \"type\": \"supervisor\", \"strategy\": \"one_for_one\","
          + " \"children\": [%s]}";

  private static ReadResult read(String rest, String children) {
    String text =
        "{\"format\": 1, \"name\": \"h\", \"duration\": \"1000h\", "
            + TREE.formatted(children)
            + ", "
            + rest
            + "}";
    return Scenarios.read("h", text, ReadOptions.DEFAULT, SourceLoader.none());
  }

  private static Scenario sound(String rest, String children) {
    return switch (read(rest, children)) {
      case ReadResult.Read read -> read.scenario();
      case ReadResult.Refused refused -> throw new IllegalStateException(refused.text());
    };
  }

  private static FinishedRun run(String rest, String children) {
    return new ScenarioRun(sound(rest, children)).run(List.of());
  }

  private static String many(int count, String each) {
    return IntStream.range(0, count)
        .mapToObj(i -> each.replace("#", Integer.toString(i)))
        .collect(Collectors.joining(", "));
  }

  @Test
  void aStateOf200000KeysIsRead() {
    String keys = many(200_000, "\"k#\": 0");

    assertThat(sound("\"modules\": {\"A\": {\"use\": \"agent\", \"state\": {" + keys + "}}}", ""))
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alive\": \"App\", \"at\": \"#us\"}",
        "{\"metric\": \"processes.now\", \"at_least\": 1, \"at\": \"#us\"}",
        "{\"never\": {\"logged\": \"t#\"}}"
      })
  void sixtyThousandExpectationsAreReadAndHeld(String expectation) {
    FinishedRun run = run("\"expect\": [" + many(60_000, expectation) + "]", "");

    assertThat(run.verdicts()).hasSize(60_000);
    assertThat(run.conclusion()).isEqualTo(Conclusion.PASSED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"to_atom": {"sequence": "a"}}                          | "vm": {"memory": "1TiB"}
          {"send_after": "500h", "to": "App", "message": "x"}     | "seed": 1
          {"spawn": "P"}                                          | "seed": 1
          {"registry_register": "Names", "key": {"sequence": "k"}}| "seed": 1
          {"ets_insert": "t", "key": "k", "value": {"state": "n"}}| "seed": 1
          {"set": "a", "to": [{"state": "a"}, {"state": "a"}]}    | "seed": 1
          {"repeat": 1000000, "do": []}                           | "seed": 1
          """)
  void whateverGoesOnForEverIsCutByALimit(String step, String setting) {
    FinishedRun run =
        run(
            """
            %s, "limits": {"events": 20000},
            "modules": {"P": {"use": "process", "run": []},
              "T": {"use": "process", "state": {"a": 0, "n": 0}, "run": [
                {"ets_new": "t", "type": "bag"},
                {"repeat": 1000000, "do": [{"repeat": 1000000, "do": [{"increment": "n"}, %s]}]}]}}
            """
                .formatted(setting, step),
            """
            {"id": "Names", "type": "registry"}, {"id": "T", "module": "T"}
            """);

    assertThat(run.conclusion()).isEqualTo(Conclusion.UNDECIDED);
  }

  @Test
  void eventsThatDoubleAreCutByALimit() {
    FinishedRun run =
        run(
            """
            "limits": {"events": 20000},
            "modules": {"M": {"use": "gen_statem", "initial": "a", "states": {"a": {
              "info": {"_": [{"next_event": "i"}, {"keep_state": true}]},
              "internal": {"_": [
                {"next_event": "i"}, {"next_event": "i"}, {"keep_state": true}]}}}}},
            "load": [{"id": "l", "arrivals": {"at": ["1ms"]}, "do": [
              {"send": "M", "message": "x"}]}]
            """,
            "{\"id\": \"M\", \"module\": \"M\", \"name\": \"M\"}");

    assertThat(run.conclusion()).isEqualTo(Conclusion.UNDECIDED);
  }

  @ParameterizedTest
  @CsvSource({
    "processes, the run was cut with more than 50 processes at once",
    "mailbox, the run was cut with more than 50 messages in the mailbox of App/P"
  })
  void eachLimitCutsTheRun(String limit, String why) {
    String step =
        limit.equals("processes") ? "{\"spawn\": \"P\"}" : "{\"send\": \"P\", \"message\": \"x\"}";
    FinishedRun run =
        run(
            """
            "limits": {"%s": 50},
            "modules": {"P": {"use": "process", "run": [{"receive": {"never": []}}]},
              "T": {"use": "process", "run": [{"repeat": 1000, "do": [%s]}]}}
            """
                .formatted(limit, step),
            """
            {"id": "P", "module": "P", "name": "P"}, {"id": "T", "module": "T"}
            """);

    assertThat(run.conclusion()).isEqualTo(Conclusion.UNDECIDED);
    assertThat(run.simulation().outcome().map(Outcome::whyCut))
        .hasValue(why + "; limits." + limit + " allows more");
  }

  @Test
  void thousandsOfConditionsAndExpectationsLowerTheLimitOfEvents() {
    FinishedRun run =
        run(
            """
            "limits": {"events": 1000000},
            "modules": {"S": {"use": "gen_server", "handle_cast": {"_": [{"log": "q"}]}}},
            "load": [{"id": "l", "arrivals": {"constant": "100000/s"}, "do": [
              {"cast": "S", "message": "x"}]}],
            "faults": [%s],
            "expect": [%s]
            """
                .formatted(
                    many(2_000, "{\"when\": {\"logged\": \"z#\"}, \"kill\": \"S\"}"),
                    many(
                        2_000,
                        "{\"within\": \"1h\", \"after\": {\"logged\": \"q\"}, \"event\":"
                            + " {\"logged\": \"z#\"}}")),
            "{\"id\": \"S\", \"module\": \"S\", \"name\": \"S\"}");

    assertThat(run.conclusion()).isEqualTo(Conclusion.UNDECIDED);
    assertThat(run.facts().events()).isLessThan(10_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"limits\": {\"events\": 1000000000000}",
        "\"limits\": {\"processes\": 1e99999999999}",
        "\"vm\": {\"schedulers\": 1e999}"
      })
  void whatNoMachineCanHoldIsRefused(String rest) {
    assertThat(read(rest, "")).isInstanceOf(ReadResult.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // costs so long that the debts of a process overflow
        """
        "load": [{"id": "l", "arrivals": {"constant": "50/s"}, "to": "3s", "do": []}],
        "vm": {"costs": {"context_switch": "555555h", "spawn": "555555h", "exit": "555555h"}}
        """,
        // timers beyond the end of time
        """
        "load": [{"id": "l", "arrivals": {"at": ["1ns"]}, "do": [{"repeat": 20000, "do": [
          {"send_after": {"lognormal": {"median": "1us", "p99": "500000h"}}, "to": "App",
           "message": "x"}]}]}]
        """
      })
  void timesBeyondAllMeasureSaturate(String rest) {
    assertThat(FourWays.fault(sound(rest, ""))).isEmpty();
  }
}
