package crashlab.ui.control;

import crashlab.ui.geometry.Box;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;

/// A view that draws itself on one canvas, at most once for each frame and only when something has
/// changed. It can take the keyboard focus and shows when it has it.
public abstract class CanvasView extends Region {
  private static final System.Logger LOGGER = System.getLogger(CanvasView.class.getName());
  private static final double PADDING = 16;

  private final Theme theme;
  private final Canvas canvas = new Canvas();
  private boolean dirty = true;

  @SuppressWarnings("this-escape") // a node is put together in its constructor
  protected CanvasView(Theme theme) {
    this.theme = theme;
    canvas.setManaged(false);
    getChildren().add(canvas);
    getStyleClass().add("canvas-view");
    setFocusTraversable(true);
    setMinSize(40, 40);
    theme.darkProperty().subscribe(this::redraw);
    theme.textScaleProperty().subscribe(this::redraw);
    focusedProperty().subscribe(this::redraw);
    setOnMousePressed(_ -> requestFocus());
  }

  /// Draws the whole picture.
  protected abstract void paint(Painter on, double width, double height);

  /// Draws what lies over the picture and changes more often than it: for an export only, since on
  /// the screen it has a surface of its own.
  protected void paintOver(Painter on, double width, double height) {}

  /// What the picture shows, for people who cannot see it.
  protected abstract String spoken();

  protected final Theme theme() {
    return theme;
  }

  /// The picture is drawn anew in the next frame.
  public final void redraw() {
    dirty = true;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double width = Math.floor(getWidth());
    double height = Math.floor(getHeight());
    if (canvas.getWidth() != width || canvas.getHeight() != height) {
      canvas.setWidth(width);
      canvas.setHeight(height);
      dirty = true;
    }
    if (dirty && width > 0 && height > 0) {
      dirty = false;
      draw(canvas.getGraphicsContext2D(), width, height);
    }
  }

  private void draw(GraphicsContext on, double width, double height) {
    on.setGlobalAlpha(1);
    var painter = new CanvasPainter(on, theme.isDark(), theme.textScale());
    painter.fillRect(0, 0, width, height, Ink.CANVAS);
    try {
      paint(painter, width, height);
    } catch (RuntimeException mistake) {
      // A view that fails must not take the window with it, nor what the user has typed.
      tell(painter, mistake, width, height);
    }
    painter.setOpacity(1);
    paintFocus(painter, width, height);
    setAccessibleText(spoken());
  }

  /// Draws the ring of the keyboard focus, if this view has it.
  protected final void paintFocus(Painter on, double width, double height) {
    if (isFocused()) {
      on.strokeRect(new Box(1, 1, width - 2, height - 2), 2, Ink.ACCENT);
    }
  }

  private static void tell(Painter on, RuntimeException mistake, double width, double height) {
    LOGGER.log(System.Logger.Level.ERROR, "a view could not draw itself", mistake);
    on.setOpacity(1);
    on.fillRect(0, 0, width, height, Ink.CANVAS);
    on.textWithin(
        "A mistake of ours: this view cannot show the instant (" + mistake + ").",
        PADDING,
        2 * PADDING,
        width - 2 * PADDING,
        TextStyle.BODY.left(Ink.TEXT));
  }

  /// Draws the picture in the given size, for an export.
  public final void paintTo(Painter on, double width, double height) {
    on.fillRect(0, 0, width, height, Ink.CANVAS);
    paint(on, width, height);
    paintOver(on, width, height);
  }

  /// The surface, to put pixels on it.
  protected final GraphicsContext surface() {
    return canvas.getGraphicsContext2D();
  }
}
