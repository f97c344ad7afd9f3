package crashlab.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crashlab.otp.Atom;
import crashlab.otp.Int;
import crashlab.otp.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultEventTest {
  private static final FaultEvent EXIT =
      FaultEvent.of("exit", "exit with reason {reason}", "reason");

  @Test
  void aStrikeIsToldWithItsValues() {
    assertThat(EXIT.with(new Atom("boom")).text()).isEqualTo("exit with reason :boom");
    assertThatThrownBy(EXIT::with).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "1500000000, clock jumps by 1500 ms",
    "-2000000, clock jumps by -2 ms",
    "1500000, clock jumps by 1500 us",
    "500000, clock jumps by 500 us",
    "7, clock jumps by 7 ns"
  })
  void aJumpIsToldWithoutRounding(long nanos, String text) {
    assertThat(FaultEvent.CLOCK_JUMP.with(new Int(nanos)).text()).isEqualTo(text);
  }

  /// Fingerprints of runs are those of the time when a strike was a text.
  @Test
  void itsDigestIsThatOfItsText() {
    assertThat(EXIT.with(new Atom("boom")).digest())
        .isEqualTo(new Text("exit with reason :boom").digest());
  }
}
