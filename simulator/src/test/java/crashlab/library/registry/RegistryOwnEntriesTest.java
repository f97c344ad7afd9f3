package crashlab.library.registry;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Experiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a process does to its own entries of a Registry, and the registry's own. Source: Elixir
/// registry.ex, `update_value/3`, `unregister_match/4`, `put_meta/3`, `meta/2`; run on Elixir 1.14.
class RegistryOwnEntriesTest {
  private static Experiment of(String keys, String steps) {
    return Experiment.of(
        """
        "modules": {
          "Other": {"use": "gen_server", "init": [{"registry_register": "Names", "key": "theirs"}]},
          "C": {"use": "process", "run": [%s, {"sleep": "infinity"}]}
        },
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
          {"id": "Names", "type": "registry", "keys": "%s", "restart": "temporary"},
          {"id": "Other", "module": "Other"},
          {"id": "C", "module": "C", "restart": "temporary"}
        ]}
        """
            .formatted(steps, keys));
  }

  private static final String MINE =
      "{\"registry_register\": \"Names\", \"key\": \"mine\", \"value\": 1}, ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"mine|[2, 1]", "theirs|\"error\"", "nobodys|\"error\""})
  void aProcessUpdatesItsOwnEntryAlone(String key, String answer) {
    Experiment run =
        of(
            "unique",
            MINE
                + "{\"registry_update_value\": \"Names\", \"key\": \"%s\", \"value\": 2}"
                    .formatted(key));

    assertThat(run.events("App/C#1"))
        .contains("[\"result\", \"registry_update_value\", " + answer + "]");
  }

  @Test
  void othersFindTheUpdatedValue() {
    Experiment run =
        of(
            "unique",
            MINE
                + "{\"registry_update_value\": \"Names\", \"key\": \"mine\", \"value\": 2},"
                + "{\"registry_lookup\": \"Names\", \"key\": \"mine\"}");

    assertThat(run.events("App/C#1"))
        .contains("[\"result\", \"registry_lookup\", [[\"App/C#1\", 2]]]");
  }

  @Test
  void entriesUnderDuplicateKeysCannotBeUpdated() {
    Experiment run =
        of(
            "duplicate",
            MINE + "{\"registry_update_value\": \"Names\", \"key\": \"mine\", \"value\": 2}");

    assertThat(run.events("App/C#1")).last().asString().contains("ArgumentError");
  }

  @Test
  void thoseThatFitAreGivenUpAndTheOthersStay() {
    String two = "{\"registry_register\": \"Names\", \"key\": \"mine\", \"value\": 2}, ";
    Experiment run =
        of(
            "duplicate",
            MINE
                + two
                + MINE
                + "{\"registry_unregister_match\": \"Names\", \"key\": \"mine\", \"pattern\": 1},"
                + "{\"registry_lookup\": \"Names\", \"key\": \"mine\"}, {\"registry_keys\": \"Names\"}");

    assertThat(run.events("App/C#1"))
        .contains(
            "[\"result\", \"registry_lookup\", [[\"App/C#1\", 2]]]",
            "[\"result\", \"registry_keys\", [\"mine\"]]");
  }

  @Test
  void withTheLastEntryGoesTheLinkToThePartition() {
    Experiment run =
        of(
            "duplicate",
            MINE
                + "{\"registry_unregister_match\": \"Names\", \"key\": \"mine\", \"pattern\": \"_\"},"
                + "{\"exit_signal\": \"Names.PIDPartition0\", \"reason\": \"kill\"}");

    assertThat(run.alive()).contains("App/C#1");
  }

  @Test
  void metaGoesWithTheRegistryAndNotWithAPartition() {
    String put = "{\"registry_put_meta\": \"Names\", \"key\": \"version\", \"value\": 2}, ";
    String get =
        "{\"registry_meta\": \"Names\", \"key\": \"version\", \"rescue\": [{\"log\": \"gone\"}]}";
    Experiment partitionDies =
        of(
            "unique",
            put
                + "{\"exit_signal\": \"Names.PIDPartition0\", \"reason\": \"kill\"}, {\"sleep\": 10}, "
                + get);
    Experiment registryDies =
        of("unique", put + "{\"terminate_child\": \"App\", \"child\": \"Names\"}, " + get);

    assertThat(partitionDies.events("App/C#1"))
        .contains("[\"result\", \"registry_meta\", [\"ok\", 2]]");
    assertThat(registryDies.events("App/C#1")).contains("[\"log\", \"gone\"]");
  }
}
