package crashlab.ui.timeline;

import crashlab.ui.control.Ink;
import crashlab.ui.geometry.Box;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/// The present instant on the bar of a run: how far it has come, and a handle. It is made of nodes,
/// so that moving it draws nothing else anew.
final class ScrubberHead {
  private final Rectangle passed = new Rectangle();
  private final Rectangle line = new Rectangle();
  private final Rectangle seam = new Rectangle();
  private final Rectangle handle = new Rectangle();

  ScrubberHead() {
    for (Node node : nodes()) {
      node.setManaged(false);
      node.setMouseTransparent(true);
      node.setVisible(false);
    }
  }

  /// What is to be put over the bar, the undermost first.
  List<Node> nodes() {
    return List.of(passed, line, seam, handle);
  }

  void hide() {
    nodes().forEach(node -> node.setVisible(false));
  }

  /// @param exactX the pixel of the present instant
  void show(double exactX, double height, boolean dark) {
    double middle = Math.floor(height / 2);
    double x = Math.round(exactX);
    double start = ScrubberPicture.PAD;
    place(passed, new Box(start, middle - 2, exactX - start, 4));
    place(line, new Box(x - 1, 2, 2, height - 4));
    place(seam, new Box(x - 4, middle - 7, 8, 14));
    place(handle, new Box(x - 3, middle - 6, 6, 12));
    passed.setFill(color(Ink.ACCENT, dark));
    line.setFill(color(Ink.TEXT, dark));
    seam.setFill(color(Ink.CANVAS, dark));
    handle.setFill(color(Ink.TEXT, dark));
  }

  private static void place(Rectangle part, Box box) {
    part.setVisible(true);
    part.setX(box.x());
    part.setY(box.y());
    part.setWidth(Math.max(0, box.width()));
    part.setHeight(Math.max(0, box.height()));
  }

  private static Color color(Ink ink, boolean dark) {
    int argb = ink.argb(dark);
    return Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255);
  }
}
