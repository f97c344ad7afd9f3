package crashlab.ui.tree;

import crashlab.analysis.state.Moment;
import crashlab.analysis.state.RestartBudgets;
import crashlab.analysis.state.Roster;
import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.Painter.Align;
import crashlab.ui.control.TextStyle;
import crashlab.ui.geometry.MailboxScale;
import crashlab.ui.session.Look;
import crashlab.ui.session.RunFrame;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Draws the box of one node: a supervisor's with its restart gauge, or the card of a process.
final class NodePainter {
  /// Below this size of text nothing is written.
  private static final double LEAST_TEXT = 6;

  /// In a box that is less wide the gauge stands below its words.
  private static final double NARROW = 150;

  private static final int MOST_GAUGE_BOXES = 10;
  private final Painter on;
  private final Supervision tree;
  private final RestartBudgets budgets;
  private final RunFrame frame;
  private final Moment moment;
  private final double zoom;
  private final double unit;
  private double opacity = 1;

  /// @param zoom how much larger than laid out it is drawn
  /// @param textScale of the layout
  NodePainter(
      Painter on, Supervision tree, RunFrame frame, Moment moment, double zoom, double textScale) {
    this.on = on;
    this.tree = tree;
    this.budgets = tree.recording().budgets();
    this.frame = frame;
    this.moment = moment;
    this.zoom = zoom;
    this.unit = zoom * textScale;
  }

  /// How opaque the next nodes are. Their words stay readable.
  void fade(double to) {
    opacity = to;
    on.setOpacity(to);
  }

  private void write(
      String text, double x, double baseline, TextStyle style, Align align, Ink ink) {
    on.setOpacity(Math.max(opacity, Ink.READABLE));
    on.text(text, x, baseline, style, align, readable(ink));
    on.setOpacity(opacity);
  }

  private void writeWithin(
      String text, double x, double baseline, double room, TextStyle style, Align align, Ink ink) {
    on.setOpacity(Math.max(opacity, Ink.READABLE));
    on.textWithin(text, x, baseline, room, style, align, readable(ink));
    on.setOpacity(opacity);
  }

  /// What is less important by its colour cannot be less important by its opacity as well.
  private Ink readable(Ink ink) {
    return opacity < 1 && ink == Ink.FAINT ? Ink.TEXT : ink;
  }

  private TextStyle style(TextStyle base) {
    return base.withSize(base.size() * zoom);
  }

  private boolean canWrite(TextStyle base) {
    return base.size() * unit >= LEAST_TEXT;
  }

  void supervisor(int node, double x, double y, double w, double h) {
    int slot = tree.slot(node);
    Look look = frame.look(slot);
    boolean inverted = look == Look.GAVE_UP;
    box(look, inverted, x, y, w, h);
    Ink text = inverted ? Ink.CANVAS : Ink.TEXT;
    head(slot, look, x, y, w, text);
    RestartBudgets.Budget budget = budgets.at(slot, moment);
    Ink faint = inverted ? Ink.CANVAS : Ink.FAINT;
    if (!canWrite(TextStyle.SMALL)) {
      return;
    }
    double pad = 8 * unit;
    TextStyle small = style(TextStyle.SMALL);
    String second = budget == null ? look.word() : budget.words();
    write(second, x + pad, y + 35 * unit, small, Align.LEFT, text);
    boolean narrow = w < NARROW * unit;
    if (budget != null && narrow) {
      gauge(budget, inverted, x + pad, x + w - pad, y + 42 * unit);
    } else {
      if (budget != null) {
        double left = x + pad + on.width(second, small) + 8 * unit;
        gauge(budget, inverted, left, x + w - pad, y + 27 * unit);
      }
      String third = below(slot, look, budget);
      writeWithin(third, x + pad, y + 50 * unit, w - 2 * pad, small, Align.LEFT, faint);
    }
  }

  private String below(int slot, Look look, RestartBudgets.@Nullable Budget budget) {
    if (budget == null) {
      return tree.roster().kind(slot).supervises()
          ? manner(slot)
          : "mailbox " + frame.mailbox(slot);
    }
    if (budget.gaveUp() || look == Look.GAVE_UP) {
      return "gave up";
    }
    if (!budget.spent().isEmpty()) {
      return look.word() + " · refills at " + SlotWords.seconds(budget.refillNanos());
    }
    return look.word() + " · " + manner(slot);
  }

  /// How a supervisor restarts: its strategy, or what kind of supervisor it is.
  private String manner(int slot) {
    String strategy = budgets.strategy(slot);
    return strategy == null ? SlotWords.kind(tree.roster().kind(slot)) : strategy;
  }

  /// One box for each allowed restart; the last free one warns.
  private void gauge(
      RestartBudgets.Budget budget, boolean inverted, double from, double to, double y) {
    int max = budget.intensity().maxRestarts();
    int used = budget.used();
    double height = 9 * unit;
    double gap = 3 * unit;
    if (max > MOST_GAUGE_BOXES) {
      double width = to - from;
      on.fillRect(from, y, width, height, inverted ? Ink.DOWN : Ink.LINE);
      Ink ink = max - used <= max / 10 ? Ink.OVERLOADED : Ink.TEXT;
      on.fillRect(from, y, width * used / max, height, inverted ? Ink.GAVE_UP_MARK : ink);
      return;
    }
    double width = Math.min(16 * unit, (to - from + gap) / Math.max(1, max) - gap);
    for (int i = 0; i < max; i++) {
      double x = to - (max - i) * (width + gap) + gap;
      boolean lastFree = i == used && used == max - 1 && used > 0;
      if (i < used) {
        on.fillRect(x, y, width, height, inverted ? Ink.GAVE_UP_MARK : Ink.TEXT);
      } else if (lastFree) {
        on.fillRect(x, y, width, height, Ink.OVERLOADED);
      } else {
        on.strokeRect(
            x + 0.5, y + 0.5, width - 1, height - 1, 1, inverted ? Ink.CANVAS : Ink.FAINT);
      }
    }
  }

  void card(int node, double x, double y, double w, double h) {
    int slot = tree.slot(node);
    Look look = frame.look(slot);
    box(look, false, x, y, w, h);
    head(slot, look, x, y, w, Ink.TEXT);
    if (!canWrite(TextStyle.SMALL)) {
      return;
    }
    double pad = 8 * unit;
    TextStyle small = style(TextStyle.SMALL);
    write(look.word(), x + pad, y + 34 * unit, small, Align.LEFT, Ink.TEXT);
    int pid = tree.roster().pidAt(slot, moment.seq());
    if (pid != Roster.NONE) {
      String number = tree.roster().pidText(pid);
      double room = w - 2 * pad - on.width(look.word(), small) - 4 * unit;
      if (on.width(number, small) <= room) {
        write(number, x + w - pad, y + 34 * unit, small, Align.RIGHT, Ink.FAINT);
      }
    }
    mailbox(slot, look, x + pad, y + 41 * unit, w - 2 * pad);
    int restarts = tree.restarts(slot, moment.seq());
    if (restarts > 0) {
      String again = "restarted " + restarts + "×";
      write(again, x + pad, y + 62 * unit, small, Align.LEFT, Ink.FAINT);
    }
  }

  private void mailbox(int slot, Look look, double x, double y, double width) {
    int waiting = frame.mailbox(slot);
    double bar = width - 34 * unit;
    double height = 6 * unit;
    on.fillRect(x, y, bar, height, Ink.LINE);
    double filled = bar * MailboxScale.fraction(waiting, Look.OVERLOAD);
    if (waiting > 0) {
      Ink ink = waiting >= Look.OVERLOAD ? Ink.OVERLOADED : Ink.IDLE;
      on.fillRect(x, y, Math.max(1, filled), height, ink);
    }
    on.fillRect(x + bar / 2, y - 2 * unit, 1, height + 4 * unit, Ink.FAINT);
    String number = look == Look.ABSENT ? "" : compact(waiting);
    write(number, x + width, y + 7 * unit, style(TextStyle.SMALL), Align.RIGHT, Ink.TEXT);
  }

  /// A count in at most five characters.
  static String compact(int count) {
    if (count < 10_000) {
      return Integer.toString(count);
    }
    return count < 1_000_000
        ? count / 1_000 + "k"
        : String.format(Locale.ROOT, "%.1fM", count / 1e6);
  }

  private void box(Look look, boolean inverted, double x, double y, double w, double h) {
    on.fillRect(x, y, w, h, inverted ? Ink.GAVE_UP : Ink.CARD);
    on.strokeRect(x + 0.5, y + 0.5, w - 1, h - 1, 1, inverted ? Ink.TEXT : Ink.LINE);
    if (inverted) {
      on.strokeRect(x + 3, y + 3, w - 6, h - 6, 2, Ink.GAVE_UP_MARK);
    } else if (look != Look.ABSENT) {
      on.fillRect(x, y, w, Math.max(1, 3 * unit), Ink.of(look));
    }
  }

  private void head(int slot, Look look, double x, double y, double w, Ink text) {
    double side = 14 * unit;
    on.chip(look, x + 8 * unit, y + 8 * unit, side);
    if (canWrite(TextStyle.BOLD)) {
      writeWithin(
          tree.roster().label(slot),
          x + 28 * unit,
          y + 20 * unit,
          w - 34 * unit,
          style(TextStyle.BOLD),
          Align.LEFT,
          text);
    }
  }
}
