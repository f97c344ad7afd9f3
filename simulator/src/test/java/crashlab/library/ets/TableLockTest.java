package crashlab.library.ets;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Experiment;
import crashlab.simulation.TracedExperiment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Who waits for a table, and for how long. Source: OTP ets manual, `read_concurrency`,
/// `write_concurrency`; erl_db.c, `db_lock`.
///
/// An operation on the table takes 1 ms, one of 100 rows 100 ms, a turn of a table with
/// `read_concurrency` 5 ms; nothing else takes time.
class TableLockTest {
  private static final long MS = 1_000_000;
  private static final String COSTS =
      Experiment.NO_COSTS
          .replaceAll("\"(ets_lookup|ets_insert|ets_row)\": 0", "\"$1\": \"1ms\"")
          .replace("\"ets_switch\": 0", "\"ets_switch\": \"5ms\"");
  private static final String FILL = "{\"ets_insert\": \"t\", \"rows\": 100}";
  private static final String READ = "{\"ets_lookup\": \"t\", \"key\": \"a\", \"rescue\": []}";
  private static final String WRITE = "{\"ets_insert\": \"t\", \"key\": \"b\"}";

  /// @param options of the table, with a comma before them
  /// @param callers `{at, step}`; each is a child `App/C0`, `App/C1` and so on
  private static TracedExperiment of(String options, String faults, String[]... callers) {
    var modules = new StringBuilder();
    var children = new StringBuilder();
    for (int i = 0; i < callers.length; i++) {
      modules.append(
          ", \"C%d\": {\"use\": \"process\", \"run\": [{\"sleep\": \"%s\"}, %s]}"
              .formatted(i, callers[i][0], callers[i][1]));
      children.append(
          ", {\"id\": \"C%d\", \"module\": \"C%d\", \"restart\": \"temporary\"}".formatted(i, i));
    }
    return TracedExperiment.of(
        """
        "vm": {"schedulers": 8, "costs": %s},
        "modules": {"Owner": {"use": "gen_server", "init": [{"ets_new": "t", "access": "public"%s}],
                              "handle_cast": {"fill": [{"ets_insert": "t", "rows": 100}]}}%s},
        "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "children": [
          {"id": "Owner", "module": "Owner", "name": "Owner", "restart": "temporary"}%s]},
        "faults": [%s]
        """
            .formatted(COSTS, options, modules, children, faults));
  }

  private static String[] at(String time, String step) {
    return new String[] {time, step};
  }

  private static List<Long> done(TracedExperiment run, int caller) {
    return run.times(Map.of("event", "result", "id", "App/C" + caller));
  }

  private static List<Long> refused(TracedExperiment run, int caller) {
    return run.times(Map.of("event", "rescued", "id", "App/C" + caller));
  }

  @Test
  void readersShareATable() {
    TracedExperiment run = of("", "", at("10ms", READ), at("10ms", READ));

    assertThat(done(run, 0)).containsExactly(11 * MS);
    assertThat(done(run, 1)).containsExactly(11 * MS);
    assertThat(run.metric("ets.t.wait")).isZero();
  }

  @Test
  void aWriteHoldsTheWholeTableAloneAndTheWaitIsCounted() {
    TracedExperiment run = of("", "", at("10ms", FILL), at("20ms", READ), at("30ms", WRITE));

    assertThat(done(run, 0)).containsExactly(110 * MS);
    assertThat(done(run, 1)).containsExactly(111 * MS);
    assertThat(done(run, 2)).containsExactly(112 * MS);
    assertThat(run.metric("ets.t.wait")).isEqualTo((90 + 81) * MS);
  }

  @Test
  void withWriteConcurrencyWritersOfOtherKeysGoOn() {
    String[] other = at("10ms", WRITE);
    String[] one = at("10ms", WRITE.replace("\"b\"", "\"a\""));

    assertThat(of("", "", one, other).metric("ets.t.wait")).isEqualTo(MS);
    TracedExperiment split = of(", \"write_concurrency\": true", "", one, other, other);
    assertThat(done(split, 0)).containsExactly(11 * MS);
    assertThat(done(split, 1)).containsExactly(11 * MS);
    assertThat(done(split, 2)).containsExactly(12 * MS);
  }

  @Test
  void withReadConcurrencyATurnFromReadingToWritingIsDear() {
    String[][] steps = {at("10ms", READ), at("20ms", READ), at("30ms", WRITE), at("40ms", READ)};
    TracedExperiment plain = of("", "", steps);
    TracedExperiment reading = of(", \"read_concurrency\": true", "", steps);

    assertThat(done(plain, 2)).containsExactly(31 * MS);
    assertThat(done(reading, 1)).containsExactly(21 * MS);
    assertThat(done(reading, 2)).containsExactly(36 * MS);
    assertThat(done(reading, 3)).containsExactly(46 * MS);
  }

  @Test
  void whoWaitsGetsTheTableWhenItsHolderIsKilled() {
    TracedExperiment run =
        of(
            "",
            "{\"at\": \"20ms\", \"kill\": {\"child\": \"App/C0\"}}",
            at("10ms", FILL),
            at("11ms", READ),
            at("12ms", WRITE),
            at("25ms", READ));

    assertThat(done(run, 1)).containsExactly(21 * MS);
    assertThat(done(run, 2)).containsExactly(22 * MS);
    assertThat(done(run, 3)).containsExactly(26 * MS);
    assertThat(run.metric("ets.t.wait")).isEqualTo((9 + 9) * MS);
  }

  @Test
  void aHolderThatWasKilledBeforeAnybodyWaitedIsNotWaitedFor() {
    TracedExperiment run =
        of(
            "",
            "{\"at\": \"20ms\", \"kill\": {\"child\": \"App/C0\"}}",
            at("10ms", FILL),
            at("25ms", READ));

    assertThat(done(run, 1)).containsExactly(26 * MS);
    assertThat(run.metric("ets.t.wait")).isZero();
  }

  /// `ets_row` for each object that a walk looks at.
  @Test
  void aWalkHoldsTheTableForAsLongAsItLooksAtItsRows() {
    TracedExperiment run =
        of("", "", at("10ms", FILL), at("200ms", "{\"ets_select\": \"t\"}"), at("250ms", WRITE));

    assertThat(done(run, 1)).containsExactly((200 + 1 + 100) * MS);
    assertThat(done(run, 2)).containsExactly(302 * MS);
  }

  @Test
  void whoIsKilledWhileItWaitsIsNotWaitedFor() {
    TracedExperiment run =
        of(
            "",
            "{\"at\": \"50ms\", \"kill\": {\"child\": \"App/C1\"}}",
            at("10ms", FILL),
            at("11ms", FILL),
            at("12ms", READ));

    assertThat(done(run, 0)).containsExactly(110 * MS);
    assertThat(done(run, 2)).containsExactly(111 * MS);
    assertThat(run.metric("ets.t.wait")).isEqualTo((39 + 98) * MS);
  }

  /// Source: OTP erl_db.c, `ets_delete_1`: the table is taken for writing.
  @Test
  void whoDeletesATableWaitsForThoseWhoUseItAndThoseBehindAreRefused() {
    TracedExperiment run =
        of("", "", at("10ms", FILL), at("11ms", "{\"ets_delete\": \"t\"}"), at("12ms", READ));

    assertThat(done(run, 0)).containsExactly(110 * MS);
    assertThat(done(run, 1)).containsExactly(111 * MS);
    assertThat(refused(run, 2)).containsExactly(111 * MS);
  }

  @Test
  void whoWaitsForATableIsRefusedAtOnceWhenItsOwnerEnds() {
    TracedExperiment run =
        of("", "{\"at\": \"20ms\", \"kill\": \"Owner\"}", at("10ms", FILL), at("11ms", READ));

    assertThat(refused(run, 1)).containsExactly(20 * MS);
    assertThat(run.metric("ets.t.wait")).isEqualTo(9 * MS);
  }

  /// The owner holds its own table while another waits for it.
  @Test
  void anOwnerThatIsKilledInTheMidstOfAWriteTakesTheTableAlong() {
    TracedExperiment run =
        of(
            "",
            "{\"at\": \"10ms\", \"cast\": \"Owner\", \"message\": \"fill\"},"
                + " {\"at\": \"20ms\", \"kill\": \"Owner\"}",
            at("11ms", READ));

    assertThat(run.read("rows", Map.of("event", "ets", "kind", "destroyed"))).containsExactly("0");
    assertThat(refused(run, 0)).containsExactly(20 * MS);
  }
}
