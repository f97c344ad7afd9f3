package crashlab.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventQueueTest {
  private final EventQueue queue = new EventQueue();

  @Nested
  class WhenNew {
    @Test
    void standsAtZeroWithNothingToTake() {
      assertThat(queue.advance()).isFalse();

      assertThat(queue.nowNanos()).isZero();
      assertThat(queue.size()).isZero();
      assertThat(queue.nextTimeNanos()).isEqualTo(Long.MAX_VALUE);
    }
  }

  @Test
  void givesBackEveryPartOfAnEvent() {
    queue.schedule(7, -3, Integer.MIN_VALUE, Long.MIN_VALUE);

    assertThat(queue.advance()).isTrue();

    assertThat(queue.nowNanos()).isEqualTo(7);
    assertThat(queue.kind()).isEqualTo(-3);
    assertThat(queue.subject()).isEqualTo(Integer.MIN_VALUE);
    assertThat(queue.argument()).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void keepsTheTakenEventAndTheClockWhenItRunsEmpty() {
    queue.schedule(7, 1, 2, 3);
    queue.advance();

    assertThat(queue.advance()).isFalse();

    assertThat(queue.nowNanos()).isEqualTo(7);
    assertThat(queue.argument()).isEqualTo(3);
  }

  @Test
  void putsAnEventOfNowAfterThoseScheduledForNowBefore() {
    queue.schedule(5, 0, 0, 1);
    queue.schedule(5, 0, 0, 2);
    queue.advance();
    queue.schedule(5, 0, 0, 3);

    queue.advance();

    assertThat(queue.argument()).isEqualTo(2);
  }

  private record Event(long timeNanos, int kind, int subject, long argument) {}

  /// Few and many events, far and near, of which some were taken.
  @ParameterizedTest
  @CsvSource({"10, 0, 5", "1000, 3, 100", "5000, 700, 50", "5000, 700, 1000000000"})
  void showsAllThatIsPendingAndThoseOfOneInstantInTheirOrder(int count, int taken, int span) {
    var random = new Random(count + span);
    for (int i = 0; i < count; i++) {
      queue.schedule(random.nextInt(span), i, -i, i);
    }
    for (int i = 0; i < taken; i++) {
      queue.advance();
      queue.schedule(queue.nowNanos(), count + i, i, i);
    }
    List<Event> shown = new ArrayList<>();
    queue.forEach(
        (time, kind, subject, argument) -> shown.add(new Event(time, kind, subject, argument)));
    shown.sort(Comparator.comparingLong(Event::timeNanos));

    List<Event> told = new ArrayList<>();
    while (queue.advance()) {
      told.add(new Event(queue.nowNanos(), queue.kind(), queue.subject(), queue.argument()));
    }
    assertThat(shown).isEqualTo(told);
  }

  @Test
  void refusesAnEventInThePast() {
    queue.advanceTo(10);

    assertThatThrownBy(() -> queue.schedule(9, 4, 5, 6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("event in the past (timeNanos 9, nowNanos 10, kind 4, subject 5, argument 6)");
    assertThat(queue.size()).isZero();
  }

  @Test
  void movesTheClockUpToTheNextEventButNotBeyond() {
    queue.schedule(10, 0, 0, 1);

    queue.advanceTo(10);

    assertThat(queue.nowNanos()).isEqualTo(10);
    assertThatThrownBy(() -> queue.advanceTo(11))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cannot move the clock (timeNanos 11, nowNanos 10, nextTimeNanos 10)");
    assertThatThrownBy(() -> queue.advanceTo(9)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keepsTheOrderOfAMillionEventsOfOneInstant() {
    int count = 1_000_000;
    for (int i = 0; i < count; i++) {
      queue.schedule(1_000_000_007, 0, 0, i);
    }
    queue.advanceTo(1_000_000_007);
    queue.schedule(1_000_000_007, 0, 0, count);

    for (int i = 0; i <= count; i++) {
      queue.advance();
      if (queue.argument() != i) {
        assertThat(queue.argument()).isEqualTo(i);
      }
    }
    assertThat(queue.advance()).isFalse();
  }

  @Test
  void takesManyEventsScheduledBeforeOneThatWasLookedAt() {
    for (int i = 0; i < 1_000; i++) {
      queue.schedule(1_000_000_000L + i, 0, 0, 0);
    }
    assertThat(queue.nextTimeNanos()).isEqualTo(1_000_000_000L);
    for (int i = 1_000; i > 0; i--) {
      queue.schedule(i, 0, 0, 0);
      assertThat(queue.nextTimeNanos()).isEqualTo(i);
    }

    for (int i = 1; i <= 1_000; i++) {
      queue.advance();
      assertThat(queue.nowNanos()).isEqualTo(i);
    }
  }

  @Test
  void reachesTheEndOfTime() {
    queue.schedule(Long.MAX_VALUE, 0, 0, 1);
    queue.schedule(Long.MAX_VALUE - 1, 0, 0, 0);
    queue.advance();
    queue.advance();
    queue.schedule(Long.MAX_VALUE, 0, 0, 2);
    queue.advance();

    assertThat(queue.nowNanos()).isEqualTo(Long.MAX_VALUE);
    assertThat(queue.argument()).isEqualTo(2);
  }
}
