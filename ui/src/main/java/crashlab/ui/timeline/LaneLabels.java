package crashlab.ui.timeline;

import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.TextStyle;
import crashlab.ui.geometry.Box;
import java.util.ArrayList;
import java.util.List;

/// Small texts over the lanes, of which none stands on another: who comes first has the place.
final class LaneLabels {
  private static final double GAP = 3;
  private static final int MOST_MOVES = 2;
  private static final double FARTHEST = 60;

  private record PlacedText(String words, Box box, Ink ink) {}

  private final Painter on;
  private final List<Box> taken = new ArrayList<>();
  private final List<PlacedText> texts = new ArrayList<>();

  LaneLabels(Painter on) {
    this.on = on;
  }

  /// As high as a capital M is wide, and some room above and below.
  private static double heightOf(Painter on) {
    return Math.round(on.width("M", TextStyle.SMALL) * 1.5);
  }

  /// Keeps a place free of texts.
  void keepFree(Box box) {
    taken.add(box);
  }

  /// Puts a text in the middle of a height where there is room: at `x`, or a little to the right of
  /// it. Without room there is no text.
  void add(String text, double x, double middle, Ink ink) {
    double width = on.width(text, TextStyle.SMALL);
    double height = heightOf(on);
    var box = new Box(x - 2, middle - height / 2, width + 4, height);
    for (int move = 0; move <= MOST_MOVES; move++) {
      var withGap = new Box(box.x() - GAP, box.y(), box.width() + 2 * GAP, box.height());
      Box blocking = taken.stream().filter(withGap::meets).findFirst().orElse(null);
      if (blocking == null) {
        taken.add(box);
        texts.add(new PlacedText(text, box, ink));
        return;
      }
      double next = blocking.right() + GAP;
      if (next - x > FARTHEST) {
        return;
      }
      box = new Box(next, box.y(), box.width(), box.height());
    }
  }

  /// Draws the texts, once all lines are there that could cross them.
  void paint() {
    for (PlacedText text : texts) {
      Box box = text.box();
      on.setOpacity(0.85);
      on.fillRect(box.x(), box.y(), box.width(), box.height(), Ink.CANVAS);
      on.setOpacity(1);
      double baseline = box.y() + box.height() * 0.77;
      on.text(text.words(), box.x() + 2, baseline, TextStyle.SMALL.left(text.ink()));
    }
  }
}
