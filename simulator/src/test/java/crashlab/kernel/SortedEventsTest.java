package crashlab.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SortedEventsTest {
  private record Event(long timeNanos, long target, long argument) {}

  private final SortedEvents sorted = new SortedEvents();

  @Test
  void theEarliestComesFirstWheneverItWasAdded() {
    add(30, 20, 40, 10);

    assertThat(times(sorted)).containsExactly(10L, 20L, 30L, 40L);
    assertThat(sorted.isEmpty()).isTrue();
  }

  @Test
  void eventsOfOneInstantKeepTheOrderOfAddition() {
    sorted.add(5, 1, 0);
    sorted.add(5, 2, 0);
    sorted.add(4, 3, 0);
    sorted.add(5, 4, 0);

    List<Long> targets = new ArrayList<>();
    while (!sorted.isEmpty()) {
      targets.add(sorted.firstTarget());
      sorted.dropFirst();
    }
    assertThat(targets).containsExactly(3L, 1L, 2L, 4L);
  }

  @Test
  void theMiddleOfAnEvenNumberIsTheLaterOfTheTwo() {
    add(1, 2, 3, 4);

    assertThat(sorted.size()).isEqualTo(4);
    assertThat(sorted.middleNanos()).isEqualTo(3);
  }

  @Test
  void theTailGoesToTheBucketsWithAllThatAreAtTheCut() {
    var chunks = new EventChunks(EventBuckets.LISTS);
    var buckets = new EventBuckets(chunks);
    add(1, 2, 3, 3, 4);

    sorted.moveTail(3, buckets);

    assertThat(times(sorted)).containsExactly(1L, 2L);
    assertThat(chunks.earliestNanos(buckets.earliest())).isEqualTo(3);
    assertThat(new BucketDrain(buckets, chunks).times()).containsExactly(3L, 3L, 4L);
  }

  @Test
  void isAStableSortWhileEventsComeAndGo() {
    for (int seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      var events = new SortedEvents();
      List<Event> model = new ArrayList<>();
      int span = 1 + random.nextInt(50);
      for (int i = 0; i < 1_000; i++) {
        boolean comes = model.isEmpty() || random.nextBoolean();
        if (comes && model.size() < SortedEvents.CAPACITY) {
          var event = new Event(i / 10 + random.nextInt(span), i, -i);
          events.add(event.timeNanos, event.target, event.argument);
          insert(model, event);
        } else {
          assertThat(first(events)).as("seed %d", seed).isEqualTo(model.removeFirst());
          events.dropFirst();
        }
        assertThat(events.size()).isEqualTo(model.size());
        if (!model.isEmpty()) {
          assertThat(events.middleNanos()).isEqualTo(model.get(model.size() / 2).timeNanos);
        }
      }
    }
  }

  private static void insert(List<Event> model, Event event) {
    int at = model.size();
    while (at > 0 && model.get(at - 1).timeNanos > event.timeNanos) {
      at--;
    }
    model.add(at, event);
  }

  private void add(long... times) {
    for (long time : times) {
      sorted.add(time, 0, 0);
    }
  }

  private static Event first(SortedEvents events) {
    return new Event(events.firstNanos(), events.firstTarget(), events.firstArgument());
  }

  private static List<Long> times(SortedEvents events) {
    List<Long> times = new ArrayList<>();
    while (!events.isEmpty()) {
      times.add(events.firstNanos());
      events.dropFirst();
    }
    return times;
  }
}
