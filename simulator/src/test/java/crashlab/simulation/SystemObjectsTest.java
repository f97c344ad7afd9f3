package crashlab.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.otp.Pid;
import crashlab.scenario.ReadOptions;
import crashlab.scenario.ReadResult;
import crashlab.scenario.Scenario;
import crashlab.scenario.SourceLoader;
import java.util.List;
import org.junit.jupiter.api.Test;

class SystemObjectsTest {
  private static List<SystemObject> at(String init, String children, long nanos) {
    String text =
        """
        {"format": 1, "name": "things", "duration": "10s", "nodes": ["a", "b"],
         "network": {"latency": "1ms"},
         "modules": {"W": {"use": "gen_server", "init": [%s]}},
         "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one",
           "children": [%s {"id": "W", "module": "W", "name": "W"}]},
         "faults": [{"at": "2s", "partition": [["a"], ["b"]]}]}
        """
            .formatted(init, children);
    Simulation run = run(text);
    run.runUntil(nanos);
    return run.objects(100);
  }

  private static Simulation run(String text) {
    Scenario scenario =
        switch (Scenarios.read("things", text, ReadOptions.DEFAULT, SourceLoader.none())) {
          case ReadResult.Read read -> read.scenario();
          case ReadResult.Refused refused -> throw new AssertionError(refused.text());
        };
    return Simulation.of(scenario);
  }

  private static SystemObject.Fact fact(SystemObject object, String word) {
    return object.facts().stream()
        .filter(fact -> fact.word().equals(word))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aTableTellsItsOwnerItsHeirAndItsRows() {
    List<SystemObject> found =
        at(
            "{\"ets_new\": \"t\", \"type\": \"bag\"}, {\"ets_insert\": \"t\", \"rows\": 3}",
            "",
            1_000_000_000L);

    assertThat(found)
        .extracting(SystemObject::kind, SystemObject::node, SystemObject::name)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("ETS table", "a", "t"),
            org.assertj.core.groups.Tuple.tuple("ETS table", "b", "t"));
    SystemObject table = found.getFirst();
    assertThat(fact(table, "rows").text()).isEqualTo("3");
    assertThat(fact(table, "heir").text()).isEqualTo("none");
    assertThat(fact(table, "type").text()).isEqualTo("bag, protected");
    int owner = fact(table, "owner").processes().getFirst().number();
    assertThat(table.concerns(owner)).isTrue();
    assertThat(found.getLast().concerns(owner)).isFalse();
  }

  @Test
  void aPersistentTermTellsItsSizeAndWhoPutIt() {
    List<SystemObject> found =
        of(
            "persistent_term",
            at("{\"persistent_term_put\": \"limits\", \"value\": 7}", "", 1_000_000_000L));

    assertThat(found).extracting(SystemObject::node).containsExactly("a", "b");
    assertThat(found).extracting(SystemObject::name).containsOnly(":limits");
    // The tuple of key and term, what the area knows of itself, and the key: three words each.
    assertThat(fact(found.getFirst(), "size").text()).isEqualTo("72 bytes");
    assertThat(fact(found.getFirst(), "put by").processes()).hasSize(1);
    assertThat(found.getFirst().shared()).isFalse();
  }

  @Test
  void aTableTellsWhoHoldsItsLockAndWhoWaitsForIt() {
    String fill = "{\"ets_insert\": \"t\", \"rows\": 1000}";
    String text =
        """
        {"format": 1, "name": "lock", "duration": "10s",
         "vm": {"schedulers": 4, "costs": {"ets_insert": "1ms"}},
         "modules": {
           "Owner": {"use": "gen_server", "init": [{"ets_new": "t", "access": "public"}]},
           "A": {"use": "process", "run": [{"sleep": "1s"}, %1$s]},
           "B": {"use": "process", "run": [{"sleep": "1100ms"}, %1$s]}},
         "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
           {"id": "Owner", "module": "Owner"},
           {"id": "A", "module": "A", "restart": "temporary"},
           {"id": "B", "module": "B", "restart": "temporary"}]}}
        """
            .formatted(fill);
    Simulation run = run(text);
    run.runUntil(900_000_000L);
    assertThat(run.objects(100).getFirst().facts())
        .extracting(SystemObject.Fact::word)
        .doesNotContain("hold a lock", "wait for a lock");

    run.runUntil(1_500_000_000L);

    SystemObject table = run.objects(100).getFirst();
    Pid holder = fact(table, "hold a lock").processes().getFirst();
    Pid waiter = fact(table, "wait for a lock").processes().getFirst();
    assertThat(run.processes().byPid(holder).orElseThrow().identity().path()).isEqualTo("App/A");
    assertThat(run.processes().byPid(waiter).orElseThrow().identity().path()).isEqualTo("App/B");
    assertThat(table.concerns(waiter.number())).isTrue();
  }

  @Test
  void aGroupIsTheSameOnEachNodeUntilTheNetworkIsSplit() {
    String join = "{\"pg_join\": \"room\"}";
    String scope = "{\"id\": \"pg\", \"type\": \"pg\"},";

    assertThat(at(join, scope, 1_000_000_000L))
        .allSatisfy(group -> assertThat(fact(group, "members").processes()).hasSize(2));
    assertThat(at(join, scope, 3_000_000_000L))
        .hasSize(2)
        .allSatisfy(group -> assertThat(fact(group, "members").processes()).hasSize(1));
  }

  private static List<SystemObject> of(String kind, List<SystemObject> all) {
    return all.stream().filter(object -> object.kind().equals(kind)).toList();
  }

  @Test
  void aHordeTellsItsMembersAndTheNamesThatEachNodeFinds() {
    String hordes =
        """
        {"id": "HReg", "type": "horde_registry", "members": "auto", "sync_interval": "20ms"},
        {"id": "HSup", "type": "horde_supervisor", "members": "auto", "sync_interval": "20ms"},\
        """;
    List<SystemObject> found =
        at("{\"registry_register\": \"HReg\", \"key\": \"room\"}", hordes, 1_900_000_000L);
    List<SystemObject> split =
        at("{\"registry_register\": \"HReg\", \"key\": \"room\"}", hordes, 9_000_000_000L);

    assertThat(of("Horde", found))
        .extracting(horde -> fact(horde, "members alive").text())
        .containsExactly("a, b", "a, b");
    assertThat(of("Horde", split))
        .extracting(horde -> fact(horde, "members alive").text())
        .containsExactly("a", "b");
    assertThat(of("Horde name", found))
        .hasSize(2)
        .allSatisfy(name -> assertThat(name.name()).isEqualTo("HReg · room"))
        .extracting(name -> fact(name, "process").processes())
        .containsOnly(fact(of("Horde name", found).getFirst(), "process").processes());
  }

  @Test
  void aNameOfARegistryIsOfItsNode() {
    List<SystemObject> found =
        of(
            "Registry",
            at(
                "{\"registry_register\": \"Names\", \"key\": \"k\"}",
                "{\"id\": \"Names\", \"type\": \"registry\"},",
                1_000_000_000L));

    assertThat(found).extracting(SystemObject::node).containsExactly("a", "b");
  }
}
