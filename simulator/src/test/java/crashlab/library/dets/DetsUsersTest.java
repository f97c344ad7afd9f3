package crashlab.library.dets;

import static crashlab.library.dets.DetsRun.CLOSE;
import static crashlab.library.dets.DetsRun.OPEN;
import static crashlab.library.dets.DetsRun.OPEN_CLOSED;
import static crashlab.library.dets.DetsRun.SIZE;
import static crashlab.library.dets.DetsRun.STAY;
import static crashlab.library.dets.DetsRun.insert;
import static crashlab.library.dets.DetsRun.rows;
import static crashlab.library.dets.DetsRun.sleep;
import static crashlab.library.dets.DetsRun.steps;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How long a table is open, and who may do what with it. Source: OTP dets_server.erl.
class DetsUsersTest {
  @Test
  void aTableIsOpenUntilItsLastUserClosesIt() {
    DetsRun run =
        DetsRun.of(
            "", steps(OPEN, insert("a"), sleep("3s"), CLOSE), "2s", steps(OPEN, CLOSE, SIZE));

    assertThat(run.returned("dets_close", "second")).containsExactly("ok");
    assertThat(run.returned("dets_info", "second")).containsExactly("1");
    assertThat(run.times("close")).containsExactly(4_000L);
  }

  @Test
  void whoOpensTwiceClosesTwice() {
    DetsRun run = DetsRun.of(steps(OPEN, OPEN, CLOSE, SIZE, CLOSE, SIZE, CLOSE));

    assertThat(run.returned("dets_info", "first")).containsExactly("0", "undefined");
    assertThat(run.returned("dets_close", "first"))
        .containsExactly("ok", "ok", "{\"error\", \"not_owner\"}");
  }

  @Test
  void onlyAUserMayCloseATable() {
    DetsRun run = DetsRun.of("", steps(OPEN, STAY), "2s", steps(CLOSE, SIZE));

    assertThat(run.returned("dets_close", "second")).containsExactly("{\"error\", \"not_owner\"}");
    assertThat(run.returned("dets_info", "second")).containsExactly("0");
  }

  @Test
  void everybodyMayUseATableThatSomebodyHasOpen() {
    DetsRun run = DetsRun.of("", steps(OPEN, STAY), "2s", steps(insert("a"), SIZE));

    assertThat(run.returned("dets_info", "second")).containsExactly("1");
  }

  @Test
  void theEndOfTheLastUserClosesTheTable() {
    DetsRun run = DetsRun.of("", steps(OPEN, insert("a")), "2s", steps(OPEN_CLOSED, SIZE));

    assertThat(run.times("close").getFirst()).isEqualTo(1_000L);
    assertThat(run.returned("dets_open", "second")).containsExactly("{\"ok\", \"t\"}");
    assertThat(run.returned("dets_info", "second")).containsExactly("1");
  }

  @Test
  void theEndOfAUserWhoOpenedTwiceClosesTwice() {
    DetsRun run = DetsRun.of("", steps(OPEN, OPEN), "2s", SIZE);

    assertThat(run.returned("dets_info", "second")).containsExactly("undefined");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"type\": \"bag\"", "\"file\": \"other\""})
  void whoeverOpensItOtherwiseIsRefused(String otherwise) {
    DetsRun run =
        DetsRun.of("", steps(OPEN, STAY), "2s", "{\"dets_open\": \"t\", %s}".formatted(otherwise));

    assertThat(run.returned("dets_open", "second"))
        .containsExactly("{\"error\", \"incompatible_arguments\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"dets_lookup\": \"t\", \"rescue\": []}",
        "{\"dets_insert\": \"t\", \"rescue\": []}",
        "{\"dets_insert\": \"t\", \"rows\": 2, \"rescue\": []}",
        "{\"dets_delete\": \"t\", \"rescue\": []}",
        "{\"dets_sync\": \"t\", \"rescue\": []}",
      })
  void aTableThatIsNotOpenRaises(String step) {
    DetsRun run = DetsRun.of(steps(OPEN, CLOSE, step));

    assertThat(run.rescued()).containsExactly("{\"badarg\", \"stack\"}");
  }

  /// One process after the other gets its turn at the table's process.
  @Test
  void allOperationsGoThroughOneProcess() {
    DetsRun run = DetsRun.of("", steps(OPEN, rows(10_000), STAY), "2s", steps(rows(1_000), SIZE));

    long alone = run.timesOf("dets_insert", "second").getFirst() - 2_000_000_000L;
    assertThat(alone).isGreaterThan(250_000_000L);
  }

  /// A user that has ended before the table is open closes it at once.
  @Test
  void aTableThatNobodyWaitsForAnyMoreIsClosedAfterItsRepair() {
    DetsRun run =
        DetsRun.of(
            """
            {"at": "30s", "node_down": "local", "for": "1s"}, {"at": "33s", "kill": {"child": "second"}}
            """,
            steps(OPEN, rows(100_000), STAY),
            "32s",
            OPEN);

    assertThat(run.metric("repairs")).isEqualTo(1);
    assertThat(run.times("close"))
        .hasSize(1)
        .first()
        .satisfies(at -> assertThat(at).isBetween(36_000L, 36_100L));
  }
}
