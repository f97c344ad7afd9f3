package crashlab.ui.inspector;

import crashlab.ui.control.CanvasView;
import crashlab.ui.control.Painter;
import crashlab.ui.control.Theme;
import crashlab.ui.session.Look;

/// The chip of a look, as in the tree.
final class LookChip extends CanvasView {
  private static final double SIZE = 20;

  private Look look = Look.ABSENT;

  LookChip(Theme theme) {
    super(theme);
    setFocusTraversable(false);
    setMinSize(SIZE + 2, SIZE + 2);
    setPrefSize(SIZE + 2, SIZE + 2);
    setMaxSize(SIZE + 2, SIZE + 2);
    setMouseTransparent(true);
  }

  void show(Look now) {
    if (look != now) {
      look = now;
      redraw();
    }
  }

  @Override
  protected void paint(Painter on, double width, double height) {
    on.chip(look, 1, 1, SIZE);
  }

  @Override
  protected String spoken() {
    return look.word();
  }
}
