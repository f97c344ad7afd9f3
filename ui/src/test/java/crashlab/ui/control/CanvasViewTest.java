package crashlab.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.ui.OnStage;
import crashlab.ui.Stagehand;
import crashlab.ui.geometry.Segment;
import crashlab.ui.session.Look;
import java.util.Arrays;
import java.util.EnumSet;
import javafx.scene.layout.BorderPane;
import org.junit.jupiter.api.Test;

@OnStage
class CanvasViewTest {
  private static final class Failing extends CanvasView {
    private boolean fails;

    Failing(Theme theme) {
      super(theme);
    }

    @Override
    protected void paint(Painter on, double width, double height) {
      if (fails) {
        throw new IllegalStateException("nothing to draw");
      }
    }

    @Override
    protected String spoken() {
      return "fails";
    }
  }

  private static final class Chips extends CanvasView {
    Chips(Theme theme) {
      super(theme);
    }

    @Override
    protected void paint(Painter on, double width, double height) {
      double y = 20;
      for (Look look : Look.values()) {
        on.chip(look, 20, y, 5);
        on.chip(look, 40, y, 14);
        on.chip(look, 70, y, 24);
        on.text(look.word(), 110, y + 16, TextStyle.BODY.left(Ink.TEXT));
        y += 36;
      }
      on.arrow(
          new Segment(250, 40, 350, 80),
          new Painter.LineStyle(2, Painter.Stroke.SOLID, Ink.CRASHED),
          true);
      on.arrow(
          new Segment(250, 80, 350, 120),
          new Painter.LineStyle(1, Painter.Stroke.DASHED, Ink.TEXT),
          true);
      on.arrow(
          new Segment(250, 120, 350, 160),
          new Painter.LineStyle(1, Painter.Stroke.DOTTED, Ink.TEXT),
          false);
      on.textWithin(
          "a text that is too long for its room", 250, 200, 120, TextStyle.BOLD.left(Ink.TEXT));
    }

    @Override
    protected String spoken() {
      return "all looks";
    }
  }

  @Test
  void aViewThatFailsSaysSoAndTheWindowGoesOn() {
    var theme = new Theme();
    var view = Stagehand.onFx(() -> new Failing(theme));
    var hand = Stagehand.show(() -> new BorderPane(view), theme, 500, 200);
    Stagehand.onFx(() -> {
      view.fails = true;
      view.redraw();
      return null;
    });

    assertThat(Stagehand.takeFromTheConsole()).anyMatch(line -> line.contains("nothing to draw"));
    int text = Ink.TEXT.argb(theme.isDark());
    assertThat(Arrays.stream(hand.picture("failing-view")).filter(pixel -> pixel == text).count())
        .as("the view says so itself")
        .isPositive();
    Stagehand.onFx(() -> {
      view.fails = false;
      view.redraw();
      return null;
    });
    assertThat(Arrays.stream(hand.picture("failing-view-again")).filter(pixel -> pixel == text))
        .as("it draws again")
        .isEmpty();
  }

  @Test
  void everyLookHasAChipOfItsOwn() {
    var theme = new Theme();
    var hand = Stagehand.show(() -> new BorderPane(new Chips(theme)), theme, 400, 480);
    showsEveryColour(hand.picture("chips-dark"), true);

    Stagehand.onFx(() -> {
      theme.darkProperty().set(false);
      return null;
    });

    showsEveryColour(hand.picture("chips-light"), false);
  }

  private static void showsEveryColour(int[] pixels, boolean dark) {
    for (Look look : EnumSet.complementOf(EnumSet.of(Look.ABSENT))) {
      int wanted = Ink.of(look).argb(dark);
      assertThat(Arrays.stream(pixels).anyMatch(pixel -> pixel == wanted)).as(look.word()).isTrue();
    }
  }

  @Test
  void theSameSnapshotTwiceIsTheSameBytes() {
    var theme = new Theme();
    var hand = Stagehand.show(() -> new BorderPane(new Chips(theme)), theme, 400, 480);

    assertThat(hand.picture("chips-again")).isEqualTo(hand.picture("chips-again"));
  }
}
