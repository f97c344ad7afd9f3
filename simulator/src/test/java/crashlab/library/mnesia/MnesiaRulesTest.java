package crashlab.library.mnesia;

import static crashlab.simulation.ScenarioParts.assertHolds;
import static crashlab.simulation.ScenarioParts.expect;
import static crashlab.simulation.ScenarioParts.faults;
import static crashlab.simulation.ScenarioParts.load;
import static crashlab.simulation.ScenarioParts.loads;
import static crashlab.simulation.ScenarioParts.sleep;
import static crashlab.simulation.ScenarioParts.values;

import org.junit.jupiter.api.Test;

/// Transactions, locks, copies, and what becomes of them when nodes and connections go.
///
/// Source: OTP mnesia_tm.erl, mnesia_locker.erl, mnesia_controller.erl, mnesia_monitor.erl;
/// recorded on OTP 25.2.3.
class MnesiaRulesTest {
  private static final String ONE =
      "\"mnesia\": {\"tables\": {\"acc\": {}, \"b\": {\"type\": \"bag\"}}}";
  private static final String TWO =
      "\"nodes\": [\"a\", \"b\"], \"network\": {\"latency\": \"1ms\", \"reconnect\": \"100ms\","
          + " \"prevent_overlapping_partitions\": false}";

  private static void holds(String... parts) {
    String text =
        "{\"format\": 1, \"name\": \"m\", \"duration\": \"30s\", \"tree\": {\"id\": \"App\","
            + " \"type\": \"supervisor\", \"strategy\": \"one_for_one\", \"children\": [{\"id\":"
            + " \"Mnesia\", \"type\": \"mnesia\"}]}, "
            + String.join(", ", parts)
            + "}";
    assertHolds(text);
  }

  private static String transaction(String... steps) {
    return "{\"mnesia_transaction\": [" + String.join(", ", steps) + "]}";
  }

  private static String write(String key, String value) {
    return "{\"mnesia_write\": \"acc\", \"key\": %s, \"value\": %s}".formatted(key, value);
  }

  private static String read(String key) {
    return "{\"mnesia_read\": \"acc\", \"key\": " + key + "}";
  }

  private static String rows(String table, String node, String list) {
    return "{\"rows\": \"%s\", \"system\": \"mnesia\", \"node\": \"%s\", \"equals\": %s}"
        .formatted(table, node, list);
  }

  private static String events(String kind, String more) {
    return "{\"trace\": {\"event\": \"mnesia\", \"kind\": \"" + kind + "\"}, " + more + "}";
  }

  /// Source: OTP mnesia.erl, `add_written/4`.
  @Test
  void aTransactionReadsWhatItHasWrittenAndOthersDoNotUntilItCommits() {
    holds(
        ONE,
        loads(
            load("w", "", "100ms", transaction(write("1", "\"new\""), read("1"), sleep("1s"))),
            load("dirty", "", "200ms", "{\"mnesia_dirty_read\": \"acc\", \"key\": 1}")),
        expect(
            values("mnesia_read", "w", "[[[1, \"new\"]]]"),
            values("mnesia_dirty_read", "dirty", "[[]]"),
            rows("acc", "local", "[[1, \"new\"]]")));
  }

  @Test
  void aDeleteAndTheRowsOfABagComeWithTheCommit() {
    holds(
        ONE,
        loads(
            load(
                "w",
                "",
                "100ms",
                "{\"mnesia_dirty_write\": \"acc\", \"key\": 1}",
                transaction(
                    "{\"mnesia_delete\": \"acc\", \"key\": 1}",
                    read("1"),
                    "{\"mnesia_write\": \"b\", \"key\": 1, \"value\": \"x\"}",
                    "{\"mnesia_write\": \"b\", \"key\": 1, \"value\": \"y\"}",
                    "{\"mnesia_write\": \"b\", \"key\": 1, \"value\": \"x\"}"))),
        expect(
            values("mnesia_read", "w", "[[]]"),
            rows("acc", "local", "[]"),
            rows("b", "local", "[[1, \"x\"], [1, \"y\"]]"),
            "{\"metric\": \"mnesia.b.rows\", \"equals\": 2}"));
  }

  /// Source: OTP mnesia_locker.erl, the comment before `can_lock/4`.
  @Test
  void anOlderTransactionWaitsForAYoungerOneAndAYoungerOneBeginsAgain() {
    String older = transaction(sleep("200ms"), write("1", "\"older\""));
    String younger = transaction(write("1", "\"younger\""), sleep("300ms"));
    holds(
        ONE,
        loads(load("older", "", "100ms", older), load("younger", "", "200ms", younger)),
        expect(
            events(
                "lock_wait",
                "\"read\": [\"id\", \"of\", \"key\", \"holder\"], \"equals\": [[\"older\", \"acc\", 1, \"outside\"]]"),
            events("restart", "\"equals\": 0"),
            rows("acc", "local", "[[1, \"older\"]]")));
    String holder = transaction(write("1", "\"first\""), sleep("20ms"));
    holds(
        ONE,
        loads(
            load("holder", "", "100ms", holder),
            load("second", "", "110ms", transaction(write("1", "\"second\"")))),
        expect(
            events("lock_wait", "\"equals\": 0"),
            events(
                "restart",
                "\"read\": [\"id\", \"holder\"], \"take\": \"distinct\", \"equals\": [[\"second\", \"outside\"]]"),
            rows("acc", "local", "[[1, \"second\"]]")));
  }

  /// Source: OTP mnesia_locker.erl, `can_lock/4`.
  @Test
  void readLocksAreShared() {
    holds(
        ONE,
        loads(
            load("one", "", "100ms", transaction(read("1"), sleep("1s"))),
            load("two", "", "200ms", transaction(read("1")))),
        expect(events("lock_wait", "\"equals\": 0"), events("restart", "\"equals\": 0")));
  }

  /// Source: OTP mnesia_tm.erl, `restart/9`; mnesia_lib.erl, `random_time/2`: the first wait is 2
  /// to 10 ms, the id stays, side effects are done again.
  @Test
  void aRestartSleepsAndDoesAllStepsAgainUnderTheSameId() {
    holds(
        ONE,
        loads(
            load("holder", "", "100ms", transaction(write("1", "1"), sleep("10ms"))),
            load("again", "", "105ms", transaction("{\"log\": \"side effect\"}", write("1", "2")))),
        expect(
            "{\"trace\": {\"event\": \"mnesia\", \"kind\": \"restart\", \"id\": \"again\"}, \"read\": \"tid\", \"take\": \"distinct\", \"equals\": [2]}",
            "{\"trace\": {\"event\": \"log\", \"id\": \"again\"}, \"read\": \"t\", \"take\": \"gaps\", \"each\": [\"2ms\", \"35ms\"]}",
            "{\"trace\": {\"event\": \"log\", \"id\": \"again\"}, \"at_least\": 2}"));
  }

  @Test
  void withRetriesItRunsSoOftenAtMostAndThenNoMore() {
    String limited =
        "{\"mnesia_transaction\": [{\"log\": \"run\"}, " + write("1", "2") + "], \"retries\": 2}";
    holds(
        ONE,
        loads(
            load("holder", "", "100ms", transaction(write("1", "1"), sleep("10s"))),
            load("limited", "", "200ms", limited)),
        expect(
            values("mnesia_transaction", "limited", "[[\"aborted\", \"nomore\"]]"),
            "{\"trace\": {\"event\": \"log\", \"id\": \"limited\"}, \"equals\": 2}"));
  }

  /// Source: OTP mnesia_tm.erl, `maybe_restart/6`: only the outermost transaction begins again.
  @Test
  void aRefusedLockInANestedTransactionLetsTheOutermostBeginAgain() {
    holds(
        ONE,
        loads(
            load("holder", "", "100ms", transaction(write("1", "1"), sleep("10ms"))),
            load(
                "outer",
                "",
                "105ms",
                transaction("{\"log\": \"outer\"}", transaction(write("1", "2"))))),
        expect(
            "{\"trace\": {\"event\": \"log\", \"id\": \"outer\"}, \"at_least\": 2}",
            rows("acc", "local", "[[1, 2]]")));
  }

  @Test
  void outsideOfTransactionsItsStepsExitAndDirtyOnesNeedATable() {
    holds(
        ONE,
        loads(
            load(
                "out",
                "",
                "100ms",
                "{\"mnesia_read\": \"acc\", \"rescue\": []}",
                "{\"mnesia_abort\": \"x\", \"rescue\": []}"),
            load(
                "stopped",
                "",
                "200ms",
                "{\"mnesia_stop\": true}",
                "{\"mnesia_dirty_read\": \"acc\", \"key\": 1, \"rescue\": []}",
                "{\"mnesia_dirty_write\": \"acc\", \"key\": 1, \"rescue\": []}",
                transaction(read("1")),
                "{\"mnesia_start\": true}",
                transaction(read("1")))),
        expect(
            "{\"trace\": {\"event\": \"rescued\", \"id\": \"out\"}, \"read\": \"reason\", \"equals\": [[\"aborted\", \"no_transaction\"], [\"aborted\", \"no_transaction\"]]}",
            "{\"trace\": {\"event\": \"rescued\", \"id\": \"stopped\"}, \"read\": \"reason\", \"equals\": [[\"aborted\", [\"no_exists\", [\"acc\", 1]]], [\"aborted\", [\"no_exists\", \"acc\"]]]}",
            values("mnesia_stop", "stopped", "[\"stopped\"]"),
            values("mnesia_start", "stopped", "[\"ok\"]"),
            values(
                "mnesia_transaction",
                "stopped",
                "[[\"aborted\", [\"node_not_running\", \"_\"]], [\"atomic\", \"ok\"]]")));
  }

  /// Source: OTP mnesia_sup.erl, `init/1`: one_for_all, no restart; mnesia.erl, `start/0`:
  /// temporary.
  @Test
  void theEndOfOneOfItsProcessesEndsMnesiaOfTheNodeAndNothingElse() {
    holds(
        ONE,
        loads(load("inside", "", "100ms", transaction(write("1", "1"), sleep("10s")))),
        faults("{\"at\": \"1s\", \"kill\": \"mnesia_tm\"}"),
        expect(
            "{\"trace\": {\"event\": \"exit\", \"id\": \"inside\"}, \"read\": \"reason\", \"equals\": [\"shutdown\"]}",
            "{\"alive\": \"App/Mnesia\"}",
            "{\"dead\": \"mnesia_locker\"}"));
  }

  /// Source: OTP mnesia manual, `dirty_update_counter/3`.
  @Test
  void aCounterNeverFallsBelowZero() {
    holds(
        ONE,
        loads(
            load(
                "c",
                "",
                "100ms",
                "{\"mnesia_dirty_update_counter\": \"acc\", \"key\": \"n\", \"by\": -3}",
                "{\"mnesia_dirty_update_counter\": \"acc\", \"key\": \"n\", \"by\": 5}",
                "{\"mnesia_dirty_update_counter\": \"acc\", \"key\": \"n\", \"by\": -7}")),
        expect(values("mnesia_dirty_update_counter", "c", "[0, 5, 0]")));
  }

  /// Source: OTP mnesia_locker.erl, `get_wlocks_on_nodes/5`; mnesia_tm.erl, `multi_commit/5`.
  @Test
  void aWriteLocksAllCopiesAndReachesThemAndAReadAsksTheOneThereIs() {
    holds(
        TWO,
        "\"mnesia\": {\"tables\": {\"acc\": {}, \"far\": {\"ram_copies\": [\"b\"]}}}",
        loads(
            load(
                "w",
                "a",
                "1s",
                transaction(write("1", "\"x\"")),
                transaction("{\"mnesia_write\": \"far\", \"key\": 1, \"value\": \"y\"}"),
                transaction("{\"mnesia_read\": \"far\", \"key\": 1}"),
                "{\"mnesia_dirty_read\": \"far\", \"key\": 1}",
                "{\"mnesia_dirty_write\": \"far\", \"key\": 2}",
                "{\"mnesia_dirty_update_counter\": \"far\", \"key\": 3}"),
            load("r", "b", "2s", transaction(read("1")))),
        expect(
            rows("acc", "a", "[[1, \"x\"]]"),
            rows("acc", "b", "[[1, \"x\"]]"),
            values("mnesia_read", "w", "[[[1, \"y\"]]]"),
            values("mnesia_dirty_read", "w", "[[[1, \"y\"]]]"),
            values("mnesia_dirty_update_counter", "w", "[1]"),
            values("mnesia_read", "r", "[[[1, \"x\"]]]"),
            rows("far", "b", "[[1, \"y\"], [2, true], [3, 1]]")));
  }

  @Test
  void writersOfTwoNodesLoseNoUpdateAndNobodyWaitsForEver() {
    String add =
        transaction(
            "{\"mnesia_read\": \"acc\", \"key\": \"n\", \"into\": \"n\"}",
            "{\"mnesia_write\": \"acc\", \"key\": \"n\", \"value\": {\"state\": \"n\", \"plus\": 1}}");
    String adder = "{\"repeat\": 20, \"do\": [" + add + "]}";
    holds(
        TWO,
        "\"mnesia\": {\"tables\": {\"acc\": {}}}",
        loads(load("one", "a", "1s", adder), load("two", "b", "1s", adder)),
        expect(
            rows("acc", "a", "[[\"n\", 40]]"),
            rows("acc", "b", "[[\"n\", 40]]"),
            "{\"metric\": \"mnesia.commits\", \"equals\": 40}"));
  }

  /// Source: OTP mnesia_tm.erl, `rec_all/4`; mnesia_locker.erl, `receive_wlocks/4`.
  @Test
  void aTransactionThatWaitsForANodeThatGoesDownBeginsAgainWithoutIt() {
    holds(
        TWO,
        "\"mnesia\": {\"tables\": {\"acc\": {}}}",
        loads(
            load("holder", "b", "1s", transaction(write("1", "\"b\""), sleep("20s"))),
            load("w", "a", "900ms", transaction(sleep("500ms"), write("1", "\"a\"")))),
        faults("{\"at\": \"2s\", \"node_down\": \"b\"}"),
        expect(
            values("mnesia_transaction", "w", "[[\"atomic\", \"ok\"]]"),
            rows("acc", "a", "[[1, \"a\"]]")));
  }

  /// Source: OTP mnesia_lib.erl, `have_majority/3`; mnesia_locker.erl, `check_majority/2`.
  @Test
  void whereMajorityIsAskedForTheSmallerSideReadsAndWritesDirtyOnly() {
    holds(
        "\"nodes\": [\"a\", \"b\", \"c\"], \"network\": {\"prevent_overlapping_partitions\": false}",
        "\"mnesia\": {\"tables\": {\"acc\": {\"majority\": true}}}",
        faults("{\"at\": \"1s\", \"partition\": [[\"a\"], [\"b\", \"c\"]]}"),
        loads(
            load(
                "small",
                "a",
                "2s",
                transaction(write("1", "1")),
                transaction(read("1")),
                "{\"mnesia_dirty_write\": \"acc\", \"key\": 2}"),
            load("large", "b", "2s", transaction(write("1", "1")))),
        expect(
            values(
                "mnesia_transaction",
                "small",
                "[[\"aborted\", [\"no_majority\", \"acc\"]], [\"atomic\", \"ok\"]]"),
            values("mnesia_transaction", "large", "[[\"atomic\", \"ok\"]]"),
            rows("acc", "a", "[[2, true]]"),
            rows("acc", "c", "[[1, 1]]")));
  }

  /// Source: OTP mnesia_controller.erl, `last_consistent_replica/3`.
  @Test
  void theMastersRepairASplitAndTheWritesOfTheOtherSideAreGone() {
    holds(
        TWO,
        "\"mnesia\": {\"tables\": {\"acc\": {}}}",
        faults("{\"at\": \"1s\", \"partition\": [[\"a\"], [\"b\"]], \"for\": \"2s\"}"),
        loads(
            load("onA", "a", "2s", transaction(write("1", "\"a\""))),
            load(
                "onB",
                "b",
                "2s",
                transaction(write("1", "\"b\"")),
                transaction(write("2", "\"b\""))),
            load(
                "repair",
                "b",
                "10s",
                "{\"mnesia_set_master_nodes\": [\"a\"]}",
                "{\"mnesia_stop\": true}",
                "{\"mnesia_start\": true}",
                "{\"mnesia_wait_for_tables\": [\"acc\"]}",
                "{\"mnesia_system_info\": \"running_db_nodes\"}"),
            load("after", "a", "15s", transaction(write("3", "\"both\"")))),
        expect(
            events(
                "inconsistent",
                "\"read\": [\"node\", \"peer\"], \"take\": \"sorted\", \"equals\": [[\"a\", \"b\"], [\"b\", \"a\"]]"),
            values("mnesia_wait_for_tables", "repair", "[\"ok\"]"),
            values("mnesia_system_info", "repair", "[[\"a\", \"b\"]]"),
            rows("acc", "a", "[[1, \"a\"], [3, \"both\"]]"),
            rows("acc", "b", "[[1, \"a\"], [3, \"both\"]]")));
  }

  /// Source: OTP disk_log_1.erl, `TIMEOUT`: what is logged goes to the disk within 2 s.
  @Test
  void aKilledNodeComesUpWithWhatItsLogHadWrittenByThen() {
    holds(
        "\"nodes\": [\"a\"]",
        "\"mnesia\": {\"tables\": {\"acc\": {\"disc_copies\": [\"a\"]}, \"r\": {}}}",
        loads(
            load(
                "early",
                "a",
                "1s",
                transaction(write("1", "1")),
                "{\"mnesia_dirty_write\": \"r\", \"key\": 1}"),
            load("late", "a", "4900ms", transaction(write("2", "2")))),
        faults("{\"at\": \"5s\", \"node_down\": \"a\", \"for\": \"1s\"}"),
        expect(rows("acc", "a", "[[1, 1]]"), rows("r", "a", "[]")));
  }
}
