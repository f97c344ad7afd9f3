package crashlab.simulation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FullHeapTest {
  @Test
  void thereIsRoomWhileALargePartIsFree() {
    assertThatCode(new FullHeap(() -> 850, 1_000)::requireRoom).doesNotThrowAnyException();
  }

  @Test
  void aHeapThatIsAlmostFullCountsAsFull() {
    assertThatThrownBy(new FullHeap(() -> 851, 1_000)::requireRoom)
        .isInstanceOf(OutOfMemoryError.class)
        .hasMessageContaining("85 %");
  }

  @Test
  void theHeapOfThisTestHasRoom() {
    assertThatCode(FullHeap.ofJava()::requireRoom).doesNotThrowAnyException();
  }
}
