package crashlab.ui.tree;

import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.Painter.Align;
import crashlab.ui.control.TextStyle;
import crashlab.ui.geometry.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The words at the arrows of a cascade. None stands on another or on a number of a step, and as
/// far as there is room none on a box of the tree.
final class ArrowLabels {
  private static final double[] MOVES = {0, -9, 9, -18, 18};
  private static final double BESIDES = 12;

  private record Label(String words, Box box) {}

  private final Painter on;
  private final double textScale;
  private final List<Box> nodes = new ArrayList<>();
  private final List<Box> taken = new ArrayList<>();
  private final List<Label> labels = new ArrayList<>();

  ArrowLabels(Painter on, double textScale) {
    this.on = on;
    this.textScale = textScale;
  }

  /// Keeps the boxes of the tree free, as far as there is room elsewhere.
  void avoid(TreeScene scene) {
    Arrangement at = scene.at();
    for (int node = 0; node < at.count(); node++) {
      boolean box =
          at.shape[node] == Arrangement.NodeShape.SUPERVISOR
              || at.shape[node] == Arrangement.NodeShape.CARD;
      if (box) {
        nodes.add(scene.box(node));
      }
    }
  }

  /// Keeps a place free.
  void keepFree(Box box) {
    taken.add(box);
  }

  /// Where words stand.
  List<Box> boxes() {
    return labels.stream().map(Label::box).toList();
  }

  /// Puts words at a place, or near it if there is no room; nowhere if there is none either.
  void add(String words, double x, double y, Align align) {
    Box box = at(words, x, y, align);
    Predicate<Box> isFree = place -> taken.stream().noneMatch(place::meets);
    Predicate<Box> isClear = place -> nodes.stream().noneMatch(place::meets);
    List<Box> places = places(box, x, align);
    places.stream()
        .filter(isFree.and(isClear))
        .findFirst()
        .or(() -> places.stream().filter(isFree).findFirst())
        .ifPresent(place -> {
          taken.add(place);
          labels.add(new Label(words, place));
        });
  }

  private Box at(String words, double x, double y, Align align) {
    double width = on.width(words, TextStyle.SMALL) + 6;
    double height = 13 * textScale;
    double left =
        switch (align) {
          case LEFT -> x - 3;
          case CENTER -> x - width / 2;
          case RIGHT -> x - width + 3;
        };
    return new Box(left, y - height / 2, width, height);
  }

  /// The place itself, then those above and below it, then those on the other side of the line.
  private List<Box> places(Box box, double x, Align align) {
    double other =
        switch (align) {
          case LEFT -> x - BESIDES - box.width();
          case CENTER -> box.x();
          case RIGHT -> x + BESIDES;
        };
    List<Box> places = new ArrayList<>();
    for (double left : new double[] {box.x(), other}) {
      for (double move : MOVES) {
        places.add(box.moved(left - box.x(), move * textScale));
      }
    }
    return places;
  }

  /// Writes all of them, once the lines are there that could cross them.
  void paint() {
    for (Label label : labels) {
      Box box = label.box();
      on.fillRect(box.x(), box.y(), box.width(), box.height(), Ink.CANVAS);
      double baseline = box.centre() + 4 * textScale;
      on.text(label.words(), box.x() + 3, baseline, TextStyle.SMALL.left(Ink.TEXT));
    }
  }
}
