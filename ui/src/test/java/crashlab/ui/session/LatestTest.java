package crashlab.ui.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatestTest {
  private final Deque<Runnable> onWorker = new ArrayDeque<>();
  private final Deque<Runnable> onUi = new ArrayDeque<>();
  private final Latest<String> latest = new Latest<>(onWorker::add, onUi::add);
  private final List<String> arrived = new ArrayList<>();
  private final List<String> begun = new ArrayList<>();

  @Test
  void whatIsWorkedOutArrivesOnTheUiThread() {
    ask("a");

    drain(onWorker);
    assertThat(arrived).isEmpty();
    assertThat(latest.busyProperty().get()).isTrue();

    drain(onUi);
    assertThat(arrived).containsExactly("a");
    assertThat(latest.busyProperty().get()).isFalse();
  }

  @Test
  void whatWasNotBegunWhenSomethingElseIsAskedForIsLeftOut() {
    ask("a");
    ask("b");

    drain(onWorker);
    drain(onUi);

    assertThat(begun).containsExactly("b");
    assertThat(arrived).containsExactly("b");
  }

  @Test
  void whatIsReadyTooLateDoesNotArrive() {
    ask("a");
    drain(onWorker);
    ask("b");
    drain(onUi);
    assertThat(arrived).isEmpty();
    assertThat(latest.busyProperty().get()).isTrue();

    drain(onWorker);
    drain(onUi);
    assertThat(arrived).containsExactly("b");
  }

  @Test
  void aMistakeIsToldOnTheUiThreadAndLeavesNothingBusy() {
    latest.ask(
        () -> {
          throw new IllegalArgumentException("boom");
        },
        arrived::add);
    drain(onWorker);

    assertThatThrownBy(() -> drain(onUi)).hasRootCauseMessage("boom");
    assertThat(latest.busyProperty().get()).isFalse();
  }

  private void ask(String word) {
    latest.ask(
        () -> {
          begun.add(word);
          return word;
        },
        arrived::add);
  }

  private static void drain(Deque<Runnable> tasks) {
    while (!tasks.isEmpty()) {
      tasks.poll().run();
    }
  }
}
