package crashlab.library.registry;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Experiment;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Registry. Source: Elixir registry.ex.
class RegistryRulesTest {
  private static Experiment of(String children, String driver) {
    return of("\"keys\": \"unique\", \"restart\": \"temporary\"", children, driver);
  }

  private static Experiment of(String registry, String children, String driver) {
    return of(registry, children, driver, "");
  }

  private static Experiment of(String registry, String children, String driver, String modules) {
    return Experiment.of(
        """
        "modules": {%s
          "A": {"use": "gen_server", "handle_cast": {"boom": [{"stop": "boom"}]}},
          "Trapping": {"use": "gen_server", "trap_exit": true},
          "Driver": {"use": "process", "trap_exit": true, "run": [{"sleep": 100}, %s]}
        },
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
          {"id": "Names", "type": "registry", %s}%s,
          {"id": "Driver", "module": "Driver", "restart": "temporary"}
        ]}
        """
            .formatted(modules, driver, registry, children));
  }

  private static final String BY_KEY =
      ", {\"id\": \"A\", \"module\": \"A\", \"name\": {\"via\": \"Names\", \"key\": \"a\"}}";

  @Test
  void aHeldKeyOfAUniqueRegistryIsRefusedToItsOwnHolderToo() {
    Experiment run =
        of(
            BY_KEY,
            """
            {"registry_register": "Names", "key": "a"}, {"registry_register": "Names", "key": "b"},
            {"registry_register": "Names", "key": "b"}\
            """);

    assertThat(run.events("App/Driver#1"))
        .containsExactly(
            "[\"started\"]",
            "[\"result\", \"registry_register\", [\"error\", [\"already_registered\","
                + " \"App/A#1\"]]]",
            "[\"result\", \"registry_register\", \"ok\"]",
            "[\"result\", \"registry_register\", [\"error\", [\"already_registered\","
                + " \"App/Driver#1\"]]]",
            "[\"exit\", \"normal\"]");
  }

  @Test
  void aKeyOfADuplicateRegistryMayBeHeldOften() {
    Experiment run =
        of(
            "\"keys\": \"duplicate\"",
            "",
            "{\"registry_register\": \"Names\", \"key\": \"b\"}, {\"registry_register\": \"Names\","
                + " \"key\": \"b\"}");

    assertThat(run.events("App/Driver#1"))
        .filteredOn("[\"result\", \"registry_register\", \"ok\"]"::equals)
        .hasSize(2);
  }

  @Test
  void theKeyOfADeadHolderIsFreeAtOnce() {
    Experiment run =
        of(
            ", {\"id\": \"A\", \"module\": \"A\", \"restart\": \"temporary\", \"name\": {\"via\":"
                + " \"Names\", \"key\": \"a\"}}",
            """
            {"exit_signal": {"child": "App/A"}, "reason": "kill"}, {"registry_register": "Names", "key": "a"}\
            """);

    assertThat(run.events("App/Driver#1")).contains("[\"result\", \"registry_register\", \"ok\"]");
  }

  @Test
  void aCallByAFreeKeyFailsWithNoproc() {
    Experiment run =
        of(
            "",
            "{\"call\": {\"via\": \"Names\", \"key\": \"x\"}, \"message\": \"m\", \"rescue\": []}");

    assertThat(run.events("App/Driver#1"))
        .contains(
            "[\"rescued\", [\"noproc\", [\"GenServer\", \"call\", [[\"via\", \"Registry\","
                + " [\"Names\", \"x\"]], \"m\", 5000]]]]");
  }

  @Test
  void stoppingARegistryEndsPlainHoldersAndTellsTrappingOnes() {
    Experiment run =
        of(
            ", {\"id\": \"A\", \"module\": \"A\", \"restart\": \"temporary\", \"name\": {\"via\":"
                + " \"Names\", \"key\": \"a\"}}, {\"id\": \"T\", \"module\": \"Trapping\","
                + " \"name\": {\"via\": \"Names\", \"key\": \"t\"}}",
            "{\"terminate_child\": \"App\", \"child\": \"Names\"}");

    assertThat(run.events("App/A#1")).last().isEqualTo("[\"exit\", \"shutdown\"]");
    assertThat(run.events("App/T#1"))
        .containsExactly("[\"started\"]", "[\"got\", \"EXIT\", \"outside\", \"shutdown\"]");
  }

  /// Looking the name up raises in the supervisor: no process comes into being.
  @Test
  void aStartByNameFailsWhileItsRegistryIsGone() {
    Experiment run =
        of(
            ", {\"id\": \"D\", \"type\": \"dynamic_supervisor\"}",
            """
            {"terminate_child": "App", "child": "Names"},
            {"start_child": "App", "child": {"id": "N", "module": "A", "name": {"via": "Names", "key": "n"}}},
            {"start_child": "D", "child": {"id": "N", "module": "A", "name": {"via": "Names", "key": "n"}}}\
            """);

    assertThat(run.events("App/Driver#1"))
        .contains(
            "[\"result\", \"start_child\", [\"error\", [[\"EXIT\", [{\"exception\":"
                + " \"ArgumentError\"}, \"stack\"]], \"child_spec\"]]]",
            "[\"result\", \"start_child\", [\"error\", [{\"exception\": \"ArgumentError\"},"
                + " \"stack\"]]]");
    assertThat(run.existed("App/N#1")).isFalse();
    assertThat(run.existed("App/D/N#1")).isFalse();
  }

  @Test
  void aTakenKeyIsSeenBeforeAProcessIsSpawned() {
    Experiment run =
        of(
            BY_KEY,
            """
            {"start_child": "App", "child": {"id": "B", "module": "A", "name": {"via": "Names", "key": "a"}}}\
            """);

    assertThat(run.events("App/Driver#1"))
        .contains(
            "[\"result\", \"start_child\", [\"error\", [[\"already_started\", \"App/A#1\"],"
                + " \"child_spec\"]]]");
    assertThat(run.existed("App/B#1")).isFalse();
  }

  @Test
  void holdersAreSpreadOverThePartitionsWhichGoDownTogether() {
    Experiment run =
        of(
            "\"keys\": \"unique\", \"partitions\": 2",
            ", {\"id\": \"A\", \"module\": \"A\", \"restart\": \"temporary\","
                + " \"name\": {\"via\": \"Names\", \"key\": \"a\"}},"
                + " {\"id\": \"B\", \"module\": \"A\", \"restart\": \"temporary\","
                + " \"name\": {\"via\": \"Names\", \"key\": \"b\"}}",
            "{\"exit_signal\": \"Names.PIDPartition0\", \"reason\": \"kill\"}, {\"sleep\": 100}");

    assertThat(List.of(run.events("App/A#1").getLast(), run.events("App/B#1").getLast()))
        .containsExactlyInAnyOrder("[\"exit\", \"killed\"]", "[\"exit\", \"shutdown\"]");
    assertThat(run.alive()).contains("App/Names#1");
  }

  @Test
  void findingAProcessByItsKeyCostsALookup() {
    assertThat(latencyOfACallByKey("5ms") - latencyOfACallByKey("1ms")).isEqualTo(4_000_000);
  }

  private static double latencyOfACallByKey(String lookup) {
    String text =
        """
        {"format": 1, "name": "lookup", "duration": "1s", "vm": {"costs": {"ets_lookup": "%s"}},
         "modules": {"S": {"use": "gen_server", "handle_call": {"get": [{"reply": "ok"}]}}},
         "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
           {"id": "Names", "type": "registry", "keys": "unique"},
           {"id": "S", "module": "S", "name": {"via": "Names", "key": "s"}}]},
         "load": [{"id": "one", "arrivals": {"at": ["0s"]},
           "do": [{"call": {"via": "Names", "key": "s"}, "message": "get"}]}]}
        """
            .formatted(lookup);
    return Experiment.run(Experiment.scenario(text)).metric("load.one.latency.max");
  }

  @Test
  void anUnregisterTakesAllEntriesUnderTheKeyAndTheLinkWithTheLast() {
    Experiment run =
        of(
            "\"keys\": \"duplicate\", \"restart\": \"temporary\"",
            ", {\"id\": \"Both\", \"module\": \"Both\", \"restart\": \"temporary\"}"
                + ", {\"id\": \"One\", \"module\": \"One\", \"restart\": \"temporary\"}",
            "{\"terminate_child\": \"App\", \"child\": \"Names\"}",
            """
            "Both": {"use": "process", "run": [
              {"registry_register": "Names", "key": "a"}, {"registry_register": "Names", "key": "a"},
              {"registry_unregister": "Names", "key": "a"}, {"sleep": "1h"}]},
            "One": {"use": "process", "run": [
              {"registry_register": "Names", "key": "a"}, {"registry_register": "Names", "key": "b"},
              {"registry_unregister": "Names", "key": "a"}, {"sleep": "1h"}]},\
            """);

    assertThat(run.alive()).contains("App/Both#1").doesNotContain("App/One#1");
    assertThat(run.events("App/One#1")).contains("[\"exit\", \"shutdown\"]");
  }

  @Test
  void aViaNameOfADuplicateRegistryRaises() {
    Experiment run =
        of(
            "\"keys\": \"duplicate\", \"restart\": \"temporary\"",
            "",
            """
            {"call": {"via": "Names", "key": "a"}, "message": "m", "rescue": [{"log": "raised"}]}\
            """);

    assertThat(run.events("App/Driver#1"))
        .contains("[\"rescued\", [{\"exception\": \"ArgumentError\"}, \"stack\"]]");
  }

  /// The Registry is held up, so that its partition stays dead.
  private static Experiment withDeadPartition(String client, boolean trapping) {
    return of(
        "\"keys\": \"unique\"",
        ", {\"id\": \"C\", \"module\": \"C\", \"restart\": \"temporary\"}",
        "{\"sys_suspend\": \"Names\"}, {\"exit_signal\": \"Names.PIDPartition0\","
            + " \"reason\": \"kill\"}",
        "\"C\": {\"use\": \"process\", \"trap_exit\": %s, \"run\": [{\"registry_register\": \"Names\","
                .formatted(trapping)
            + " \"key\": \"a\"}, {\"trap_exit\": true}, {\"sleep\": 200}, "
            + client
            + "]},");
  }

  @Test
  void whileAPartitionIsDeadItsEntriesAreGoneAndNoneCanBeMade() {
    String start =
        "{\"start_child\": \"App\", \"child\": {\"id\": \"N\", \"module\": \"A\", \"name\": {\"via\":"
            + " \"Names\", \"key\": \"n\"}}}";
    String register = "{\"registry_register\": \"Names\", \"key\": \"b\"}";

    assertThat(withDeadPartition(start, false).events("App/C#1"))
        .contains(
            "[\"result\", \"start_child\", [\"error\", [[\"noproc\", \"stack\"], \"child_spec\"]]]");
    assertThat(withDeadPartition(register, true).events("App/C#1"))
        .endsWith("[\"exit\", [\"badarg\", \"stack\"]]");
    assertThat(withDeadPartition("{\"trap_exit\": false}, " + register, false).events("App/C#1"))
        .endsWith("[\"exit\", [\"noproc\", \"stack\"]]");
    assertThat(
            withDeadPartition("{\"registry_unregister\": \"Names\", \"key\": \"a\"}", false)
                .events("App/C#1"))
        .endsWith("[\"exit\", [\"badarg\", \"stack\"]]");
    assertThat(
            withDeadPartition(
                    "{\"call\": {\"via\": \"Names\", \"key\": \"a\"}, \"message\": \"m\"}", false)
                .events("App/C#1"))
        .last()
        .asString()
        .startsWith("[\"exit\", [\"noproc\", [\"GenServer\", \"call\"");
  }
}
