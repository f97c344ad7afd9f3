package crashlab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunEndTest {
  @ParameterizedTest
  @EnumSource(RunEnd.class)
  void isFoundByItsWord(RunEnd end) {
    assertThat(RunEnd.of(end.word())).contains(end);
    assertThat(RunEnd.of(end.word() + "x")).isEmpty();
  }
}
