package crashlab.ui.inspector;

import crashlab.ui.control.CanvasView;
import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.Theme;
import crashlab.ui.geometry.Box;

/// One box for each restart that a supervisor allows, filled where it is spent. The last free box
/// warns; when all are spent the gauge looks like a supervisor that gave up.
final class BudgetGauge extends CanvasView {
  private static final double BOX = 12;
  private static final double STEP = 16;
  private static final int MOST_BOXES = 20;

  private int spent;
  private int allowed;

  BudgetGauge(Theme theme) {
    super(theme);
    setFocusTraversable(false);
    setMinHeight(BOX + 4);
    setPrefHeight(BOX + 4);
    setMaxHeight(BOX + 4);
    setMouseTransparent(true);
  }

  void show(int nowSpent, int nowAllowed) {
    if (spent != nowSpent || allowed != nowAllowed) {
      spent = nowSpent;
      allowed = nowAllowed;
      redraw();
    }
  }

  @Override
  protected void paint(Painter on, double width, double height) {
    if (allowed > MOST_BOXES) {
      double part = Math.min(1.0, (double) spent / allowed);
      on.fillRect(1, 3, part * (width - 2), BOX - 2, used());
      on.strokeRect(new Box(0.5, 2.5, width - 1, BOX - 1), 1, Ink.LINE);
      return;
    }
    for (int i = 0; i < allowed; i++) {
      double x = 1 + i * STEP;
      boolean last = i == allowed - 1;
      if (i < spent) {
        on.fillRect(x, 2, BOX, BOX, used());
        if (spent >= allowed) {
          on.fillRect(x + BOX / 4, 2 + BOX / 4, BOX / 2, BOX / 2, Ink.GAVE_UP_MARK);
        }
      } else if (last && spent == allowed - 1) {
        on.strokeRect(new Box(x + 1, 3, BOX - 2, BOX - 2), 2, Ink.OVERLOADED);
      } else {
        on.strokeRect(new Box(x + 0.5, 2.5, BOX - 1, BOX - 1), 1, Ink.LINE);
      }
    }
  }

  private Ink used() {
    return spent >= allowed ? Ink.GAVE_UP : Ink.STARTING;
  }

  @Override
  protected String spoken() {
    return spent + " of " + allowed + " restarts spent";
  }
}
