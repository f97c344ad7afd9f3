package crashlab.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.experiment.ScenarioRun;
import crashlab.scenario.Scenario;
import java.util.List;

/// Parts of the text of a scenario that says what it expects, for tests of rules.
public final class ScenarioParts {
  private ScenarioParts() {}

  /// Runs a scenario, all of whose expectations have to hold.
  public static void assertHolds(String text) {
    Scenario scenario = Experiment.scenario(text);
    assertThat(new ScenarioRun(scenario).run(List.of()).verdicts())
        .isNotEmpty()
        .hasSameSizeAs(scenario.expectations())
        .allSatisfy(verdict -> assertThat(verdict.holds()).as(verdict.toString()).isTrue());
  }

  public static String expect(String... claims) {
    return part("expect", claims);
  }

  public static String faults(String... faults) {
    return part("faults", faults);
  }

  public static String loads(String... loads) {
    return part("load", loads);
  }

  private static String part(String name, String... values) {
    return "\"%s\": [%s]".formatted(name, String.join(", ", values));
  }

  /// A load of one arrival.
  ///
  /// @param node where it runs; empty where there is one alone
  public static String load(String id, String node, String at, String... steps) {
    String on = node.isEmpty() ? "" : "\"node\": \"" + node + "\", ";
    return "{\"id\": \"%s\", %s\"arrivals\": {\"at\": [\"%s\"]}, \"do\": [%s]}"
        .formatted(id, on, at, String.join(", ", steps));
  }

  public static String sleep(String time) {
    return "{\"sleep\": \"" + time + "\"}";
  }

  /// What all the steps of a verb returned.
  public static String values(String verb, String equals) {
    return "{\"trace\": {\"event\": \"result\", \"verb\": \"%s\"}, \"read\": \"value\", \"equals\": %s}"
        .formatted(verb, equals);
  }

  /// What those of one load returned.
  public static String values(String verb, String load, String equals) {
    return "{\"trace\": {\"event\": \"result\", \"verb\": \"%s\", \"id\": \"%s\"}, \"read\": \"value\", \"equals\": %s}"
        .formatted(verb, load, equals);
  }
}
