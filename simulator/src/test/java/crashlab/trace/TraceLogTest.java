package crashlab.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crashlab.otp.Atom;
import crashlab.otp.Digested;
import crashlab.otp.Int;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TraceLogTest {
  private static final Atom GET = new Atom("get");

  private TraceLog log = new TraceLog();
  private long seq;

  @Test
  void givesBackEveryEventByPosition() {
    event(EventType.SPAWN, 1, 0, 0, identity("App", ProcessKind.SUPERVISOR));
    event(EventType.EXIT, 1, 7, 1, GET);

    assertThat(log.size()).isEqualTo(2);
    assertThat(log.event(1)).isEqualTo(new TraceEvent(2, 20, EventType.EXIT, 1, 7, 1, GET));
    assertThat(log.identity(1)).isEqualTo(identity("App", ProcessKind.SUPERVISOR));
    assertThat(log.identity(2)).isNull();
    assertThat(log.isComplete()).isTrue();
  }

  @Test
  void givesBackManyMoreEventsThanOneChunkHolds() {
    for (int i = 1; i <= 100_000; i++) {
      event(EventType.SEND, i % 7, i % 11, i / 2, new Int(i % 5000));
    }

    for (int i = 1; i <= 100_000; i++) {
      TraceEvent wanted =
          new TraceEvent(i, i * 10L, EventType.SEND, i % 7, i % 11, i / 2, new Int(i % 5000));
      if (!log.event(i - 1).equals(wanted)) {
        assertThat(log.event(i - 1)).isEqualTo(wanted);
      }
    }
    assertThat(log.size()).isEqualTo(100_000);
  }

  @Test
  void findsEventsBySeqAlsoWhenTheTraceBeginsLater() {
    seq = 500;
    event(EventType.LOG, 1, 0, 0, GET);
    event(EventType.LOG, 1, 0, 0, GET);

    assertThat(log.indexOf(501)).isZero();
    assertThat(log.indexOf(502)).isEqualTo(1);
    assertThat(log.indexOf(500)).isEqualTo(-1);
    assertThat(log.indexOf(503)).isEqualTo(-1);
    assertThat(log.seq(1)).isEqualTo(502);
  }

  @Test
  void refusesATraceWithAGap() {
    event(EventType.LOG, 1, 0, 0, GET);
    seq++;

    assertThatThrownBy(() -> event(EventType.LOG, 1, 0, 0, GET))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("seq 3 after 1");
  }

  @Test
  void refusesAPositionPastItsEnd() {
    event(EventType.LOG, 1, 0, 0, GET);

    assertThatThrownBy(() -> log.event(1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Nested
  class WhenItsCapacityIsReached {
    private static final int CAPACITY = 10;

    WhenItsCapacityIsReached() {
      log = new TraceLog(CAPACITY);
    }

    @Test
    void isStillCompleteForAsLongAsTheRecentEventsLast() {
      traffic(CAPACITY + TraceLog.RECENT);

      assertThat(log.isComplete()).isTrue();
      assertThat(log.size()).isEqualTo(CAPACITY + TraceLog.RECENT);
      assertThat(log.event(CAPACITY + 5).seq()).isEqualTo(CAPACITY + 6);
    }

    @Test
    void dropsTrafficThatNobodyNeeds() {
      traffic(CAPACITY + TraceLog.RECENT + 1000);

      assertThat(log.isComplete()).isFalse();
      assertThat(log.size()).isEqualTo(CAPACITY + TraceLog.RECENT);
      assertThat(log.eventsSeen()).isEqualTo(CAPACITY + TraceLog.RECENT + 1000);
      assertThat(log.indexOf(CAPACITY)).isEqualTo(CAPACITY - 1);
      assertThat(log.indexOf(CAPACITY + 1)).isEqualTo(-1);
      assertThat(log.indexOf(CAPACITY + 1001)).isEqualTo(CAPACITY);
    }

    @Test
    void keepsMattersOfLifeAndDeathWithAllThatLedToThem() {
      traffic(CAPACITY + 5);
      long call = event(EventType.CALL, 1, 2, 0, GET);
      traffic(100);
      long received = event(EventType.RECEIVE_CALL, 2, 1, call, GET);
      traffic(100);
      long exit = event(EventType.EXIT, 2, 0, received, GET);
      traffic(TraceLog.RECENT * 2);
      long later = event(EventType.EXIT, 1, 0, exit, GET);
      traffic(TraceLog.RECENT * 2);

      List<Long> kept = new ArrayList<>();
      for (int i = CAPACITY; i < CAPACITY + 4; i++) {
        kept.add(log.seq(i));
        assertThat(log.indexOf(log.seq(i))).isEqualTo(i);
      }
      assertThat(kept).containsExactly(call, received, exit, later);
      assertThat(log.size()).isEqualTo(CAPACITY + 4 + TraceLog.RECENT);
      assertThat(log.event(log.indexOf(exit)))
          .isEqualTo(new TraceEvent(exit, exit * 10, EventType.EXIT, 2, 0, received, GET));
    }

    @Test
    void countsTheLivesOfLoadProcessesAsTraffic() {
      traffic(CAPACITY);
      event(EventType.SPAWN, 9, 0, 0, identity("users", ProcessKind.LOAD));
      event(EventType.EXIT, 9, 0, 0, GET);
      traffic(TraceLog.RECENT);

      assertThat(log.size()).isEqualTo(CAPACITY + TraceLog.RECENT);
      assertThat(log.identity(9)).isEqualTo(identity("users", ProcessKind.LOAD));
    }

    @Test
    void keepsWhatALibraryFailsInAtALoadProcess() {
      var detached = LibraryEvent.of("telemetry", "failure", EventRole.FAILURE, "handler");
      traffic(CAPACITY);
      event(EventType.SPAWN, 9, 0, 0, identity("users", ProcessKind.LOAD));
      long failure = event(EventType.LIBRARY, 9, 0, 0, detached.with(GET));
      traffic(TraceLog.RECENT * 2);

      assertThat(log.indexOf(failure)).isEqualTo(CAPACITY);
    }

    private void traffic(int count) {
      for (int i = 0; i < count; i++) {
        event(EventType.SEND, 1, 2, 0, GET);
      }
    }
  }

  private static Detail.Identity identity(String path, ProcessKind kind) {
    return new Detail.Identity(path, 1, null, kind, null);
  }

  private long event(EventType type, int pid, int other, long cause, @Nullable Digested detail) {
    seq++;
    log.event(seq, seq * 10, type, pid, other, cause, detail);
    return seq;
  }
}
