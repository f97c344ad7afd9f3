package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.otp.Atom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Source: Erlang Reference Manual, "Receiving Exit Signals".
class ExitEffectTest {
  @ParameterizedTest
  @CsvSource({
    // reason, to a plain process, to one that traps exits
    "normal, IGNORED, MESSAGE",
    "boom, ENDS, MESSAGE",
    "kill, ENDS, MESSAGE",
    "killed, ENDS, MESSAGE"
  })
  void ofTheEndOfALinkedProcess(String reason, ExitEffect plain, ExitEffect trapping) {
    assertThat(ExitEffect.of(new Atom(reason), true, false, false)).isEqualTo(plain);
    assertThat(ExitEffect.of(new Atom(reason), true, true, false)).isEqualTo(trapping);
  }

  @ParameterizedTest
  @CsvSource({
    "normal, IGNORED, MESSAGE",
    "boom, ENDS, MESSAGE",
    "kill, KILLED, KILLED",
    "killed, ENDS, MESSAGE"
  })
  void ofASignalThatAnotherSent(String reason, ExitEffect plain, ExitEffect trapping) {
    assertThat(ExitEffect.of(new Atom(reason), false, false, false)).isEqualTo(plain);
    assertThat(ExitEffect.of(new Atom(reason), false, true, false)).isEqualTo(trapping);
  }

  @ParameterizedTest
  @CsvSource({"normal, ENDS, MESSAGE", "boom, ENDS, MESSAGE", "kill, KILLED, KILLED"})
  void ofASignalToItself(String reason, ExitEffect plain, ExitEffect trapping) {
    assertThat(ExitEffect.of(new Atom(reason), false, false, true)).isEqualTo(plain);
    assertThat(ExitEffect.of(new Atom(reason), false, true, true)).isEqualTo(trapping);
  }
}
