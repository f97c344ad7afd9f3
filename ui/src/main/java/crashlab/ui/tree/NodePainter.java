package crashlab.ui.tree;

import crashlab.analysis.state.Moment;
import crashlab.analysis.state.RestartBudgets;
import crashlab.analysis.state.Roster;
import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.Painter.Lettering;
import crashlab.ui.control.TextStyle;
import crashlab.ui.geometry.Box;
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

  /// How high a gauge is.
  private static final double GAUGE = 9;

  private final Painter on;
  private final Supervision tree;
  private final RestartBudgets budgets;
  private final RunFrame frame;
  private final Moment moment;
  private final double zoom; // how much larger than laid out it is drawn
  private final double unit;
  private double opacity = 1;

  NodePainter(Painter on, TreeScene scene, Moment moment) {
    this.on = on;
    this.tree = scene.tree();
    this.budgets = tree.recording().budgets();
    this.frame = scene.frame();
    this.moment = moment;
    this.zoom = scene.view().scale();
    this.unit = zoom * scene.textScale();
  }

  /// How opaque the next nodes are. Their words stay readable.
  void fade(double to) {
    opacity = to;
    on.setOpacity(to);
  }

  private void write(String text, double x, double baseline, Lettering as) {
    on.setOpacity(Math.max(opacity, Ink.READABLE));
    on.text(text, x, baseline, readable(as));
    on.setOpacity(opacity);
  }

  private void writeWithin(String text, double x, double baseline, double room, Lettering as) {
    on.setOpacity(Math.max(opacity, Ink.READABLE));
    on.textWithin(text, x, baseline, room, readable(as));
    on.setOpacity(opacity);
  }

  /// What is less important by its colour cannot be less important by its opacity as well.
  private Lettering readable(Lettering as) {
    boolean faint = opacity < 1 && as.ink() == Ink.FAINT;
    return faint ? new Lettering(as.style(), as.align(), Ink.TEXT) : as;
  }

  private TextStyle style(TextStyle base) {
    return base.withSize(base.size() * zoom);
  }

  private boolean canWrite(TextStyle base) {
    return base.size() * unit >= LEAST_TEXT;
  }

  void supervisor(int node, Box box) {
    double x = box.x();
    double y = box.y();
    double w = box.width();
    int slot = tree.slot(node);
    Look look = frame.look(slot);
    boolean inverted = look == Look.GAVE_UP;
    frame(look, inverted, box);
    Ink text = inverted ? Ink.CANVAS : Ink.TEXT;
    head(slot, look, box, text);
    RestartBudgets.Budget budget = budgets.at(slot, moment);
    Ink faint = inverted ? Ink.CANVAS : Ink.FAINT;
    if (!canWrite(TextStyle.SMALL)) {
      return;
    }
    double pad = 8 * unit;
    TextStyle small = style(TextStyle.SMALL);
    String second = budget == null ? look.word() : budget.words();
    write(second, x + pad, y + 35 * unit, small.left(text));
    boolean narrow = w < NARROW * unit;
    if (budget != null && narrow) {
      gauge(budget, inverted, new Box(x + pad, y + 42 * unit, w - 2 * pad, GAUGE * unit));
    } else {
      if (budget != null) {
        double left = x + pad + on.width(second, small) + 8 * unit;
        double room = x + w - pad - left;
        gauge(budget, inverted, new Box(left, y + 27 * unit, room, GAUGE * unit));
      }
      String third = below(slot, look, budget);
      writeWithin(third, x + pad, y + 50 * unit, w - 2 * pad, small.left(faint));
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
  private void gauge(RestartBudgets.Budget budget, boolean inverted, Box place) {
    double y = place.y();
    double height = place.height();
    int max = budget.intensity().maxRestarts();
    int used = budget.used();
    double gap = 3 * unit;
    if (max > MOST_GAUGE_BOXES) {
      double width = place.width();
      on.fillRect(place.x(), y, width, height, inverted ? Ink.DOWN : Ink.LINE);
      Ink ink = max - used <= max / 10 ? Ink.OVERLOADED : Ink.TEXT;
      on.fillRect(place.x(), y, width * used / max, height, inverted ? Ink.GAVE_UP_MARK : ink);
      return;
    }
    double width = Math.min(16 * unit, (place.width() + gap) / Math.max(1, max) - gap);
    for (int i = 0; i < max; i++) {
      double x = place.right() - (max - i) * (width + gap) + gap;
      boolean lastFree = i == used && used == max - 1 && used > 0;
      if (i < used) {
        on.fillRect(x, y, width, height, inverted ? Ink.GAVE_UP_MARK : Ink.TEXT);
      } else if (lastFree) {
        on.fillRect(x, y, width, height, Ink.OVERLOADED);
      } else {
        on.strokeRect(
            new Box(x + 0.5, y + 0.5, width - 1, height - 1), 1, inverted ? Ink.CANVAS : Ink.FAINT);
      }
    }
  }

  void card(int node, Box box) {
    double x = box.x();
    double y = box.y();
    double w = box.width();
    int slot = tree.slot(node);
    Look look = frame.look(slot);
    frame(look, false, box);
    head(slot, look, box, Ink.TEXT);
    if (!canWrite(TextStyle.SMALL)) {
      return;
    }
    double pad = 8 * unit;
    TextStyle small = style(TextStyle.SMALL);
    write(look.word(), x + pad, y + 34 * unit, small.left(Ink.TEXT));
    int pid = tree.roster().pidAt(slot, moment.seq());
    if (pid != Roster.NONE) {
      String number = tree.roster().pidText(pid);
      double room = w - 2 * pad - on.width(look.word(), small) - 4 * unit;
      if (on.width(number, small) <= room) {
        write(number, x + w - pad, y + 34 * unit, small.right(Ink.FAINT));
      }
    }
    mailbox(slot, look, new Box(x + pad, y + 41 * unit, w - 2 * pad, 6 * unit));
    int restarts = tree.restarts(slot, moment.seq());
    if (restarts > 0) {
      String again = "restarted " + restarts + "×";
      write(again, x + pad, y + 62 * unit, small.left(Ink.FAINT));
    }
  }

  private void mailbox(int slot, Look look, Box place) {
    double x = place.x();
    double y = place.y();
    double height = place.height();
    int waiting = frame.mailbox(slot);
    double bar = place.width() - 34 * unit;
    on.fillRect(x, y, bar, height, Ink.LINE);
    double filled = bar * MailboxScale.fraction(waiting, Look.OVERLOAD);
    if (waiting > 0) {
      Ink ink = waiting >= Look.OVERLOAD ? Ink.OVERLOADED : Ink.IDLE;
      on.fillRect(x, y, Math.max(1, filled), height, ink);
    }
    on.fillRect(x + bar / 2, y - 2 * unit, 1, height + 4 * unit, Ink.FAINT);
    String number = look == Look.ABSENT ? "" : compact(waiting);
    write(number, place.right(), y + 7 * unit, style(TextStyle.SMALL).right(Ink.TEXT));
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

  private void frame(Look look, boolean inverted, Box box) {
    on.fillRect(box.x(), box.y(), box.width(), box.height(), inverted ? Ink.GAVE_UP : Ink.CARD);
    on.strokeRect(box.grown(-0.5), 1, inverted ? Ink.TEXT : Ink.LINE);
    if (inverted) {
      on.strokeRect(box.grown(-3), 2, Ink.GAVE_UP_MARK);
    } else if (look != Look.ABSENT) {
      on.fillRect(box.x(), box.y(), box.width(), Math.max(1, 3 * unit), Ink.of(look));
    }
  }

  private void head(int slot, Look look, Box box, Ink text) {
    double side = 14 * unit;
    on.chip(look, box.x() + 8 * unit, box.y() + 8 * unit, side);
    if (canWrite(TextStyle.BOLD)) {
      writeWithin(
          tree.roster().name(slot),
          box.x() + 28 * unit,
          box.y() + 20 * unit,
          box.width() - 34 * unit,
          style(TextStyle.BOLD).left(text));
    }
  }
}
