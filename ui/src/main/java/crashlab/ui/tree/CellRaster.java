package crashlab.ui.tree;

import crashlab.ui.control.Ink;
import crashlab.ui.control.PixelSurface;
import crashlab.ui.geometry.Box;
import crashlab.ui.session.Look;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// The cells of a large treemap as pixels. Where several cells share a pixel the worst look wins.
final class CellRaster {
  private static final int LOOKS = Look.values().length;
  private static final double DIMMED = TreePainting.DIMMED;

  private final PixelSurface surface;
  private final int[] bright = new int[LOOKS];
  private final int[] dim = new int[LOOKS];
  private final int text;
  private final int canvas;
  private final int line;
  private int[] ordered = new int[0];
  private byte[] looks = new byte[0];

  CellRaster(int width, int height, boolean dark) {
    this.surface = new PixelSurface(width, height);
    this.canvas = Ink.CANVAS.argb(dark);
    this.text = Ink.TEXT.argb(dark);
    this.line = Ink.LINE.argb(dark);
    for (Look look : Look.values()) {
      int argb = look == Look.DOWN || look == Look.ABSENT ? line : Ink.of(look).argb(dark);
      bright[look.ordinal()] = argb;
      boolean stays = look == Look.CRASHED || look == Look.GAVE_UP;
      dim[look.ordinal()] = stays ? argb : mixed(argb, canvas);
    }
  }

  private static int mixed(int argb, int with) {
    int mixed = 0xFF000000;
    for (int shift = 0; shift <= 16; shift += 8) {
      double part = (argb >> shift & 255) * DIMMED + (with >> shift & 255) * (1 - DIMMED);
      mixed |= (int) Math.round(part) << shift;
    }
    return mixed;
  }

  PixelSurface surface() {
    return surface;
  }

  boolean fits(double width, double height) {
    return surface.width() == (int) width && surface.height() == (int) height;
  }

  /// Draws all frames and cells anew.
  ///
  /// @param involved the slots that stay bright; null if all do
  void draw(TreeScene scene, @Nullable BitSet involved) {
    surface.clear(canvas);
    for (Arrangement.Area area : scene.at().areas) {
      outline(scene.inWindow(area.box()));
    }
    int count = sortBySeverity(scene);
    for (int i = 0; i < count; i++) {
      int node = ordered[i];
      boolean isBright = involved == null || involved.get(scene.tree().slot(node));
      cell(scene.box(node), looks[node], isBright ? bright : dim);
    }
    surface.show();
  }

  private void outline(Box frame) {
    int x = (int) Math.floor(frame.x());
    int y = (int) Math.floor(frame.y());
    int w = (int) Math.floor(frame.width());
    int h = (int) Math.floor(frame.height());
    surface.fill(x, y, w, 1, line);
    surface.fill(x, y + h - 1, w, 1, line);
    surface.fill(x, y, 1, h, line);
    surface.fill(x + w - 1, y, 1, h, line);
  }

  /// The least severe come first, so that the worst lie on top.
  private int sortBySeverity(TreeScene scene) {
    Arrangement at = scene.at();
    if (ordered.length < at.count()) {
      ordered = new int[at.count()];
      looks = new byte[at.count()];
    }
    int[] next = new int[LOOKS + 1];
    for (int node = 0; node < at.count(); node++) {
      boolean drawn = at.shape[node] != Arrangement.NodeShape.HIDDEN;
      looks[node] = drawn ? (byte) scene.look(node).ordinal() : (byte) -1;
      if (drawn) {
        next[looks[node] + 1]++;
      }
    }
    for (int look = 0; look < LOOKS; look++) {
      next[look + 1] += next[look];
    }
    int count = next[LOOKS];
    for (int node = 0; node < at.count(); node++) {
      if (looks[node] >= 0) {
        ordered[next[looks[node]]++] = node;
      }
    }
    return count;
  }

  private void cell(Box box, int look, int[] argb) {
    double left = box.x();
    double side = box.width();
    double upper = box.y();
    if (left > surface.width() || upper > surface.height() || left + side < 0 || upper + side < 0) {
      return;
    }
    int x = (int) CellPainter.pixel(left);
    int y = (int) CellPainter.pixel(upper);
    int size = (int) CellPainter.cellSize(left, side);
    if (look >= Look.CRASHED.ordinal()) {
      int more = Math.max(0, (int) Math.ceil((CellPainter.MARK - size) / 2));
      x -= more;
      y -= more;
      size += 2 * more;
      surface.fill(x - 1, y - 1, size + 2, size + 2, text);
    }
    surface.fill(x, y, size, size, argb[look]);
  }
}
