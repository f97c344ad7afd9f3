package crashlab.library.registry;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Experiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Steps that read a Registry or send to who stands in it. Source: Elixir registry.ex.
class RegistryReadRulesTest {
  private static Experiment of(String registry, String driver) {
    return Experiment.of(
        """
        "modules": {
          "A": {"use": "gen_server", "init": [
              {"registry_register": "Names", "key": "room", "value": ["role", "a"]},
              {"registry_register": "Names", "key": "own-a"}],
            "handle_info": {"hello": [{"log": "hello"}]}},
          "B": {"use": "gen_server", "init": [{"registry_register": "Names", "key": "room", "value": "b"}],
            "handle_info": {"hello": [{"log": "hello"}]}},
          "Driver": {"use": "process", "run": [{"sleep": 100}, %s, {"sleep": "infinity"}]}
        },
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
          {"id": "Names", "type": "registry", %s},
          {"id": "A", "module": "A", "name": "A", "restart": "temporary"},
          {"id": "B", "module": "B", "name": "B", "restart": "temporary"},
          {"id": "Driver", "module": "Driver", "restart": "temporary"}
        ]}
        """
            .formatted(driver, registry));
  }

  private static final String MANY = "\"keys\": \"duplicate\"";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"registry_lookup\": \"Names\", \"key\": \"room\"|[[\"App/A#1\", [\"role\", \"a\"]], [\"App/B#1\", \"b\"]]",
        "\"registry_lookup\": \"Names\", \"key\": \"nobody\"|[]",
        "\"registry_match\": \"Names\", \"key\": \"room\", \"pattern\": [\"role\", \"_\"]|[[\"App/A#1\", [\"role\", \"a\"]]]",
        "\"registry_values\": \"Names\", \"key\": \"room\", \"of\": \"B\"|[\"b\"]",
        "\"registry_values\": \"Names\", \"key\": \"room\"|[]",
        "\"registry_keys\": \"Names\", \"of\": \"A\"|[\"room\", \"own-a\"]",
        "\"registry_keys\": \"Names\"|[]",
        "\"registry_count\": \"Names\"|3",
        "\"registry_count_match\": \"Names\", \"key\": \"room\", \"pattern\": [\"role\", \"_\"]|1",
        "\"registry_count_match\": \"Names\", \"key\": \"nobody\", \"pattern\": \"_\"|0",
        "\"registry_put_meta\": \"Names\", \"key\": \"version\", \"value\": 2|\"ok\"",
        "\"registry_meta\": \"Names\", \"key\": \"version\"|\"error\"",
        "\"registry_dispatch\": \"Names\", \"key\": \"room\", \"message\": \"hello\"|\"ok\""
      })
  void aReadReturnsWhatStandsInTheTables(String step, String value) {
    Experiment run = of(MANY, "{" + step + "}");

    String verb = step.substring(0, step.indexOf(':'));
    assertThat(run.events("App/Driver#1")).endsWith("[\"result\", " + verb + ", " + value + "]");
  }

  @Test
  void aDispatchReachesEachProcessUnderTheKey() {
    Experiment run =
        of(MANY, "{\"registry_dispatch\": \"Names\", \"key\": \"room\", \"message\": \"hello\"}");

    assertThat(run.events("App/A#1")).endsWith("[\"log\", \"hello\"]");
    assertThat(run.events("App/B#1")).endsWith("[\"log\", \"hello\"]");
  }

  @Test
  void aDispatchToAKeyThatNobodyHoldsIsWellDone() {
    Experiment run =
        of(
            MANY,
            "{\"registry_dispatch\": \"Names\", \"key\": \"x\", \"message\": 1, \"into\": \"r\"}");

    assertThat(run.events("App/Driver#1")).endsWith("[\"result\", \"registry_dispatch\", \"ok\"]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"registry_count\": \"Names\"",
        "\"registry_lookup\": \"Names\", \"key\": \"room\"",
        "\"registry_dispatch\": \"Names\", \"key\": \"room\", \"message\": 1"
      })
  void aRegistryThatIsGoneRaises(String step) {
    Experiment run =
        of(
            MANY + ", \"restart\": \"temporary\"",
            "{\"terminate_child\": \"App\", \"child\": \"Names\"}, {" + step + ", \"rescue\": []}");

    assertThat(run.events("App/Driver#1"))
        .endsWith("[\"rescued\", [{\"exception\": \"ArgumentError\"}, \"stack\"]]");
  }

  @Test
  void aStepReturnsWhatItsIntoKeeps() {
    Experiment run =
        of(
            MANY,
            "{\"registry_lookup\": \"Names\", \"key\": \"room\", \"into\": \"first\"},"
                + " {\"registry_count\": \"Names\", \"into\": \"count\"},"
                + " {\"if\": {\"state\": \"count\", \"at_least\": 3}, \"then\": [{\"log\": \"three\"}]}");

    assertThat(run.events("App/Driver#1")).endsWith("[\"log\", \"three\"]");
  }
}
