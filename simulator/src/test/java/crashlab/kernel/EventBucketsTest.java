package crashlab.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventBucketsTest {
  private final EventChunks chunks = new EventChunks(EventBuckets.LISTS + 1);
  private final EventBuckets buckets = new EventBuckets(chunks);
  private final BucketDrain drain = new BucketDrain(buckets, chunks);

  @Test
  void areEmptyUntilAnEventIsAddedAndOnceAllAreTaken() {
    assertThat(buckets.isEmpty()).isTrue();

    buckets.add(100, 0, 0);
    assertThat(buckets.isEmpty()).isFalse();

    drain.times();
    assertThat(buckets.isEmpty()).isTrue();
  }

  @Test
  void timesThatDifferInTheLowestByteAloneAreInstantsAtOnce() {
    buckets.startAt(0x1200);
    buckets.add(0x12ff, 0, 0);
    buckets.add(0x1203, 0, 0);

    int bucket = buckets.earliest();

    assertThat(buckets.isInstant(bucket)).isTrue();
    assertThat(buckets.lastNanos(bucket)).isEqualTo(0x1203);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16, 24, 32, 40, 48, 56})
  void aBucketSpansTheTimesThatShareItsByteAndAllAboveIt(int bits) {
    long time = 3L << bits;
    buckets.startAt(1L << bits);
    buckets.add(time + 5, 0, 0);

    int bucket = buckets.earliest();

    assertThat(buckets.isInstant(bucket)).isFalse();
    assertThat(buckets.lastNanos(bucket)).isEqualTo(time + (1L << bits) - 1);
  }

  @Test
  void theLastInstantOfAllIsThere() {
    buckets.add(Long.MAX_VALUE, 1, 2);

    assertThat(buckets.lastNanos(buckets.earliest())).isEqualTo(Long.MAX_VALUE);
    assertThat(drain.times()).containsExactly(Long.MAX_VALUE);
  }

  @Test
  void aLaterBucketWaitsUntilAllEarlierOnesAreEmpty() {
    buckets.add(1L << 40, 0, 0);
    buckets.add(70_000, 0, 0);
    buckets.add(300, 0, 0);
    buckets.add(2, 0, 0);

    assertThat(drain.times()).containsExactly(2L, 300L, 70_000L, 1L << 40);
  }

  @Test
  void aRenamedInstantIsAListOfTheChunks() {
    buckets.add(9, 1, 0);
    buckets.add(9, 2, 0);
    buckets.add(10, 3, 0);

    buckets.rename(buckets.earliest(), EventBuckets.LISTS);

    assertThat(chunks.countUpTo(10, EventBuckets.LISTS)).isEqualTo(2);
    assertThat(drain.times()).containsExactly(10L);
  }

  @Test
  void givesEventsByTimeAndThoseOfOneInstantInTheOrderOfAddition() {
    for (int seed = 0; seed < 100; seed++) {
      var random = new Random(seed);
      long now = random.nextLong(1L << random.nextInt(1, 60));
      buckets.startAt(now);
      TreeMap<Long, Queue<Long>> model = new TreeMap<>();
      for (long added = 0; added < 1_000; added++) {
        long ahead = random.nextLong(1L << random.nextInt(1, 40));
        long time = now + ahead;
        buckets.add(time, added, -added);
        model.computeIfAbsent(time, _ -> new ArrayDeque<>()).add(added);
        if (random.nextInt(3) == 0) {
          now = take(model, "seed " + seed);
        }
      }
      while (!model.isEmpty()) {
        take(model, "seed " + seed);
      }
      assertThat(buckets.isEmpty()).isTrue();
    }
  }

  /// Takes an instant out of both and returns its time.
  private long take(TreeMap<Long, Queue<Long>> model, String seed) {
    var expected = model.pollFirstEntry();
    if (expected == null) {
      throw new AssertionError("nothing to take");
    }
    List<Long> targets = new ArrayList<>();
    for (long[] event : drain.instant()) {
      assertThat(event[0]).as(seed).isEqualTo(expected.getKey());
      assertThat(event[2]).isEqualTo(-event[1]);
      targets.add(event[1]);
    }
    assertThat(targets).as(seed).containsExactlyElementsOf(expected.getValue());
    return expected.getKey();
  }
}
