package crashlab.ui.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ViewTransformTest {
  @Test
  void zoomingKeepsThePointUnderTheMouse() {
    var random = new Random(1);
    var view = new ViewTransform(0.7, 13, -40);
    for (int i = 0; i < 100; i++) {
      double x = random.nextDouble() * 900;
      double y = random.nextDouble() * 500;
      double pictureX = view.pictureX(x);
      double pictureY = view.pictureY(y);

      view = view.zoomedAt(0.8 + random.nextDouble() / 2, x, y);

      assertThat(view.x(pictureX)).isCloseTo(x, within(1e-6));
      assertThat(view.y(pictureY)).isCloseTo(y, within(1e-6));
    }
  }

  @Test
  void aFitShowsEverythingInTheMiddle() {
    ViewTransform view =
        ViewTransform.fit(2000, 300, 900, 500, new ViewTransform.FitLimits(10, 1.5));

    assertThat(view.x(0)).isCloseTo(10, within(1e-6));
    assertThat(view.x(2000)).isCloseTo(890, within(1e-6));
    assertThat(view.y(150)).isCloseTo(250, within(1e-6));
  }

  @Test
  void aSmallPictureIsNotBlownUpMoreThanAllowed() {
    ViewTransform view = ViewTransform.fit(10, 10, 900, 500, new ViewTransform.FitLimits(10, 1.5));

    assertThat(view.scale()).isEqualTo(1.5);
  }

  @Test
  void gridsKeepToTheirColumnsAndRows() {
    GridLayout grid = GridLayout.of(1000, new GridLayout.Cell(14, 14, 3), 12, 16);

    assertThat(grid.columns()).isEqualTo(12);
    assertThat(grid.rows()).isEqualTo(16);
    assertThat(grid.x(11)).isEqualTo(11 * 17.0);
    assertThat(grid.x(12)).isZero();
    assertThat(grid.y(12)).isEqualTo(17);
    assertThat(grid.y(12 * 16)).isZero();
    assertThat(grid.x(12 * 16)).isEqualTo(12 * 17 - 3 + 9.0);
    assertThat(grid.width()).isEqualTo(6 * (12 * 17 - 3 + 9.0) - 9);
  }

  @Test
  void mailboxBarsGrowEvenlyToTheLimitAndByTheLogarithmAbove() {
    assertThat(MailboxScale.fraction(0, 100)).isZero();
    assertThat(MailboxScale.fraction(50, 100)).isEqualTo(0.25);
    assertThat(MailboxScale.fraction(100, 100)).isEqualTo(0.5);
    assertThat(MailboxScale.fraction(1000, 100)).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(MailboxScale.fraction(1_000_000, 100)).isEqualTo(1);
  }
}
