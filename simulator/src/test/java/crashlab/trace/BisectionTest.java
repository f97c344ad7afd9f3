package crashlab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BisectionTest {
  private static final int[] TIMES = {10, 20, 20, 20, 30, 40};

  @Test
  void findsTheFirstOfSeveralThatAreAlike() {
    assertThat(Bisection.first(0, 6, i -> TIMES[i] >= 20)).isEqualTo(1);
    assertThat(Bisection.first(0, 6, i -> TIMES[i] > 20)).isEqualTo(4);
  }

  @Test
  void staysWithinTheBoundsWhereNonePassesOrAllDo() {
    assertThat(Bisection.first(2, 5, i -> TIMES[i] > 99)).isEqualTo(5);
    assertThat(Bisection.first(2, 5, _ -> true)).isEqualTo(2);
    assertThat(Bisection.first(3, 3, _ -> true)).isEqualTo(3);
    assertThat(Bisection.firstNear(3, 3, _ -> true)).isEqualTo(3);
  }

  @Test
  void findsTheSameFromAnywhereByDoublingSteps() {
    for (int from = 0; from <= 100; from++) {
      for (int wanted = 0; wanted <= 101; wanted++) {
        int first = wanted;
        assertThat(Bisection.firstNear(from, 100, i -> i >= first))
            .as("%d from %d on", wanted, from)
            .isEqualTo(Bisection.first(from, 100, i -> i >= first));
      }
    }
  }

  @Test
  void asksOnlyNearTheStartForWhatIsNear() {
    int[] asked = {0};

    Bisection.firstNear(
        1000,
        1_000_000,
        i -> {
          asked[0] = Math.max(asked[0], i);
          return i >= 1003;
        });

    assertThat(asked[0]).isLessThan(1010);
  }
}
