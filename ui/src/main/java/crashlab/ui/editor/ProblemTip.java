package crashlab.ui.editor;

import java.time.Duration;
import javafx.geometry.Point2D;
import javafx.scene.control.Tooltip;
import org.fxmisc.richtext.event.MouseOverTextEvent;

/// Says what is wrong with the part of the text under the mouse.
final class ProblemTip {
  private static final Duration DELAY = Duration.ofMillis(300);
  private static final double BELOW = 14;

  private ProblemTip() {}

  static Tooltip on(JsonArea area, EditorModel model) {
    var tip = new Tooltip();
    tip.setWrapText(true);
    tip.setMaxWidth(480);
    area.setMouseOverTextDelay(DELAY);
    area.addEventHandler(
        MouseOverTextEvent.MOUSE_OVER_TEXT_BEGIN,
        event -> {
          ProblemMarks.Mark mark = model.marksProperty().get().at(event.getCharacterIndex());
          if (mark != null) {
            Point2D at = event.getScreenPosition();
            tip.setText(EditorWords.of(mark.problem()));
            tip.show(area, at.getX(), at.getY() + BELOW);
          }
        });
    area.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_END, _ -> tip.hide());
    return tip;
  }
}
