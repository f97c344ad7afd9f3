package crashlab.ui.tree;

import crashlab.ui.control.CanvasPainter;
import crashlab.ui.control.Theme;
import crashlab.ui.session.Look;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;

/// Chips as little pictures: a thousand of them are drawn much faster than out of shapes. Belongs
/// to the UI thread.
final class ChipSprites {
  private static final int MOST = 400;
  private static final int RIM = 2;

  private record SpriteKey(Look look, int size, boolean dark) {}

  private final Map<SpriteKey, Image> images = new HashMap<>();
  private final Theme theme;

  ChipSprites(Theme theme) {
    this.theme = theme;
  }

  void draw(GraphicsContext on, Look look, double x, double y, double size) {
    var key = new SpriteKey(look, (int) Math.round(size), theme.isDark());
    if (images.size() > MOST) {
      images.clear();
    }
    on.drawImage(images.computeIfAbsent(key, this::image), Math.rint(x) - RIM, Math.rint(y) - RIM);
  }

  private Image image(SpriteKey key) {
    var canvas = new Canvas(key.size() + 2 * RIM, key.size() + 2 * RIM);
    new CanvasPainter(canvas.getGraphicsContext2D(), key.dark(), 1)
        .chip(key.look(), RIM, RIM, key.size());
    var parameters = new SnapshotParameters();
    parameters.setFill(Color.TRANSPARENT);
    return canvas.snapshot(parameters, null);
  }
}
