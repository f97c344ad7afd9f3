package crashlab.library.dets;

import static crashlab.library.dets.DetsRun.CLOSE;
import static crashlab.library.dets.DetsRun.OPEN;
import static crashlab.library.dets.DetsRun.OPEN_CLOSED;
import static crashlab.library.dets.DetsRun.SIZE;
import static crashlab.library.dets.DetsRun.STAY;
import static crashlab.library.dets.DetsRun.SYNC;
import static crashlab.library.dets.DetsRun.delete;
import static crashlab.library.dets.DetsRun.insert;
import static crashlab.library.dets.DetsRun.lookup;
import static crashlab.library.dets.DetsRun.rows;
import static crashlab.library.dets.DetsRun.sleep;
import static crashlab.library.dets.DetsRun.steps;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// When the process of a table writes what it keeps back, and when the file counts as closed.
/// Source: OTP dets.erl, dets.hrl.
class DetsWritesTest {
  private static final String NEEDS_REPAIR = "{\"error\", {\"needs_repair\", \"t\"}}";
  private static final String OPENED = "{\"ok\", \"t\"}";

  @Test
  void aWriteIsInTheFileThreeSecondsAfterTheFirstThatWaits() {
    DetsRun run = DetsRun.of(steps(OPEN, insert("a"), sleep("2s"), insert("b"), sleep("2s"), STAY));

    assertThat(run.times("flush")).containsExactly(4_000L);
    assertThat(run.said("flush", "rows")).containsExactly("2");
  }

  /// The timer that runs is not set again: it looks how old the write is, and waits for the rest.
  @Test
  void afterAWriteForAnotherReasonTheThreeSecondsBeginAnew() {
    DetsRun run =
        DetsRun.of(steps(OPEN, insert("a"), sleep("1s"), SYNC, sleep("1s"), insert("b"), STAY));

    assertThat(run.times("flush")).containsExactly(2_000L, 6_000L);
  }

  @Test
  void fourteenThousandBytesAreWrittenAtOnce() {
    DetsRun run = DetsRun.of(steps(OPEN, rows(1_000), CLOSE));

    assertThat(run.said("flush", "rows").getFirst()).isBetween("300", "400");
    assertThat(run.times("flush").getFirst()).isLessThan(1_100);
    assertThat(run.metric("rows")).isEqualTo(1_000);
  }

  @Test
  void aLargeRowIsWrittenAtOnce() {
    DetsRun run =
        DetsRun.of(steps(OPEN, insert("a", "{\"bytes\": 20000}"), sleep("1s"), SIZE, STAY));

    assertThat(run.times("flush")).containsExactly(1_000L);
  }

  @ParameterizedTest
  @CsvSource({"a, false", "b, true"})
  void aLookupWritesOnlyIfItNeedsTheFile(String key, boolean writes) {
    DetsRun run =
        DetsRun.of(steps(OPEN, insert("a"), sleep("1s"), lookup(key), sleep("500ms"), CLOSE));

    assertThat(run.times("flush")).containsExactly(writes ? 2_000L : 2_500L);
  }

  @Test
  void aLookupInABagNeedsTheFile() {
    DetsRun run =
        DetsRun.of(
            steps(
                "{\"dets_open\": \"t\", \"type\": \"bag\"}",
                insert("a", "1"),
                sleep("1s"),
                lookup("a"),
                STAY));

    assertThat(run.times("flush")).containsExactly(2_000L);
  }

  @Test
  void whatWaitsIsSeenByLookupsAndCounts() {
    DetsRun run =
        DetsRun.of(
            steps(
                OPEN,
                insert("a", "1"),
                insert("a", "2"),
                insert("b", "3"),
                lookup("a"),
                delete("a"),
                lookup("a"),
                SIZE,
                STAY));

    assertThat(run.returned("dets_lookup", "first")).containsExactly("{{\"a\", 2}}", "{}");
    assertThat(run.returned("dets_info", "first")).containsExactly("1");
    assertThat(run.returned("dets_delete", "first")).containsExactly("ok");
  }

  @ParameterizedTest
  @CsvSource({
    "set, '{{\"a\", 1}}', 1",
    "bag, '{{\"a\", 1}, {\"a\", 2}}', 2",
    "duplicate_bag, '{{\"a\", 1}, {\"a\", 2}, {\"a\", 1}}', 3",
  })
  void aTypeSaysHowManyObjectsAKeyHas(String type, String found, String size) {
    DetsRun run =
        DetsRun.of(
            steps(
                "{\"dets_open\": \"t\", \"type\": \"%s\"}".formatted(type),
                insert("a", "1"),
                insert("a", "2"),
                insert("a", "1"),
                lookup("a"),
                SIZE));

    assertThat(run.returned("dets_lookup", "first")).containsExactly(found);
    assertThat(run.returned("dets_info", "first")).containsExactly(size);
  }

  @Test
  void eachInsertTakes140MicrosecondsAndEachLookup28() {
    DetsRun run = DetsRun.of(steps(OPEN, rows(1_000), lookup("1"), lookup("2"), CLOSE));

    long inserts =
        run.timesOf("dets_insert", "first").getFirst()
            - run.timesOf("dets_open", "first").getFirst();
    assertThat(inserts).isBetween(140_000_000L, 145_000_000L);
    var lookups = run.timesOf("dets_lookup", "first");
    assertThat(lookups.getLast() - lookups.getFirst()).isBetween(28_000L, 32_000L);
  }

  @Test
  void syncSetsTheMarkAndTheNextWriteClearsIt() {
    assertThat(openedAfterDown(steps(OPEN, insert("a"), SYNC, STAY), 2)).isEqualTo(OPENED);
    assertThat(openedAfterDown(steps(OPEN, insert("a"), SYNC, insert("b"), STAY), 2))
        .isEqualTo(NEEDS_REPAIR);
  }

  @Test
  void readingLeavesTheMark() {
    String used = steps(OPEN, insert("a"), CLOSE, OPEN, lookup("a"), SIZE, STAY);

    assertThat(openedAfterDown(used, 2)).isEqualTo(OPENED);
  }

  @Test
  void aNewFileHasNoMarkUntilItIsSaved() {
    assertThat(openedAfterDown(steps(OPEN, STAY), 100)).isEqualTo(NEEDS_REPAIR);
    assertThat(openedAfterDown(steps(OPEN, STAY), 190)).isEqualTo(OPENED);
  }

  /// The timer of `auto_save` asks whether anything was written since it was set.
  @Test
  void autoSaveWaitsUntilNothingWasWrittenForItsTime() {
    DetsRun run =
        DetsRun.of(
            steps(
                "{\"dets_open\": \"t\", \"auto_save\": \"10s\"}",
                insert("a"),
                sleep("8s"),
                insert("b"),
                STAY));

    assertThat(run.times("save")).containsExactly(21_000L);
  }

  @Test
  void autoSaveIsThreeMinutesAndCanBeOff() {
    assertThat(DetsRun.of(steps(OPEN, CLOSE, OPEN, insert("a"), STAY)).times("save"))
        .containsExactly(1_000L, 361_000L);
    assertThat(
            DetsRun.of(
                    steps("{\"dets_open\": \"t\", \"auto_save\": \"infinity\"}", insert("a"), STAY))
                .times("save"))
        .isEmpty();
  }

  @Test
  void theFirstInsertThatFailsIsTheLastOfMany() {
    DetsRun run = DetsRun.of(steps(OPEN, rows(0), rows(3), SIZE));

    assertThat(run.returned("dets_insert", "first")).containsExactly("ok", "ok");
    assertThat(run.returned("dets_info", "first")).containsExactly("3");
  }

  private static String openedAfterDown(String first, int atSecond) {
    return DetsRun.ofDown(first, atSecond, "kill", OPEN_CLOSED)
        .returned("dets_open", "second")
        .getFirst();
  }
}
