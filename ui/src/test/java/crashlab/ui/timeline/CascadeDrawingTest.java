package crashlab.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import crashlab.ui.session.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class CascadeDrawingTest {
  /// All slots but 0 are children of 0.
  private static final IntUnaryOperator UNDER_ZERO = slot -> slot == 0 ? -1 : 0;

  private static CascadeArrow arrow(CascadeArrow.Kind kind, int from, long at, int to, int cause) {
    return new CascadeArrow(
        new CascadeArrow.End(from, at),
        new CascadeArrow.End(to, at + to),
        kind,
        "",
        false,
        cause,
        cause + 1,
        1);
  }

  private static CascadeDrawing.Step step(int number, long nanos) {
    return new CascadeDrawing.Step(number, 10L * number, number, nanos, false);
  }

  @Test
  void ninetySixRestartsAreOneArrowThatSaysSo() {
    List<CascadeArrow> arrows = new ArrayList<>();
    for (int child = 1; child <= 96; child++) {
      arrows.add(arrow(CascadeArrow.Kind.RESTART, 0, 100, child, 2));
    }
    arrows.add(arrow(CascadeArrow.Kind.LINK, 1, 50, 2, 1));
    var drawing = new CascadeDrawing(List.of(step(1, 50), step(2, 100)), arrows, 300);

    assertThat(drawing.near(2, UNDER_ZERO))
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
    var drawing = new CascadeDrawing(List.of(step(1, 50)), arrows, 1000);

    assertThat(drawing.all(UNDER_ZERO)).extracting(CascadeArrow::count).containsExactly(40, 40);
  }

  @Test
  void fiftyArrowsStayAsTheyAre() {
    List<CascadeArrow> arrows = new ArrayList<>();
    for (int child = 1; child <= CascadeDrawing.MOST_SINGLE; child++) {
      arrows.add(arrow(CascadeArrow.Kind.STOP, 0, 100, child, 2));
    }

    assertThat(new CascadeDrawing(List.of(), arrows, 0).all(UNDER_ZERO)).hasSize(50);
  }

  @Test
  void manyEndsUnderOneSupervisorAreOneArrowUp() {
    List<CascadeArrow> arrows = new ArrayList<>();
    for (int child = 1; child <= 60; child++) {
      arrows.add(arrow(CascadeArrow.Kind.DECISION, child, 100L * child, 0, child));
    }

    assertThat(new CascadeDrawing(List.of(), arrows, 0).all(UNDER_ZERO))
        .singleElement()
        .extracting(CascadeArrow::count)
        .isEqualTo(60);
  }

  @Test
  void theFocusIsTheSelectedStepElseTheLatestElseTheFirst() {
    var drawing = new CascadeDrawing(List.of(step(1, 50), step(2, 60), step(3, 70)), List.of(), 70);

    assertThat(drawing.focus(new Moment(25, 65), 0)).isEqualTo(2);
    assertThat(drawing.focus(new Moment(25, 65), 30)).isEqualTo(3);
    assertThat(drawing.focus(Moment.START, 0)).isEqualTo(1);
  }

  @Test
  void isOnStageFromItsFirstStepUntilALittleAfterItsLast() {
    var drawing = new CascadeDrawing(List.of(step(1, 50), step(2, 60)), List.of(), 60);

    assertThat(drawing.isOnStage(new Moment(9, 49))).isFalse();
    assertThat(drawing.isOnStage(new Moment(10, 50))).isTrue();
    assertThat(drawing.isOnStage(new Moment(99, 1_000_000))).isTrue();
    assertThat(drawing.isOnStage(new Moment(99, 1_000_000_000))).isFalse();
  }
}
