package crashlab.ui.chart;

import crashlab.ui.geometry.TimeAxis;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// What the mouse and the keyboard do in the charts.
final class ChartInput {
  private static final double CLICK = 4;
  private static final double ZOOM = 0.8;
  private static final double KEY_PAN = 0.1;
  private static final double WHEEL_NOTCH = 40;

  private final ChartCanvas canvas;
  private final ChartsModel model;
  private double pressedX;
  private double pressedY;
  private boolean panning;
  private boolean moved;

  ChartInput(ChartCanvas canvas, ChartsModel model) {
    this.canvas = canvas;
    this.model = model;
  }

  void install() {
    canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    canvas.setOnMouseDragged(this::dragged);
    canvas.setOnMouseReleased(this::released);
    canvas.setOnMouseMoved(this::hovered);
    canvas.setOnMouseExited(_ -> canvas.clearHover());
    canvas.setOnScroll(this::scrolled);
    canvas.setOnKeyPressed(this::key);
  }

  private TimeAxis axis() {
    return model.axis();
  }

  private boolean isOnAxis(double x) {
    return x >= axis().left() && x <= axis().right();
  }

  private void hovered(MouseEvent event) {
    int chart = canvas.chartAt(event.getY());
    boolean heading = chart >= 0 && canvas.isHeading(chart, event.getY());
    canvas.setCursor(heading ? Cursor.HAND : Cursor.DEFAULT);
    if (isOnAxis(event.getX())) {
      canvas.setHover(event.getX());
    } else {
      canvas.clearHover();
    }
  }

  private void pressed(MouseEvent event) {
    pressedX = event.getX();
    pressedY = event.getY();
    moved = false;
    panning = event.isShiftDown() || event.getButton() == MouseButton.MIDDLE;
  }

  private void dragged(MouseEvent event) {
    double x = Math.clamp(event.getX(), axis().left(), axis().right());
    moved |= Math.abs(event.getX() - pressedX) >= CLICK;
    if (panning) {
      model.show(axis().moved(pressedX - event.getX(), model.limitNanos()));
      pressedX = event.getX();
    } else if (moved && event.getButton() == MouseButton.PRIMARY) {
      canvas.setRangeStart(Math.clamp(pressedX, axis().left(), axis().right()));
    }
    canvas.setHover(x);
  }

  private void released(MouseEvent event) {
    if (canvas.isRanging()) {
      double to = Math.clamp(event.getX(), axis().left(), axis().right());
      model.showRange(axis().time(canvas.rangeStart()), axis().time(to));
      canvas.setRangeStart(Double.NaN);
    } else if (!panning && !moved && event.getButton() == MouseButton.PRIMARY) {
      clicked(event);
    }
  }

  private void clicked(MouseEvent event) {
    int chart = canvas.chartAt(pressedY);
    if (event.getClickCount() == 2) {
      model.showAll();
    } else if (chart >= 0 && canvas.isHeading(chart, pressedY)) {
      canvas.focusChart(chart);
      canvas.toggle(chart);
    } else if (isOnAxis(pressedX)) {
      seek(axis().time(pressedX));
      if (chart >= 0) {
        canvas.focusChart(chart);
      }
    }
  }

  private void seek(long timeNanos) {
    model.session().main().player().pause();
    model.session().main().player().seekTime(timeNanos);
  }

  private void scrolled(ScrollEvent event) {
    if (event.isControlDown()) {
      double x = Math.clamp(event.getX(), axis().left(), axis().right());
      zoom(Math.pow(ZOOM, event.getDeltaY() / WHEEL_NOTCH), x);
    } else if (event.getDeltaX() != 0) {
      model.show(axis().moved(-event.getDeltaX(), model.limitNanos()));
    } else {
      canvas.scrollBy(-event.getDeltaY());
    }
    event.consume();
  }

  /// Zooms about a place on the axis.
  void zoom(double factor, double x) {
    model.show(axis().zoomed(factor, x, model.limitNanos()));
  }

  /// Zooms about the playhead, or the middle if that is out of sight.
  void zoomAtCursor(boolean closer) {
    long cursor = model.session().main().moment().timeNanos();
    double middle = axis().left() + axis().width() / 2;
    zoom(closer ? ZOOM : 1 / ZOOM, axis().contains(cursor) ? axis().x(cursor) : middle);
  }

  private void key(KeyEvent event) {
    if (event.isControlDown() || event.isAltDown() || event.isMetaDown() || event.isShiftDown()) {
      return;
    }
    switch (event.getCode()) {
      case W -> zoomAtCursor(true);
      case S -> zoomAtCursor(false);
      case A -> pan(-KEY_PAN);
      case D -> pan(KEY_PAN);
      case DIGIT0, NUMPAD0 -> model.showAll();
      case UP -> canvas.focusChart(canvas.focusedChart() - 1);
      case DOWN -> canvas.focusChart(canvas.focusedChart() + 1);
      case ENTER -> canvas.toggle(canvas.focusedChart());
      case LEFT -> step(-1);
      case RIGHT -> step(1);
      case ESCAPE -> {
        if (!canvas.isRanging()) {
          return;
        }
        canvas.setRangeStart(Double.NaN);
        moved = true;
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void pan(double share) {
    model.show(axis().moved(axis().width() * share, model.limitNanos()));
  }

  /// Moves the cursor by one bucket.
  private void step(int direction) {
    long bucket = model.chartsProperty().get().bucketNanos();
    long now = model.session().main().moment().timeNanos();
    seek(Math.clamp(now + direction * bucket, 0, model.limitNanos()));
  }
}
