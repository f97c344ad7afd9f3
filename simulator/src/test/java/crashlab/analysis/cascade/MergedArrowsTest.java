package crashlab.analysis.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class MergedArrowsTest {
  /// All slots but 0 are children of 0.
  private static final IntUnaryOperator UNDER_ZERO = slot -> slot == 0 ? -1 : 0;

  private static CascadeArrow arrow(CascadeArrow.Kind kind, int from, long at, int to, int cause) {
    return new CascadeArrow(
        kind,
        new CascadeArrow.End(from, from, at, at),
        new CascadeArrow.End(to, to, at + to, at + to),
        at + to,
        "",
        false,
        cause,
        cause + 1,
        1);
  }

  private static CascadeStep step(int number, long nanos) {
    return new CascadeStep(number, 10L * number, nanos, number, number, StepKind.CRASH, number - 1);
  }

  @Test
  void ninetySixRestartsAreOneArrowThatSaysSo() {
    List<CascadeArrow> arrows = new ArrayList<>();
    for (int child = 1; child <= 96; child++) {
      arrows.add(arrow(CascadeArrow.Kind.RESTART, 0, 100, child, 2));
    }
    arrows.add(arrow(CascadeArrow.Kind.LINK, 1, 50, 2, 1));
    var cascade = new CascadeGraph(300, List.of(step(1, 50), step(2, 100)), arrows);

    assertThat(MergedArrows.of(cascade.near(2), UNDER_ZERO))
        .extracting(CascadeArrow::kind, CascadeArrow::count)
        .containsExactly(tuple(CascadeArrow.Kind.RESTART, 96), tuple(CascadeArrow.Kind.LINK, 1));
  }

  @Test
  void restartsOfTwoDecisionsAreTwoArrows() {
    List<CascadeArrow> arrows = new ArrayList<>();
    for (int child = 1; child <= 40; child++) {
      arrows.add(arrow(CascadeArrow.Kind.RESTART, 0, 100, child, 2));
      arrows.add(arrow(CascadeArrow.Kind.RESTART, 0, 900, child, 5));
    }
    var cascade = new CascadeGraph(1000, List.of(step(1, 50)), arrows);

    assertThat(MergedArrows.of(cascade.arrows(), UNDER_ZERO))
        .extracting(CascadeArrow::count)
        .containsExactly(40, 40);
  }

  @Test
  void fiftyArrowsStayAsTheyAre() {
    List<CascadeArrow> arrows = new ArrayList<>();
    for (int child = 1; child <= MergedArrows.MOST_SINGLE; child++) {
      arrows.add(arrow(CascadeArrow.Kind.STOP, 0, 100, child, 2));
    }

    assertThat(MergedArrows.of(arrows, UNDER_ZERO)).hasSize(50);
  }

  @Test
  void manyEndsUnderOneSupervisorAreOneArrowUp() {
    List<CascadeArrow> arrows = new ArrayList<>();
    for (int child = 1; child <= 60; child++) {
      arrows.add(arrow(CascadeArrow.Kind.DECISION, child, 100L * child, 0, child));
    }

    assertThat(MergedArrows.of(arrows, UNDER_ZERO))
        .singleElement()
        .extracting(CascadeArrow::count)
        .isEqualTo(60);
  }
}
