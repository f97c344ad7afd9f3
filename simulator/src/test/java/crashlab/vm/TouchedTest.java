package crashlab.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TouchedTest {
  private final NodeFixture fixture = new NodeFixture();
  private final ErlangProcess first = fixture.waiting("First");
  private final ErlangProcess second = fixture.waiting("Second");
  private final Touched touched = new Touched();
  private final List<ErlangProcess> drained = new ArrayList<>();

  @Test
  void handsThemOutInTheOrderOfTheirChange() {
    touched.add(second);
    touched.add(first);
    touched.add(second);

    touched.drain(drained::add);

    assertThat(drained).containsExactly(second, first, second);
  }

  @Test
  void keepsAProcessThatChangesAgainAtOnceOnce() {
    touched.add(first);
    touched.add(first);

    touched.drain(drained::add);

    assertThat(drained).containsExactly(first);
  }

  @Test
  void forgetsWhatItHandedOut() {
    touched.add(first);
    touched.drain(drained::add);
    drained.clear();

    touched.drain(drained::add);
    assertThat(drained).isEmpty();
    touched.add(first);
    touched.drain(drained::add);

    assertThat(drained).containsExactly(first);
  }

  @ParameterizedTest
  @ValueSource(ints = {63, 64, 65, 1000})
  void holdsHoweverMany(int count) {
    List<ErlangProcess> added = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ErlangProcess next = i % 2 == 0 ? first : second;
      touched.add(next);
      added.add(next);
    }

    touched.drain(drained::add);

    assertThat(drained).isEqualTo(added);
  }
}
