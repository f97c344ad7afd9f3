package crashlab.library.dets;

import static crashlab.library.dets.DetsRun.CLOSE;
import static crashlab.library.dets.DetsRun.OPEN;
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

/// What a file outlives, and what it takes to open it again. Source: OTP dets.erl,
/// `fopen_existing_file/2`.
class DetsFilesTest {
  private static final String FULL = "{\"error\", {{\"bad_object\", \"read_buckets\"}, \"t\"}}";
  private static final String MEGABYTE = "{\"bytes\": 1000000}";

  @ParameterizedTest
  @CsvSource({"kill, 0, 5, 1", "halt, 0, 5, 1", "stop, 5, 0, 0"})
  void onlyAStopInOrderClosesWhatIsOpen(String how, String size, long lost, long repairs) {
    DetsRun run = DetsRun.ofDown(steps(OPEN, rows(5), STAY), 2, how, steps(OPEN, SIZE));

    assertThat(run.returned("dets_info", "second")).containsExactly(size);
    assertThat(run.metric("lost")).isEqualTo(lost);
    assertThat(run.metric("repairs")).isEqualTo(repairs);
    assertThat(run.metric("pending")).isZero();
  }

  @Test
  void theLostAreToldWithTheEndOfTheVm() {
    DetsRun run = DetsRun.ofDown(steps(OPEN, rows(5), STAY), 2, "kill", OPEN);

    assertThat(run.said("lost", "rows")).containsExactly("5");
    assertThat(run.times("lost")).containsExactly(2_000L);
  }

  /// A key that is written twice is one row of a set, and two of a bag.
  @Test
  void aRowOfASetIsLostOnce() {
    String twice = steps(insert("a", "1"), insert("a", "2"), STAY);

    assertThat(DetsRun.ofDown(steps(OPEN, twice), 2, "kill", OPEN).metric("lost")).isEqualTo(1);
    String bag = "{\"dets_open\": \"t\", \"type\": \"bag\"}";
    assertThat(DetsRun.ofDown(steps(bag, twice), 2, "kill", bag).metric("lost")).isEqualTo(2);
  }

  @Test
  void aRepairTakes40MicrosecondsARow() {
    DetsRun run =
        DetsRun.ofDown(steps(OPEN, rows(10_000), sleep("4s"), STAY), 30, "kill", steps(OPEN, SIZE));

    assertThat(run.said("repair", "rows")).containsExactly("10000");
    assertThat(run.said("repair", "took")).containsExactly("400000000");
    assertThat(run.returned("dets_info", "second")).containsExactly("10000");
  }

  @Test
  void aFileThatWasRepairedIsClosedUntilTheNextWrite() {
    DetsRun run =
        DetsRun.of(
            """
            {"at": "10s", "node_down": "local", "for": "1s"}, {"at": "20s", "node_down": "local", "for": "1s"}
            """,
            steps(OPEN, insert("a"), STAY),
            "12s",
            steps(OPEN, lookup("a"), STAY));

    assertThat(run.metric("repairs")).isEqualTo(1);
    assertThat(run.metric("rows")).isEqualTo(1);
  }

  @Test
  void whoOpensMeanwhileWaitsForTheRepair() {
    DetsRun run =
        DetsRun.of(
            "{\"at\": \"30s\", \"node_down\": \"local\", \"for\": \"1s\"}",
            steps(OPEN, rows(100_000), STAY),
            "32s",
            steps(OPEN, SIZE));

    assertThat(run.timesOf("dets_open", "second").getFirst()).isGreaterThan(36_000_000_000L);
  }

  @Test
  void forceWritesAlsoAClosedFileAnewForAThirdOfTheTime() {
    DetsRun run =
        DetsRun.of(
            steps(OPEN, rows(3_000), CLOSE, "{\"dets_open\": \"t\", \"repair\": \"force\"}", SIZE));

    var opened = run.timesOf("dets_open", "first");
    var closed = run.timesOf("dets_close", "first");
    assertThat(opened.getLast() - closed.getFirst()).isBetween(40_000_000L, 41_000_000L);
    assertThat(run.metric("repairs")).isZero();
    assertThat(run.returned("dets_info", "first")).containsExactly("3000");
  }

  @Test
  void anotherTypeIsRefused() {
    String bag = "{\"dets_open\": \"t\", \"type\": \"bag\"}";
    DetsRun run = DetsRun.of(steps(OPEN, CLOSE, bag));

    assertThat(run.returned("dets_open", "first"))
        .containsExactly("{\"ok\", \"t\"}", "{\"error\", {\"type_mismatch\", \"t\"}}");
  }

  /// The mark is looked at before the type.
  @Test
  void aFileThatNeedsRepairIsNotAskedForItsType() {
    DetsRun run =
        DetsRun.ofDown(
            steps(OPEN, STAY),
            2,
            "kill",
            "{\"dets_open\": \"t\", \"type\": \"bag\", \"repair\": false}");

    assertThat(run.returned("dets_open", "second"))
        .containsExactly("{\"error\", {\"needs_repair\", \"t\"}}");
  }

  @Test
  void anOrderedSetRaises() {
    DetsRun run = DetsRun.of("{\"dets_open\": \"t\", \"type\": \"ordered_set\", \"rescue\": []}");

    assertThat(run.rescued()).containsExactly("{\"badarg\", \"stack\"}");
  }

  @Test
  void aTableMayHaveAFileOfAnotherName() {
    DetsRun run =
        DetsRun.ofDown(
            steps("{\"dets_open\": \"t\", \"file\": \"f\"}", insert("a"), STAY),
            2,
            "kill",
            steps(
                "{\"dets_open\": \"u\", \"file\": \"f\", \"repair\": false}",
                "{\"dets_open\": \"t\", \"repair\": false}",
                SIZE));

    assertThat(run.returned("dets_open", "second"))
        .containsExactly("{\"error\", {\"needs_repair\", \"f\"}}", "{\"ok\", \"t\"}");
  }

  @Test
  void aRowTakesThePowerOfTwoAboveItsSize() {
    assertThat(bytesOf("{\"bytes\": 1}")).isEqualTo(32);
    assertThat(bytesOf("{\"bytes\": 40}")).isEqualTo(128);
    assertThat(bytesOf(MEGABYTE)).isEqualTo(1 << 20);
  }

  private static long bytesOf(String value) {
    DetsRun run =
        DetsRun.of(steps(OPEN, insert("a", "true"), insert("b", value), SYNC, delete("a"), CLOSE));
    return run.metric("bytes") - 5_432;
  }

  @Test
  void aFullFileFailsAllOperationsAndNeedsRepair() {
    String fill =
        "{\"repeat\": 2050, \"do\": [{\"dets_insert\": \"t\", \"key\": {\"sequence\": \"k\"}, \"value\": %s}]}"
            .formatted(MEGABYTE);
    DetsRun run =
        DetsRun.of(
            steps(
                OPEN,
                fill,
                insert("a"),
                lookup("a"),
                delete("a"),
                SYNC,
                SIZE,
                CLOSE,
                "{\"dets_open\": \"t\", \"repair\": false}"));

    assertThat(run.returned("dets_insert", "first")).endsWith(FULL, FULL).contains("ok");
    assertThat(run.returned("dets_lookup", "first")).containsExactly(FULL);
    assertThat(run.returned("dets_delete", "first")).containsExactly(FULL);
    assertThat(run.returned("dets_sync", "first")).containsExactly(FULL);
    assertThat(run.returned("dets_close", "first")).containsExactly(FULL);
    assertThat(run.returned("dets_info", "first")).containsExactly("2047");
    assertThat(run.returned("dets_open", "first").getLast())
        .isEqualTo("{\"error\", {\"needs_repair\", \"t\"}}");
    assertThat(run.metric("bytes")).isLessThanOrEqualTo(1L << 31);
    assertThat(run.metric("lost")).isZero();
  }

  /// Writing over a row takes no more room.
  @Test
  void aFullFileTakesARowInThePlaceOfAnother() {
    String over =
        "{\"repeat\": 3000, \"do\": [{\"dets_insert\": \"t\", \"key\": \"k\", \"value\": %s}]}"
            .formatted(MEGABYTE);

    assertThat(DetsRun.of(steps(OPEN, over, SIZE)).returned("dets_insert", "first"))
        .containsOnly("ok");
  }

  /// The table's process is linked to `dets`, and traps exits; its users are linked to it, too.
  @Test
  void theEndOfTheProcessDetsClosesAllTables() {
    DetsRun run =
        DetsRun.of(
            "{\"at\": \"2s\", \"kill\": \"dets\"}",
            steps(OPEN, insert("a"), STAY),
            "3s",
            steps(SIZE, "{\"dets_open\": \"t\", \"repair\": false}", SIZE));

    assertThat(run.returned("dets_info", "second")).containsExactly("undefined", "1");
    assertThat(run.returned("dets_open", "second")).containsExactly("{\"ok\", \"t\"}");
    assertThat(run.metric("lost")).isZero();
  }
}
