package crashlab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.kernel.Distribution;
import crashlab.simulation.Scenarios;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParametersTest {
  private static final String TEXT =
      """
      {"format": 1, "name": "x", "duration": "1s",
       "params": {"time": "5ms", "rest": [{"log": "a"}, {"log": "b"}]},
       "modules": {"T": {"use": "task", "run": [{"work": {"$param": "time"}}]}, "U": {"use": "task", "run": {"$param": "rest"}}},
       "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one"}}
      """;

  @Test
  void standForAnyValue() {
    Scenario scenario = Small.read(TEXT);

    assertThat(run(scenario, "T").arguments().value("work"))
        .isEqualTo(new Distribution.Fixed(5_000_000));
    assertThat(run(scenario, "U").arguments().value("log")).isEqualTo("a");
    assertThat(scenario.params()).containsEntry("time", "5ms");
  }

  @Test
  void areSetFromOutsideAsJsonOrElseAsText() {
    Scenario number = read(Map.of("time", "7"));
    Scenario text = read(Map.of("time", "7us", "rest", "[]"));

    assertThat(run(number, "T").arguments().value("work"))
        .isEqualTo(new Distribution.Fixed(7_000_000));
    assertThat(run(text, "T").arguments().value("work")).isEqualTo(new Distribution.Fixed(7_000));
    assertThat(text.params()).containsEntry("time", "7us").containsEntry("rest", "[]");
  }

  @Test
  void aWrongValueIsShownWhereItIsWritten() {
    assertThat(problem(TEXT.replace("5ms", "5mz"), Map.of()))
        .startsWith("f:2:21: /modules/T/run/0/work: found \"5mz\", expected a duration");
    assertThat(problem(TEXT, Map.of("time", "5mz")))
        .startsWith("--param time:1:1: /modules/T/run/0/work: found \"5mz\", expected a duration");
  }

  @Test
  void unknownOnesAreRefused() {
    assertThat(problem(TEXT, Map.of("tiem", "1")))
        .isEqualTo(
            "--param:1:1: found \"tiem\", expected one of the scenario's params. Did you mean"
                + " \"time\"?");
    assertThat(problem(TEXT.replace("\"$param\": \"time\"", "\"$param\": \"tme\""), Map.of()))
        .isEqualTo(
            "f:3:63: /modules/T/run/0/work/$param: found \"tme\", expected one of the scenario's"
                + " params. Did you mean \"time\"?");
  }

  @Test
  void oneCannotReferToAnother() {
    assertThat(problem(TEXT.replace("\"5ms\"", "{\"$param\": \"rest\"}"), Map.of()))
        .isEqualTo("f:2:21: /params/time: a parameter cannot refer to another");
  }

  private static Step run(Scenario scenario, String module) {
    return Small.module(scenario, module).blocks().getFirst().getFirst();
  }

  private static Scenario read(Map<String, String> params) {
    return ((ReadResult.Read) result(TEXT, params)).scenario();
  }

  private static String problem(String text, Map<String, String> params) {
    return ((ReadResult.Refused) result(text, params)).problems().getFirst().text();
  }

  private static ReadResult result(String text, Map<String, String> params) {
    ReadOptions options = ReadOptions.DEFAULT.withParams(params);
    return Scenarios.read("f", text, options, SourceLoader.none());
  }
}
