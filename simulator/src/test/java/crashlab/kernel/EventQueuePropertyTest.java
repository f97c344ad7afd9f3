package crashlab.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.PriorityQueue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Compares the queue with a naive model over many seeds, for several ways of using it.
class EventQueuePropertyTest {
  private static final int SEEDS = 60;
  private static final int STEPS = 1_500;

  private record Pending(long timeNanos, int sequence) implements Comparable<Pending> {
    @Override
    public int compareTo(Pending other) {
      return timeNanos != other.timeNanos
          ? Long.compare(timeNanos, other.timeNanos)
          : Integer.compare(sequence, other.sequence);
    }
  }

  /// How far ahead events are scheduled, and how many are pending.
  enum Use {
    FEW_AND_NEAR(4, 20),
    MANY_AND_EQUAL(700, 3),
    MANY_AND_NEAR(700, 2_000),
    MANY_AND_SPREAD(1_500, 1_000_000_000),
    SHORT_AND_VERY_LONG(600, 0),
    TO_THE_END_OF_TIME(300, Long.MAX_VALUE);

    private final int pending;
    private final long reachNanos;

    Use(int pending, long reachNanos) {
      this.pending = pending;
      this.reachNanos = reachNanos;
    }

    private long delay(RandomStream random, long nowNanos) {
      long reach = reachNanos == 0 ? 1L << random.nextInt(62) : reachNanos;
      return Math.min(Long.MAX_VALUE - nowNanos, random.nextLong(reach));
    }
  }

  @ParameterizedTest
  @EnumSource(Use.class)
  void takesEventsInTheOrderOfTimeThenScheduling(Use use) {
    for (int seed = 0; seed < SEEDS; seed++) {
      new Comparison(use, seed).run();
    }
  }

  private static final class Comparison {
    private final Use use;
    private final RandomStream random;
    private final int seed;
    private final EventQueue queue = new EventQueue();
    private final PriorityQueue<Pending> model = new PriorityQueue<>();
    private int sequence;

    Comparison(Use use, int seed) {
      this.use = use;
      this.seed = seed;
      random = RandomStream.of(seed, use.name());
    }

    void run() {
      for (int step = 0; step < STEPS; step++) {
        switch (random.nextInt(8)) {
          case 0 -> scheduleBurst();
          case 1 -> moveClock();
          case 2, 3, 4 -> schedule(use.delay(random, queue.nowNanos()));
          default -> take();
        }
        check(queue.size(), model.size(), "size");
        if (random.nextInt(3) == 0) {
          checkNext();
        }
        while (model.size() > use.pending) {
          take();
        }
      }
      while (!model.isEmpty()) {
        take();
      }
      take();
    }

    private void scheduleBurst() {
      long delay = random.nextInt(3) == 0 ? 0 : use.delay(random, queue.nowNanos());
      int count = random.nextInt(300);
      for (int i = 0; i < count; i++) {
        schedule(delay);
      }
    }

    private void schedule(long delayNanos) {
      long time = queue.nowNanos() + delayNanos;
      queue.schedule(time, sequence >> 3, -sequence, sequence);
      model.add(new Pending(time, sequence));
      sequence++;
    }

    private void moveClock() {
      long next = queue.nextTimeNanos();
      long time =
          random.nextInt(3) == 0
              ? next
              : queue.nowNanos() + (next - queue.nowNanos()) / (1 + random.nextInt(4));
      if (time == Long.MAX_VALUE) {
        return;
      }
      queue.advanceTo(time);
      check(queue.nowNanos(), time, "clock");
    }

    private void take() {
      Pending expected = model.poll();
      check(queue.advance() ? 1 : 0, expected == null ? 0 : 1, "taken");
      if (expected != null) {
        check(queue.nowNanos(), expected.timeNanos(), "time");
        check(queue.argument(), expected.sequence(), "argument");
        check(queue.kind(), expected.sequence() >> 3, "kind");
        check(queue.subject(), -expected.sequence(), "subject");
      }
    }

    private void checkNext() {
      Pending expected = model.peek();
      check(
          queue.nextTimeNanos(), expected == null ? Long.MAX_VALUE : expected.timeNanos(), "next");
    }

    /// Fails unless the two are equal. An assertion is prepared only then: there are millions.
    private void check(long found, long expected, String what) {
      if (found != expected) {
        assertThat(found).as("%s with seed %d of %s", what, seed, use).isEqualTo(expected);
      }
    }
  }
}
