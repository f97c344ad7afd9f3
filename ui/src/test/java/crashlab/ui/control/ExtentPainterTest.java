package crashlab.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.ui.control.Painter.LineStyle;
import crashlab.ui.geometry.Segment;
import org.junit.jupiter.api.Test;

class ExtentPainterTest {
  private final ExtentPainter extent = new ExtentPainter(true, 1);

  @Test
  void isEmptyAsLongAsNothingIsDrawn() {
    extent.fillRect(5, 5, 0, 10, Ink.TEXT);

    assertThat(extent.isEmpty()).isTrue();
  }

  @Test
  void isAsLargeAsAllThatIsDrawn() {
    extent.fillRect(10, 20, 30, 40, Ink.TEXT);
    extent.line(new Segment(100, 5, 90, 50), LineStyle.solid(2, Ink.TEXT));

    assertThat(extent.left()).isEqualTo(10);
    assertThat(extent.top()).isEqualTo(3);
    assertThat(extent.right()).isEqualTo(102);
    assertThat(extent.bottom()).isEqualTo(60);
  }

  @Test
  void whatIsOutsideOfTheClipDoesNotCount() {
    extent.clip(0, 0, 50, 50);
    extent.fillRect(-100, 10, 1_000, 10, Ink.TEXT);
    extent.fillRect(200, 10, 10, 10, Ink.TEXT);
    extent.unclip();

    assertThat(extent.left()).isZero();
    assertThat(extent.right()).isEqualTo(50);
  }

  @Test
  void textsCountWhereTheyStand() {
    extent.text("stop", 100, 50, TextStyle.SMALL.right(Ink.TEXT));

    assertThat(extent.right()).isBetween(98.0, 102.0);
    assertThat(extent.left()).isLessThan(100 - extent.width("stop", TextStyle.SMALL));
    assertThat(extent.top()).isLessThan(50 - TextStyle.SMALL.size());
    assertThat(extent.bottom()).isGreaterThan(50);
  }
}
