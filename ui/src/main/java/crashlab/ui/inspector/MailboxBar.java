package crashlab.ui.inspector;

import crashlab.analysis.Wording;
import crashlab.ui.control.CanvasView;
import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.Theme;
import crashlab.ui.geometry.Box;
import crashlab.ui.session.Look;

/// How full a mailbox is: linear up to the limit above which a process counts as overloaded, from
/// there by powers of ten; a tick marks the limit.
final class MailboxBar extends CanvasView {
  private static final double HEIGHT = 12;
  private static final double AT_LIMIT = 0.5;
  private static final double POWERS_ABOVE = 4;

  private int messages;

  MailboxBar(Theme theme) {
    super(theme);
    setFocusTraversable(false);
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    setMouseTransparent(true);
  }

  void show(int now) {
    if (messages != now) {
      messages = now;
      redraw();
    }
  }

  /// How much of the bar is filled: 0 to 1.
  static double fraction(int messages) {
    if (messages <= Look.OVERLOAD) {
      return AT_LIMIT * messages / Look.OVERLOAD;
    }
    double powers = Math.log10(1.0 * messages / Look.OVERLOAD) / POWERS_ABOVE;
    return Math.min(1, AT_LIMIT + (1 - AT_LIMIT) * powers);
  }

  @Override
  protected void paint(Painter on, double width, double height) {
    on.fillRect(0, 2, width, height - 4, Ink.CARD);
    on.strokeRect(new Box(0.5, 2.5, width - 1, height - 5), 1, Ink.LINE);
    boolean overloaded = messages >= Look.OVERLOAD;
    double filled = Math.max(messages > 0 ? 2 : 0, fraction(messages) * (width - 2.0));
    on.fillRect(1, 3, filled, height - 6, overloaded ? Ink.OVERLOADED : Ink.IDLE);
    on.fillRect(Math.rint(AT_LIMIT * width), 0, 1, height, Ink.TEXT);
  }

  @Override
  protected String spoken() {
    return Wording.count(messages) + " messages wait";
  }
}
