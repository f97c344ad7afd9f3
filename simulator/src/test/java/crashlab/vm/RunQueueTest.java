package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Source: OTP erl_process.c, `dequeue_process` and `RESCHEDULE_LOW`.
class RunQueueTest {
  private final NodeFixture fixture = new NodeFixture();
  private final RunQueue queue = new RunQueue();

  @Test
  void anEmptyQueueHasNobody() {
    assertThat(queue.isEmpty()).isTrue();
    assertThat(queue.poll()).isNull();
  }

  @Test
  void whoCameFirstIsServedFirst() {
    List<ErlangProcess> came = add("A", RunQueue.NORMAL, 3);

    assertThat(queue.size()).isEqualTo(3);
    assertThat(pollAll()).isEqualTo(came);
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void whoComesAgainStandsBehindAllThatWait() {
    List<ErlangProcess> came = add("A", RunQueue.NORMAL, 3);

    queue.add(queue.poll());

    assertThat(pollAll()).containsExactly(came.get(1), came.get(2), came.get(0));
  }

  @Test
  void aQueueThatHasBeenEmptyTakesProcessesAnew() {
    List<ErlangProcess> came = add("A", RunQueue.HIGH, 1);
    queue.poll();

    queue.add(came.getFirst());

    assertThat(pollAll()).isEqualTo(came);
  }

  @Test
  void maxGoesBeforeHighAndHighBeforeTheRest() {
    List<ErlangProcess> low = add("L", RunQueue.LOW, 1);
    List<ErlangProcess> normal = add("N", RunQueue.NORMAL, 2);
    List<ErlangProcess> high = add("H", RunQueue.HIGH, 2);
    List<ErlangProcess> max = add("M", RunQueue.MAX, 2);
    List<ErlangProcess> expected = new ArrayList<>(max);
    expected.addAll(high);
    expected.addAll(normal);
    expected.addAll(low);

    assertThat(pollAll()).isEqualTo(expected);
  }

  @Test
  void lowHasOneTurnInEightWhileNormalWaits() {
    add("L", RunQueue.LOW, 3);
    add("N", RunQueue.NORMAL, 20);

    assertThat(turns()).isEqualTo("NNNNNNNLNNNNNNNLNNNNNNL");
  }

  @Test
  void turnsOfNormalCountOnlyWhileLowWaits() {
    add("N", RunQueue.NORMAL, 20);
    for (int i = 0; i < 10; i++) {
      queue.poll();
    }
    add("L", RunQueue.LOW, 1);

    assertThat(turns()).isEqualTo("NNNNNNNLNNN");
  }

  @Test
  void turnsOfHighAreNoTurnsOfNormal() {
    add("L", RunQueue.LOW, 1);
    add("N", RunQueue.NORMAL, 8);
    add("H", RunQueue.HIGH, 9);

    assertThat(turns()).isEqualTo("HHHHHHHHHNNNNNNNLN");
  }

  @Test
  void lowAloneNeedNotWait() {
    add("L", RunQueue.LOW, 9);

    assertThat(turns()).isEqualTo("LLLLLLLLL");
  }

  private List<ErlangProcess> add(String name, int priority, int count) {
    List<ErlangProcess> added = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      added.add(fixture.waiting(name + i, priority));
      queue.add(added.getLast());
    }
    return added;
  }

  private List<ErlangProcess> pollAll() {
    List<ErlangProcess> polled = new ArrayList<>();
    while (!queue.isEmpty()) {
      polled.add(queue.poll());
    }
    return polled;
  }

  /// Who comes, by the first letter of each.
  private String turns() {
    var turns = new StringBuilder();
    pollAll().forEach(process -> turns.append(process.path().path().charAt(0)));
    return turns.toString();
  }
}
