package crashlab.ui.timeline;

import crashlab.analysis.state.Moment;
import crashlab.ui.control.CanvasPainter;
import crashlab.ui.control.ExtentPainter;
import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.Theme;
import crashlab.ui.session.Look;
import crashlab.ui.session.RunFrame;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// What of the timeline changes with the instant: the flag on the axis, the names with how their
/// processes look now, and the playhead. It has surfaces of its own, so that a step in time draws
/// these and nothing of the lanes.
final class NowLayer {
  private static final double STEP = 64;

  /// How many pixels the playhead may go without another one taking its place.
  private static final double FAR = 16;

  private final Theme theme;
  private final TimelineModel model;
  private final RunPicture picture;
  private final Canvas axis = new Canvas();
  private final Canvas names = new Canvas();
  private final Canvas over = new Canvas();
  // Two playheads, of which one is seen: between the old and the new place of a node that moves all
  // is drawn anew; that of one that goes and one that comes is little.
  private final Rectangle[] playheads = {new Rectangle(), new Rectangle()};
  private int playhead;
  private Look[] looks = new Look[0];

  /// @param moment the present instant
  /// @param bright the lanes that do not step back; null if none does
  record Now(RunPicture.Shown shown, RunFrame frame, Moment moment, @Nullable BitSet bright) {
    long nanos() {
      return moment.timeNanos();
    }

    LaneSource source() {
      return shown.source();
    }
  }

  /// @param picture draws what lies over the playhead
  NowLayer(Theme theme, TimelineModel model, RunPicture picture) {
    this.theme = theme;
    this.model = model;
    this.picture = picture;
    for (Node node : nodes()) {
      node.setManaged(false);
      node.setMouseTransparent(true);
    }
  }

  /// What is to be put over the lanes, the undermost first.
  List<Node> nodes() {
    return List.of(playheads[0], playheads[1], over, names, axis);
  }

  void hide() {
    nodes().forEach(node -> node.setVisible(false));
  }

  /// Draws all of it in one go, for a picture without layers.
  void paint(Painter on, Now now) {
    TimelineLayout layout = model.layout();
    double x = playheadX(now.nanos());
    if (x >= layout.plotX() && x <= layout.width()) {
      double top = layout.axisHeight();
      on.fillRect(x - 1, top, 2, layout.height() - top, Ink.TEXT);
    }
    picture.paintOver(on, now.shown());
    LabelPicture.paint(on, model, now);
    AxisPicture.paint(on, model, now);
  }

  /// Shows an instant.
  ///
  /// @param everything false if nothing but the instant is different from before
  /// @param ring draws the ring of the keyboard focus
  void show(Now now, boolean everything, Consumer<Painter> ring) {
    TimelineLayout layout = model.layout();
    double top = layout.axisHeight();
    place(axis, 0, layout.width(), top);
    place(names, top, layout.plotX(), layout.height() - top);
    Look[] before = looks;
    looks = looks(now);
    if (everything || !Arrays.equals(before, looks)) {
      draw(
          names,
          on -> {
            LabelPicture.paint(on, model, now);
            ring.accept(on);
          });
    }
    draw(
        axis,
        on -> {
          AxisPicture.paint(on, model, now);
          ring.accept(on);
        });
    movePlayhead(now.nanos());
  }

  /// Shows the messages and the cascade. Most of their surface is clear, so it is there only if
  /// something is on it.
  void showOver(RunPicture.Shown shown) {
    if (!picture.hasOver(shown)) {
      over.setVisible(false);
      return;
    }
    TimelineLayout layout = model.layout();
    var extent = new ExtentPainter(theme.isDark(), theme.textScale());
    picture.paintOver(extent, shown);
    if (extent.isEmpty()) {
      over.setVisible(false);
      return;
    }
    place(over, layout, extent);
    over.getGraphicsContext2D().setTransform(1, 0, 0, 1, 0, 0);
    over.getGraphicsContext2D().clearRect(0, 0, over.getWidth(), over.getHeight());
    draw(over, on -> picture.paintOver(on, shown));
  }

  /// Puts a canvas where something is drawn. It grows by steps, so that it seldom needs another
  /// surface.
  private static void place(Canvas canvas, TimelineLayout layout, ExtentPainter extent) {
    double left = Math.floor(Math.max(0, extent.left()) / STEP) * STEP;
    double top = Math.floor(Math.max(0, extent.top()) / STEP) * STEP;
    double right = Math.ceil(Math.min(layout.width(), extent.right()) / STEP) * STEP;
    double bottom = Math.ceil(Math.min(layout.height(), extent.bottom()) / STEP) * STEP;
    canvas.setLayoutX(left);
    place(
        canvas,
        top,
        Math.min(layout.width(), right) - left,
        Math.min(layout.height(), bottom) - top);
  }

  private static void place(Canvas canvas, double y, double width, double height) {
    canvas.setVisible(true);
    canvas.setLayoutY(y);
    if (canvas.getWidth() != width || canvas.getHeight() != height) {
      canvas.setWidth(Math.max(0, width));
      canvas.setHeight(Math.max(0, height));
    }
  }

  /// Draws on a canvas in the coordinates of the whole view.
  private void draw(Canvas canvas, Consumer<Painter> drawing) {
    var surface = canvas.getGraphicsContext2D();
    surface.setTransform(1, 0, 0, 1, -canvas.getLayoutX(), -canvas.getLayoutY());
    surface.setGlobalAlpha(1);
    drawing.accept(new CanvasPainter(surface, theme.isDark(), theme.textScale()));
  }

  private double playheadX(long nanos) {
    return Math.round(model.layout().plotX() + model.time().scale().x(nanos));
  }

  private void movePlayhead(long nanos) {
    TimelineLayout layout = model.layout();
    double x = playheadX(nanos);
    if (Math.abs(playheads[playhead].getX() - (x - 1)) > FAR) {
      playheads[playhead].setVisible(false);
      playhead = 1 - playhead;
    }
    Rectangle line = playheads[playhead];
    line.setVisible(x >= layout.plotX() && x <= layout.width());
    line.setX(x - 1);
    line.setY(layout.axisHeight());
    line.setWidth(Math.min(2, layout.width() - x + 1));
    line.setHeight(Math.max(0, layout.height() - layout.axisHeight()));
    int argb = Ink.TEXT.argb(theme.isDark());
    line.setFill(Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255));
  }

  private Look[] looks(Now now) {
    return model.lanes().visible().stream()
        .map(row -> LabelPicture.look(now, row.lane(), model.lanes().folded().get(row.lane())))
        .toArray(Look[]::new);
  }
}
