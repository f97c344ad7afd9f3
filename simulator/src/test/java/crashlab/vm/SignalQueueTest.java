package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SignalQueueTest {
  private final SignalQueue queue = new SignalQueue();

  @Test
  void isEmptyUntilASignalIsAddedAndOnceAllAreTaken() {
    assertThat(queue.isEmpty()).isTrue();

    queue.add();
    assertThat(queue.isEmpty()).isFalse();

    queue.poll();
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void firstInIsFirstOutHoweverManyWait() {
    for (int seed = 0; seed < 50; seed++) {
      var signals = new SignalQueue();
      var model = new ArrayDeque<Long>();
      var random = new Random(seed);
      int share = 1 + random.nextInt(9); // of ten, those that are added
      for (long ref = 1; ref <= 2_000; ref++) {
        if (random.nextInt(10) < share) {
          signals.add().ref = ref;
          model.add(ref);
        } else if (!model.isEmpty()) {
          assertThat(signals.poll().ref).as("seed %d", seed).isEqualTo(model.remove());
        }
        assertThat(signals.isEmpty()).isEqualTo(model.isEmpty());
      }
    }
  }

  @Test
  void aSignalThatIsUsedAgainKnowsNothingOfTheLastOne() {
    for (int i = 0; i < 40; i++) { // more than there are at first
      SignalQueue.Signal signal = queue.add();
      assertThat(signal.extra).isNull();
      assertThat(signal.ref).isZero();
      signal.extra = "report";
      signal.ref = 8;
      queue.poll();
    }
  }

  @Test
  void aSignalThatWasTakenIsGoodUntilTheNextIsAdded() {
    queue.add().ref = 1;
    queue.add().ref = 2;

    SignalQueue.Signal first = queue.poll();
    SignalQueue.Signal second = queue.poll();

    assertThat(first.ref).isEqualTo(1);
    assertThat(second.ref).isEqualTo(2);
  }

  @Test
  void thoseThatWaitAreCountedAndNumberedFromTheOldest() {
    for (int ref = 1; ref <= 20; ref++) {
      queue.add().ref = ref;
    }
    queue.poll();
    queue.poll();

    assertThat(queue.size()).isEqualTo(18);
    assertThat(queue.get(0).ref).isEqualTo(3);
    assertThat(queue.get(17).ref).isEqualTo(20);
  }
}
