package crashlab.library.ets;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Experiment;
import crashlab.simulation.TracedExperiment;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What ETS does, rule by rule. Source: OTP ets manual; where another is named, that.
class EtsRulesTest {
  private static final String BADARG = "{\"badarg\", \"stack\"}";

  /// Runs a table with this owner; `caller` arrives at 100 ms.
  ///
  /// @param init steps of the owner's init
  private static TracedExperiment of(String init, String caller) {
    return of(init, "", caller, "");
  }

  /// @param callbacks of the owner, with a comma before them
  /// @param more parts of the file, with a comma before them
  private static TracedExperiment of(String init, String callbacks, String caller, String more) {
    return TracedExperiment.of(
        """
        "vm": {"costs": %s},
        "modules": {
          "Keeper": {"use": "gen_server", "handle_info": {"ETS-TRANSFER": [{"log": "mine"}]}},
          "Owner": {"use": "gen_server", "init": [%s]%s}},
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
          {"id": "Keeper", "module": "Keeper", "name": "Keeper"},
          {"id": "Owner", "module": "Owner", "name": "Owner"}]},
        "load": [{"id": "caller", "arrivals": {"at": ["100ms"]}, "do": [%s]}]%s
        """
            .formatted(Experiment.NO_COSTS, init, callbacks, caller, more));
  }

  private static List<String> rescued(TracedExperiment run) {
    return run.read("reason", Map.of("event", "rescued", "id", "caller"));
  }

  /// Source: OTP erl_db.c, `erts_db_process_exiting`.
  @ParameterizedTest
  @ValueSource(strings = {"normal", "shutdown", "kill", "boom"})
  void aTableDiesWithItsOwnerForWhateverReason(String reason) {
    TracedExperiment run =
        of(
            "{\"ets_new\": \"t\"}, {\"ets_insert\": \"t\", \"rows\": 7}",
            ", \"trap_exit\": true, \"handle_info\": {\"EXIT\": [{\"stop\": \"normal\"}]}",
            """
            {"exit_signal": "Owner", "reason": "%s"}
            """
                .formatted(reason),
            "");

    assertThat(run.read("rows", Map.of("event", "ets", "kind", "destroyed"))).containsExactly("7");
  }

  /// Source: OTP erl_process.c, `erts_continue_exit_process`: tables go before links and monitors.
  @Test
  void aTableIsGoneBeforeAnybodyLearnsOfTheEndOfItsOwner() {
    TracedExperiment run =
        of(
            "{\"ets_new\": \"t\"}",
            "",
            "{\"monitor\": \"Owner\"}, {\"exit_signal\": \"Owner\", \"reason\": \"kill\"},"
                + " {\"receive\": {\"DOWN\": []}}",
            "");

    long destroyed =
        Long.parseLong(run.read("seq", Map.of("event", "ets", "kind", "destroyed")).getFirst());
    long told = Long.parseLong(run.read("seq", Map.of("event", "down")).getFirst());
    assertThat(destroyed).isLessThan(told);
  }

  @Test
  void aRestartedOwnerBringsAnEmptyTable() {
    TracedExperiment run =
        of(
            "{\"ets_new\": \"t\"}",
            ", \"handle_call\": {\"fill\": [{\"ets_insert\": \"t\", \"rows\": 3}, {\"reply\": \"ok\"}]}",
            """
            {"call": "Owner", "message": "fill"}, {"ets_info": "t", "item": "size"},
            {"exit_signal": "Owner", "reason": "kill"}, {"sleep": "1ms"},
            {"ets_info": "t", "item": "size"}
            """,
            "");

    assertThat(run.results("ets_info", "caller")).containsExactly("3", "0");
  }

  @Test
  void betweenDeathAndRestartReadersRaise() {
    TracedExperiment run =
        of(
            "{\"sleep\": \"50ms\"}, {\"ets_new\": \"t\"}",
            """
            {"exit_signal": "Owner", "reason": "kill"}, {"ets_lookup": "t", "rescue": []},
            {"ets_info": "t", "item": "size"}, {"ets_whereis": "t"}, {"sleep": "60ms"}, {"ets_lookup": "t"}
            """);

    assertThat(rescued(run)).containsExactly(BADARG);
    assertThat(run.results("ets_info", "caller")).containsExactly("undefined");
    assertThat(run.results("ets_whereis", "caller")).containsExactly("undefined");
    assertThat(run.results("ets_lookup", "caller")).containsExactly("{}");
  }

  /// Source: OTP erl_db.c, `db_get_table`.
  @ParameterizedTest
  @CsvSource({"private, 3", "protected, 2", "public, 0"})
  void theOwnerDoesWhatItLikesAndOthersWhatTheAccessRightAllows(String access, int refusals) {
    TracedExperiment run =
        of(
            "{\"ets_new\": \"t\", \"access\": \"%s\"}, {\"ets_insert\": \"t\"}".formatted(access),
            "{\"ets_lookup\": \"t\", \"rescue\": []}, {\"ets_insert\": \"t\", \"rescue\": []},"
                + " {\"ets_delete\": \"t\", \"rescue\": []}");

    assertThat(rescued(run)).hasSize(refusals).allMatch(BADARG::equals);
    assertThat(run.read("reason", Map.of("event", "exit", "id", "App/Owner"))).isEmpty();
  }

  /// Source: OTP erl_db.c, `give_away_to_heir`.
  @Test
  void theHeirOwnsTheTableAtOnceAndTheSettingStays() {
    TracedExperiment run =
        of(
            "{\"ets_new\": \"t\", \"heir\": \"Keeper\", \"heir_data\": \"left\","
                + " \"rescue\": []}, {\"ets_insert\": \"t\", \"rescue\": []}",
            "{\"exit_signal\": \"Owner\", \"reason\": \"kill\"}, {\"ets_lookup\": \"t\"},"
                + " {\"ets_info\": \"t\", \"item\": \"owner\"}, {\"ets_info\": \"t\", \"item\": \"heir\"}");

    assertThat(run.results("ets_lookup", "caller")).containsExactly("{{\"key\", true}}");
    assertThat(run.results("ets_info", "caller")).containsExactly("App/Keeper#1", "App/Keeper#1");
    assertThat(run.read("message", Map.of("event", "receive", "kind", "info")))
        .containsExactly("{\"ETS-TRANSFER\", \"t\", \"App/Owner#1\", \"left\"}");
  }

  /// Source: OTP erl_db.c, `set_heir`, `give_away_to_heir`.
  @Test
  void anHeirThatHasEndedIsNone() {
    TracedExperiment run =
        TracedExperiment.of(
            """
            "modules": {"Keeper": {"use": "gen_server"},
              "Owner": {"use": "gen_server",
                "init": [{"ets_new": "named", "heir": "Keeper"}, {"ets_new": "later"}],
                "handle_cast": {"name_heir": [
                  {"ets_setopts": "later", "heir": {"child": "App/Keeper"}},
                  {"ets_info": "later", "item": "heir"}]}}},
            "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
              {"id": "Keeper", "module": "Keeper", "name": "Keeper", "restart": "temporary"},
              {"id": "Owner", "module": "Owner", "name": "Owner"}]},
            "faults": [{"at": "100ms", "kill": "Keeper"},
              {"at": "200ms", "cast": "Owner", "message": "name_heir"}, {"at": "300ms", "kill": "Owner"}]
            """);

    assertThat(run.results("ets_info", "App/Owner")).containsExactly("none");
    assertThat(run.read("table", Map.of("event", "ets", "kind", "destroyed")))
        .containsExactly("named", "later");
  }

  /// Source: OTP ets manual, `new/2`: an heir is a pid.
  @Test
  void nobodyUnderANameIsNoHeirAtAll() {
    TracedExperiment run =
        of(
            "{\"sleep\": \"1ms\"}",
            "",
            "{\"ets_new\": \"t\", \"heir\": \"nobody\", \"rescue\": []}",
            ", \"absent\": [\"nobody\"]");

    assertThat(rescued(run)).containsExactly(BADARG);
  }

  @Test
  void aTableThatIsGivenAwayIsNotItsFormerOwnersAnyMore() {
    TracedExperiment run =
        of(
            "{\"ets_new\": \"t\"}, {\"ets_give_away\": \"t\", \"to\": \"Keeper\", \"data\": \"yours\"},"
                + " {\"ets_insert\": \"t\", \"rescue\": [{\"log\": \"refused\"}]}",
            "{\"exit_signal\": \"Owner\", \"reason\": \"normal\"}, {\"sleep\": \"1ms\"},"
                + " {\"ets_info\": \"t\", \"item\": \"owner\"}");

    assertThat(run.read("text", Map.of("event", "log"))).contains("refused", "mine");
    assertThat(run.results("ets_info", "caller")).containsExactly("App/Keeper#1");
    assertThat(run.read("message", Map.of("event", "receive", "kind", "info", "id", "App/Keeper")))
        .containsExactly("{\"ETS-TRANSFER\", \"t\", \"App/Owner#1\", \"yours\"}");
  }

  @Test
  void aTakenNameIsRefused() {
    TracedExperiment run = of("{\"ets_new\": \"t\"}", "{\"ets_new\": \"t\", \"rescue\": []}");

    assertThat(rescued(run)).containsExactly(BADARG);
  }

  @Test
  void aLookupDoesNotWaitForABusyOwner() {
    TracedExperiment run =
        of(
            "{\"ets_new\": \"t\"}",
            ", \"handle_call\": {\"slow\": [{\"sleep\": \"400ms\"}, {\"reply\": \"ok\"}]}",
            "{\"cast\": \"Owner\", \"message\": \"slow\"}, {\"ets_lookup\": \"t\"}",
            ", \"faults\": [{\"at\": \"50ms\", \"suspend\": \"Owner\", \"for\": \"1s\"}]");

    assertThat(run.times(Map.of("event", "result", "verb", "ets_lookup", "id", "caller")))
        .containsExactly(100_000_000L);
  }

  @Test
  void aSetComparesExactlyAndAnOrderedSetByValue() {
    String both = "{\"ets_insert\": \"t\", \"objects\": [[1, \"int\"], [1.0, \"float\"]]}";

    TracedExperiment set =
        of(
            "{\"ets_new\": \"t\"}, " + both,
            "{\"ets_lookup\": \"t\", \"key\": 1}, {\"ets_select\": \"t\"}");
    TracedExperiment ordered =
        of(
            "{\"ets_new\": \"t\", \"type\": \"ordered_set\"}, " + both,
            "{\"ets_lookup\": \"t\", \"key\": 1}, {\"ets_select\": \"t\"}");

    assertThat(set.results("ets_lookup", "caller")).containsExactly("{{1, \"int\"}}");
    assertThat(set.results("ets_select", "caller")).containsExactly("2");
    assertThat(ordered.results("ets_lookup", "caller")).containsExactly("{{1.0, \"float\"}}");
    assertThat(ordered.results("ets_select", "caller")).containsExactly("1");
  }

  /// Source: OTP erl_db.c, `ets_insert_2_list`; run on OTP 25.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bag           | {{2, "b"}, {2, "a"}, {2, "c"}}
          duplicate_bag | {{2, "a"}, {2, "b"}, {2, "c"}, {2, "c"}}
          """)
  void aListGoesIntoABagFromItsEndAndABagKeepsNoEqualObjects(String type, String found) {
    TracedExperiment run =
        of(
            """
            {"ets_new": "t", "type": "%s"}, {"ets_insert": "t", "objects": [[2, "a"], [2, "b"]]},
            {"ets_insert": "t", "key": 2, "value": "c"}, {"ets_insert": "t", "key": 2, "value": "c"}
            """
                .formatted(type),
            "{\"ets_lookup\": \"t\", \"key\": 2}");

    assertThat(run.results("ets_lookup", "caller")).containsExactly(found);
  }

  @Test
  void insertNewDoesNothingIfTheKeyIsThere() {
    TracedExperiment run =
        of(
            "{\"ets_new\": \"t\", \"access\": \"public\"}",
            "{\"ets_insert_new\": \"t\", \"value\": 1}, {\"ets_insert_new\": \"t\", \"value\": 2},"
                + " {\"ets_lookup\": \"t\"}");

    assertThat(run.results("ets_insert_new", "caller")).containsExactly("true", "false");
    assertThat(run.results("ets_lookup", "caller")).containsExactly("{{\"key\", 1}}");
  }

  @Test
  void aCounterNeedsANumberOrADefault() {
    TracedExperiment run =
        of(
            "{\"ets_new\": \"t\", \"access\": \"public\"}, {\"ets_insert\": \"t\", \"key\": \"text\","
                + " \"value\": \"a\"}",
            """
            {"ets_update_counter": "t", "key": "n", "rescue": []},
            {"ets_update_counter": "t", "key": "text", "rescue": []},
            {"ets_update_counter": "t", "key": "n", "by": 5, "default": 10},
            {"ets_update_counter": "t", "key": "n", "by": -20}
            """);

    assertThat(rescued(run)).containsExactly(BADARG, BADARG);
    assertThat(run.results("ets_update_counter", "caller")).containsExactly("15", "-5");
  }

  @Test
  void whatIsTakenIsGone() {
    TracedExperiment run =
        of(
            "{\"ets_new\": \"t\", \"access\": \"public\"}, {\"ets_insert\": \"t\", \"value\": 1}",
            "{\"ets_take\": \"t\", \"into\": \"it\"}, {\"ets_take\": \"t\"}, {\"ets_insert\": \"t\","
                + " \"value\": {\"state\": \"it\", \"plus\": 1}}, {\"ets_lookup\": \"t\"}");

    assertThat(run.results("ets_take", "caller")).containsExactly("{{\"key\", 1}}", "{}");
    assertThat(run.results("ets_lookup", "caller")).containsExactly("{{\"key\", 2}}");
  }

  /// A reference to a table without a name leads to that table, not to the next one of the owner.
  @Test
  void anUnnamedTableIsKnownByTheReferenceThatWasUsedFirst() {
    TracedExperiment run =
        of(
            "{\"ets_new\": \"t\", \"named_table\": false}",
            """
            {"ets_lookup": "t"}, {"ets_whereis": "t"}, {"exit_signal": "Owner", "reason": "kill"},
            {"sleep": "1ms"}, {"ets_lookup": "t", "rescue": []}
            """);

    assertThat(run.results("ets_lookup", "caller")).containsExactly("{}");
    assertThat(run.results("ets_whereis", "caller")).containsExactly("undefined");
    assertThat(rescued(run)).containsExactly(BADARG);
  }

  /// Four processes on two schedulers add to one row in two operations.
  @Test
  void whatTwoOperationsAddIsLostAndCounted() {
    TracedExperiment run =
        TracedExperiment.of(
            """
            "vm": {"schedulers": 2},
            "modules": {"Owner": {"use": "gen_server", "init": [
              {"ets_new": "t", "access": "public"}, {"ets_insert": "t", "value": 0}]}},
            "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
              {"id": "Owner", "module": "Owner"}]},
            "load": [
              {"id": "adders", "arrivals": {"at": ["100ms", "100ms", "100ms", "100ms"]}, "do": [
                {"repeat": 100, "do": [{"ets_lookup": "t", "into": "n"},
                  {"ets_insert": "t", "value": {"state": "n", "plus": 1}}]}]},
              {"id": "last", "arrivals": {"at": ["2s"]}, "do": [{"ets_lookup": "t", "into": "n"}]}]
            """);

    String found = run.results("ets_lookup", "last").getFirst();
    long counted = Long.parseLong(found.substring(found.indexOf(' ') + 1, found.indexOf('}')));
    assertThat(counted).isBetween(100L, 399L);
    assertThat(run.metric("ets.t.lost_updates")).isBetween(1L, 400 - counted);
  }

  @Test
  void aLookupOfALargeRowTakesTheTimeOfItsCopy() {
    TracedExperiment run =
        TracedExperiment.of(
            """
            "modules": {"Owner": {"use": "gen_server", "init": [
              {"ets_new": "t"}, {"ets_insert": "t", "value": {"words": 5000}}, {"ets_insert": "t", "key": "small"}]}},
            "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
              {"id": "Owner", "module": "Owner"}]},
            "load": [{"id": "caller", "arrivals": {"at": ["100ms"]}, "do": [
              {"ets_lookup": "t", "key": "small"}, {"ets_lookup": "t"}, {"ets_lookup": "t", "key": "small"}]}]
            """);

    List<Long> times = run.times(Map.of("event", "result", "verb", "ets_lookup", "id", "caller"));
    assertThat(times.get(1) - times.get(0)).isEqualTo(96 + 40_000);
    assertThat(times.get(2) - times.get(1)).isEqualTo(96);
  }

  /// A table that grows takes the memory of its node.
  @Test
  void aTableWithoutEndEndsTheNode() {
    TracedExperiment run =
        TracedExperiment.of(
            """
            "vm": {"memory": "64MiB"},
            "modules": {"Owner": {"use": "gen_server", "init": [{"ets_new": "t", "access": "public"}]}},
            "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
              {"id": "Owner", "module": "Owner"}]},
            "load": [{"id": "caller", "arrivals": {"constant": "100/s"}, "do": [
              {"ets_insert": "t", "key": {"sequence": "k"}, "value": {"words": 100000}}]}]
            """);

    assertThat(run.read("text", Map.of("event", "vm_died")).getFirst()).contains("cannot allocate");
  }

  /// Source: OTP ets manual, `update_counter/4`; erl_db_tree.c, `db_lookup_dbterm_tree`.
  @Test
  void aCounterOfAnOrderedSetKeepsTheKeyThatWasInserted() {
    TracedExperiment run =
        of(
            "{\"ets_new\": \"t\", \"type\": \"ordered_set\", \"access\": \"public\"},"
                + " {\"ets_insert\": \"t\", \"key\": 1.0, \"value\": 5}",
            "{\"ets_update_counter\": \"t\", \"key\": 1}, {\"ets_lookup\": \"t\", \"key\": 1}");

    assertThat(run.results("ets_lookup", "caller")).containsExactly("{{1.0, 6}}");
  }

  /// A limit of the model, which docs/fidelity.md tells: a real counter has no end.
  @Test
  void aCounterBeyond64BitsIsRefusedAndStaysWhatItWas() {
    TracedExperiment run =
        of(
            "{\"ets_new\": \"t\", \"access\": \"public\"},"
                + " {\"ets_insert\": \"t\", \"value\": 9223372036854775807}",
            "{\"ets_update_counter\": \"t\", \"rescue\": []}, {\"ets_lookup\": \"t\"}");

    assertThat(rescued(run)).containsExactly(BADARG);
    assertThat(run.results("ets_lookup", "caller"))
        .containsExactly("{{\"key\", 9223372036854775807}}");
  }

  @Test
  void aBagHoldsAFloatOnceHoweverItIsWritten() {
    TracedExperiment run =
        of(
            "{\"ets_new\": \"t\", \"type\": \"bag\"}, {\"ets_insert\": \"t\", \"value\": [1.0]},"
                + " {\"ets_insert\": \"t\", \"value\": [1.00]}, {\"ets_insert\": \"t\", \"value\": [1]}",
            "{\"ets_lookup\": \"t\"}");

    assertThat(run.results("ets_lookup", "caller"))
        .containsExactly("{{\"key\", {1.0}}, {\"key\", {1}}}");
  }

  @Test
  void aFloatWithinAKeyIsOneHoweverItIsWritten() {
    TracedExperiment run =
        of(
            "{\"ets_new\": \"t\"}, {\"ets_insert\": \"t\", \"key\": [1.0, \"a\"]}",
            "{\"ets_member\": \"t\", \"key\": [1.00, \"a\"]},"
                + " {\"ets_member\": \"t\", \"key\": [1, \"a\"]}");

    assertThat(run.results("ets_member", "caller")).containsExactly("true", "false");
  }

  /// The list is made before it is inserted, so its keys are drawn from its front.
  @Test
  void theKeysOfAListAreDrawnInItsOrderAlsoForABag() {
    TracedExperiment run =
        of(
            "{\"ets_new\": \"t\", \"type\": \"bag\"}, {\"ets_insert\": \"t\", \"objects\":"
                + " [[{\"sequence\": \"u\"}, \"first\"], [{\"sequence\": \"u\"}, \"second\"]]}",
            "{\"ets_lookup\": \"t\", \"key\": \"u-1\"}");

    assertThat(run.results("ets_lookup", "caller")).containsExactly("{{\"u-1\", \"first\"}}");
  }

  /// Source: OTP ets manual, `take/2`, `insert_new/2`, `update_counter/3`: `set` and `ordered_set`
  /// alone have counters.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          set           | {{"key", 2}}             | 1
          ordered_set   | {{"key", 2}}             | 1
          bag           | {{"key", 1}, {"key", 2}} | 2
          duplicate_bag | {{"key", 1}, {"key", 2}} | 2
          """)
  void eachTypeTakesAndCountsItsObjects(String type, String taken, String rows) {
    TracedExperiment run =
        of(
            """
            {"ets_new": "t", "type": "%s", "access": "public"},
            {"ets_insert": "t", "value": 1}, {"ets_insert": "t", "value": 2}
            """
                .formatted(type),
            """
            {"ets_select": "t"}, {"ets_insert_new": "t", "value": 3}, {"ets_take": "t"},
            {"ets_select": "t"}, {"ets_insert_new": "t", "value": 4}, {"ets_lookup": "t"},
            {"ets_update_counter": "t", "rescue": []}
            """);

    assertThat(run.results("ets_select", "caller")).containsExactly(rows, "0");
    assertThat(run.results("ets_insert_new", "caller")).containsExactly("false", "true");
    assertThat(run.results("ets_take", "caller")).containsExactly(taken);
    assertThat(run.results("ets_lookup", "caller")).containsExactly("{{\"key\", 4}}");
    assertThat(rescued(run)).hasSize(type.endsWith("bag") ? 1 : 0);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDeletedTableIsThereForNobody(boolean named) {
    TracedExperiment run =
        of(
            "{\"ets_new\": \"t\", \"access\": \"public\", \"named_table\": %s}".formatted(named),
            """
            {"ets_lookup": "t"}, {"ets_delete": "t"}, {"ets_lookup": "t", "rescue": []},
            {"ets_insert": "t", "rescue": []}, {"ets_delete": "t", "rescue": []},
            {"ets_info": "t", "item": "size"}, {"ets_whereis": "t"}
            """);

    assertThat(rescued(run)).containsExactly(BADARG, BADARG, BADARG);
    assertThat(run.results("ets_info", "caller")).containsExactly("undefined");
    assertThat(run.results("ets_whereis", "caller")).containsExactly("undefined");
  }

  /// The sizes: OTP Efficiency Guide, "Memory Usage"; an object of small terms is 6 words here.
  @Test
  void theFiguresOfATableCountItsOperationsAndItsSize() {
    TracedExperiment run =
        of(
            "{\"ets_new\": \"t\", \"access\": \"public\"}, {\"ets_insert\": \"t\", \"key\": 1},"
                + " {\"ets_insert\": \"t\", \"key\": 2}, {\"ets_insert\": \"t\", \"key\": 3}",
            "{\"ets_lookup\": \"t\", \"key\": 1}, {\"ets_member\": \"t\", \"key\": 2},"
                + " {\"ets_delete\": \"t\", \"key\": 3}, {\"ets_info\": \"t\", \"item\": \"memory\"}");

    assertThat(run.metric("ets.t.reads")).isEqualTo(2);
    assertThat(run.metric("ets.t.writes")).isEqualTo(4);
    assertThat(run.metric("ets.t.rows")).isEqualTo(2);
    assertThat(run.results("ets_info", "caller")).containsExactly("312");
    assertThat(run.metric("ets.t.memory")).isEqualTo(312 * 8);
  }

  @ParameterizedTest
  @CsvSource({"20, 1", "255, 1", "256, 0"})
  void aLostUpdateIsCountedIfTheRowIsAmongTheLatest256ThatWereRead(int others, int lost) {
    TracedExperiment run =
        of(
            "{\"ets_new\": \"t\", \"access\": \"public\"}, {\"ets_insert\": \"t\"},"
                + " {\"ets_insert\": \"t\", \"rows\": 300}",
            ", \"handle_cast\": {\"write\": [{\"ets_insert\": \"t\", \"value\": 2}]}",
            """
            {"ets_lookup": "t"}, %s,
            {"cast": "Owner", "message": "write"}, {"sleep": "1ms"}, {"ets_insert": "t", "value": 3}
            """
                .formatted(
                    IntStream.range(0, others)
                        .mapToObj(i -> "{\"ets_lookup\": \"t\", \"key\": \"" + i + "\"}")
                        .collect(Collectors.joining(", "))),
            "");

    assertThat(run.metric("ets.t.lost_updates")).isEqualTo(lost);
  }
}
