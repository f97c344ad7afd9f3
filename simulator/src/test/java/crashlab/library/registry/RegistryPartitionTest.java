package crashlab.library.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crashlab.scenario.ReadOptions;
import crashlab.simulation.Experiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The process behind a Registry is a gen_server like others. Source: Elixir registry.ex,
/// `Registry.Partition`.
class RegistryPartitionTest {
  private static final String UNIQUE = "\"keys\": \"unique\"";

  private static String scenario(String registry, String driver, String faults) {
    return """
    "modules": {
      "Plain": {"use": "gen_server"},
      "Trapping": {"use": "gen_server", "trap_exit": true},
      "Driver": {"use": "process", "run": [{"sleep": 100}, %s, {"sleep": 100}]}
    },
    "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
      {"id": "Names", "type": "registry", %s},
      {"id": "A", "module": "Plain", "restart": "temporary", "name": {"via": "Names", "key": "a"}},
      {"id": "T", "module": "Trapping", "restart": "temporary", "name": {"via": "Names", "key": "t"}},
      {"id": "Driver", "module": "Driver", "restart": "temporary"}
    ]},
    "faults": [%s]
    """
        .formatted(driver, registry, faults);
  }

  private static Experiment of(String driver, String faults) {
    return Experiment.of(scenario(UNIQUE, driver, faults));
  }

  private static final String CALL_A =
      "{\"call\": {\"via\": \"Names\", \"key\": \"a\"}, \"message\": \"m\", \"rescue\": []}";

  @Test
  void itTellsSysThatItsStateIsATable() {
    Experiment run = of("{\"sys_get_state\": \"Names.PIDPartition0\"}", "");

    assertThat(run.events("App/Driver#1")).contains("[\"result\", \"sys_get_state\", \"ref\"]");
  }

  @Test
  void whileItIsSuspendedItObeysItsSupervisor() {
    Experiment run =
        of(
            "{\"sys_suspend\": \"Names.PIDPartition0\"},"
                + " {\"terminate_child\": \"App\", \"child\": \"Names\"}",
            "");

    assertThat(run.events("App/Driver#1")).contains("[\"result\", \"terminate_child\", \"ok\"]");
    assertThat(run.events("App/A#1")).last().isEqualTo("[\"exit\", \"shutdown\"]");
  }

  @ParameterizedTest
  @CsvSource({"crash", "exit"})
  void itsFailureEndsThePlainHoldersOfItsKeys(String fault) {
    Experiment run =
        of(
            "{\"sleep\": 100}",
            "{\"at\": \"50ms\", \"%s\": \"Names.PIDPartition0\", \"reason\": \"boom\"}"
                .formatted(fault));

    boolean crashed = fault.equals("crash"); // it traps exits: one from a stranger is a message
    assertThat(run.alive().contains("App/A#1")).isNotEqualTo(crashed);
    assertThat(run.alive()).contains("App/T#1", "App/Names#1");
  }

  @Test
  void itsStopLeavesTheHoldersOfItsKeysAliveAndUnregistered() {
    Experiment run = of(CALL_A, "{\"at\": \"50ms\", \"stop\": \"Names.PIDPartition0\"}");

    assertThat(run.alive()).contains("App/A#1", "App/T#1", "App/Names#1");
    assertThat(run.events("App/Driver#1"))
        .anyMatch(event -> event.startsWith("[\"rescued\", [\"noproc\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"send\": \"Names.PIDPartition0\", \"message\": \"m\"}",
        "{\"call\": \"Names.PIDPartition0\", \"message\": \"m\", \"rescue\": []}"
      })
  void aMessageOrACallThatItDoesNotKnowEndsIt(String step) {
    Experiment run = of(step, "");

    assertThat(run.events("App/A#1"))
        .last()
        .isEqualTo("[\"exit\", [\"function_clause\", \"stack\"]]");
  }

  @Test
  void aCastEndsItWithTheErrorOfTheDefaultCallback() {
    Experiment run = of("{\"cast\": \"Names.PIDPartition0\", \"message\": \"m\"}", "");

    assertThat(run.events("App/A#1"))
        .last()
        .asString()
        .contains("attempted to cast GenServer Names.PIDPartition0 but no handle_cast/2 clause");
  }

  /// Source: Elixir registry.ex, `strategy_for_kind/1`.
  @ParameterizedTest
  @CsvSource({"unique, 2", "duplicate, 1"})
  void withUniqueKeysAllPartitionsGoDownTogether(String keys, int restarts) {
    Experiment run =
        Experiment.of(
            """
            "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
              {"id": "Names", "type": "registry", "keys": "%s", "partitions": 2}]},
            "faults": [{"at": "50ms", "kill": "Names.PIDPartition0"}]
            """
                .formatted(keys));

    double both =
        run.metric("restarts.Names.PIDPartition0") + run.metric("restarts.Names.PIDPartition1");
    assertThat(both).isEqualTo(restarts);
  }

  @Test
  void aFaultMayNameAPartitionThatThereIs() {
    assertThat(read("Names.PIDPartition1")).isNotNull();
    for (String name :
        new String[] {"Names.PIDPartition2", "Names.PIDPartition01", "A.PIDPartition0"}) {
      assertThatThrownBy(() -> read(name)).hasMessageContaining("found \"" + name + "\"");
    }
  }

  private static Object read(String target) {
    String parts =
        scenario(
            UNIQUE + ", \"partitions\": 2",
            "{\"sleep\": 1}",
            "{\"at\": \"50ms\", \"kill\": \"" + target + "\"}");
    return Experiment.read(
        "{\"format\": 1, \"name\": \"partitions\", \"duration\": \"1s\", " + parts + "}",
        ReadOptions.DEFAULT);
  }
}
