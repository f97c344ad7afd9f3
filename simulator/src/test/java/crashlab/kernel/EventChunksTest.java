package crashlab.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventChunksTest {
  private static final int LISTS = 5;

  private record Event(long timeNanos, long target, long argument) {}

  private final EventChunks chunks = new EventChunks(LISTS);

  @Test
  void listsAreEmptyUntilSomethingIsAdded() {
    assertThat(chunks.isEmpty(0)).isTrue();

    chunks.add(0, 1, 2, 3);

    assertThat(chunks.isEmpty(0)).isFalse();
    assertThat(chunks.isEmpty(1)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 31, 32, 33, 64, 65, 5_000})
  void aListGivesItsEventsInTheOrderOfAddition(int count) {
    List<Event> added = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      var event = new Event(1_000 - i, i, -i);
      chunks.add(2, event.timeNanos, event.target, event.argument);
      chunks.add(3, i, i, i); // another list, chunk about chunk
      added.add(event);
    }

    assertThat(drain(chunks, 2)).isEqualTo(added);
    assertThat(chunks.isEmpty(2)).isTrue();
    assertThat(drain(chunks, 3)).hasSize(count);
  }

  @Test
  void countsNoFurtherThanItIsAsked() {
    for (int i = 0; i < 100; i++) {
      chunks.add(1, i, i, i);
    }

    assertThat(chunks.countUpTo(100, 1)).isEqualTo(100);
    assertThat(chunks.countUpTo(99, 1)).isGreaterThan(99);
    assertThat(chunks.countUpTo(10, 1)).isGreaterThan(10);
  }

  @Test
  void theEarliestTimeIsFoundWhereverItStands() {
    for (int at : new int[] {0, 31, 32, 50, 99}) {
      var events = new EventChunks(LISTS);
      for (int i = 0; i < 100; i++) {
        events.add(4, i == at ? 7 : 1_000 + i, i, i);
      }

      assertThat(events.earliestNanos(4)).as("at %d", at).isEqualTo(7);
    }
  }

  @Test
  void aRenamedListIsTheOther() {
    for (int i = 0; i < 40; i++) {
      chunks.add(0, i, i, i);
    }

    chunks.rename(0, 4);

    assertThat(chunks.isEmpty(0)).isTrue();
    assertThat(drain(chunks, 4)).hasSize(40);
    chunks.add(0, 9, 9, 9);
    assertThat(drain(chunks, 0)).containsExactly(new Event(9, 9, 9));
  }

  @Test
  void manyListsInOneStoreStayApart() {
    for (int seed = 0; seed < 60; seed++) {
      var random = new Random(seed);
      var events = new EventChunks(LISTS);
      List<Queue<Event>> model = new ArrayList<>();
      for (int i = 0; i < LISTS; i++) {
        model.add(new ArrayDeque<>());
      }
      int[] next = new int[LISTS]; // the slot of the first event of each list
      for (int i = 0; i < 4_000; i++) {
        int list = random.nextInt(LISTS);
        Queue<Event> expected = model.get(list);
        if (random.nextInt(100) < 55) {
          var event = new Event(random.nextLong(1_000), i, -i);
          events.add(list, event.timeNanos, event.target, event.argument);
          next[list] = expected.isEmpty() ? events.firstSlot(list) : next[list];
          expected.add(event);
        } else if (!expected.isEmpty()) {
          assertThat(at(events, next[list])).as("seed %d", seed).isEqualTo(expected.remove());
          next[list] = events.drop(list, next[list]);
        }
        assertThat(events.isEmpty(list)).isEqualTo(expected.isEmpty());
      }
      for (int list = 0; list < LISTS; list++) {
        assertThat(drain(events, list, next[list]))
            .as("seed %d", seed)
            .containsExactlyElementsOf(model.get(list));
      }
    }
  }

  private static Event at(EventChunks events, int slot) {
    return new Event(events.timeNanos(slot), events.target(slot), events.argument(slot));
  }

  private static List<Event> drain(EventChunks events, int list) {
    return drain(events, list, events.firstSlot(list));
  }

  private static List<Event> drain(EventChunks events, int list, int first) {
    List<Event> drained = new ArrayList<>();
    int slot = first;
    while (!events.isEmpty(list)) {
      drained.add(at(events, slot));
      slot = events.drop(list, slot);
    }
    return drained;
  }
}
