package crashlab.ui.chart;

import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.TextStyle;
import crashlab.ui.geometry.ColumnSeries;
import crashlab.ui.geometry.TimeAxis;
import crashlab.ui.geometry.ValueAxis;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Draws one chart: heading with values, grid, lines, labels at their ends.
///
/// Lines are steps made of upright rectangles, which cost a small part of what slanted lines cost.
///
/// @param readNanos the instant whose values the heading names
/// @param scale of texts
record ChartPainter(Painter on, TimeAxis axis, long readNanos, double scale) {
  private static final double TICK_APART = 26;
  private static final double GRID_OPACITY = 0.4;
  private static final double LINE = 2;
  private static final int DASH_PERIOD = 8;
  private static final int DASH = 5;
  private static final double HEADING_X = Legend.TITLE_X;

  /// Draws a chart in its slot.
  ///
  /// @param right up to where the labels may go
  void paint(Chart chart, ChartLayout.Slot slot, double right, boolean focused) {
    heading(chart, slot, right, focused);
    if (slot.plotHeight() == 0) {
      return;
    }
    double top = slot.plotTop();
    if (chart.lines().isEmpty()) {
      empty(chart, top, right);
      return;
    }
    List<ColumnSeries> columns = new ArrayList<>();
    double most = 0;
    for (ChartLine line : chart.lines()) {
      ColumnSeries series = line.series().columns(axis);
      columns.add(series);
      most = Math.max(most, series.most());
    }
    double apart = TICK_APART * scale;
    ValueAxis values =
        chart.unit().isWhole()
            ? ValueAxis.countsUpTo(most, top, slot.plotHeight(), apart)
            : ValueAxis.upTo(most, top, slot.plotHeight(), apart);
    grid(chart.unit(), values);
    on.clip(axis.left(), top - LINE, axis.width(), slot.plotHeight() + 2 * LINE);
    for (int i = columns.size() - 1; i >= 0; i--) {
      line(columns.get(i), values, chart.lines().get(i));
    }
    on.unclip();
    labels(chart, columns, values, right);
  }

  /// What to do, in as many lines as that takes.
  private void empty(Chart chart, double top, double right) {
    double baseline = top + 10 * scale;
    for (String words : WrappedText.of(chart.empty(), right - HEADING_X, TextStyle.BODY, on)) {
      double width = on.width(words, TextStyle.BODY);
      on.fillRect(HEADING_X, baseline - 12 * scale, width + 6, 18 * scale, Ink.CANVAS);
      on.text(words, HEADING_X, baseline, TextStyle.BODY.left(Ink.FAINT));
      baseline += ChartLayout.EMPTY_LINE * scale;
    }
  }

  private void heading(Chart chart, ChartLayout.Slot slot, double right, boolean focused) {
    double top = slot.top();
    double baseline = top + 15 * scale;
    double titleWidth = on.width(chart.title(), TextStyle.BOLD);
    on.fillRect(0, top, HEADING_X + titleWidth + 8, 21 * scale, Ink.CANVAS);
    double room = right - HEADING_X;
    on.textWithin(chart.title(), HEADING_X, baseline, room, TextStyle.BOLD.left(Ink.TEXT));
    triangle(8, top + 10 * scale, slot.plotHeight() == 0);
    if (focused) {
      on.fillRect(HEADING_X, baseline + 3, titleWidth, 2, Ink.ACCENT);
    }
    Legend legend = slot.legend();
    for (Legend.Entry entry : legend.entries()) {
      value(chart.unit(), entry, baseline + entry.row() * ChartLayout.LEGEND_ROW * scale);
    }
    if (legend.untold() > 0) {
      double below = baseline + (legend.rows() + 1) * ChartLayout.LEGEND_ROW * scale;
      String more = "and " + legend.untold() + " more";
      on.text(more, HEADING_X, below, TextStyle.SMALL.left(Ink.FAINT));
    }
  }

  private void value(ChartUnit unit, Legend.Entry entry, double baseline) {
    ChartLine line = entry.line();
    String text = line.label() + " " + unit.format(line.series().at(readNanos));
    double top = baseline - 12 * scale;
    on.fillRect(
        entry.x() - 4, top, entry.textX() + entry.room() - entry.x() + 8, 16 * scale, Ink.CANVAS);
    mark(line, entry.x(), baseline - 4 * scale);
    on.textWithin(text, entry.textX(), baseline, entry.room(), TextStyle.SMALL.left(Ink.TEXT));
  }

  private void triangle(double x, double y, boolean folded) {
    double[] xs = folded ? new double[] {x, x + 6, x} : new double[] {x - 1, x + 7, x + 3};
    double[] ys = folded ? new double[] {y - 4, y, y + 4} : new double[] {y - 3, y - 3, y + 3};
    on.fillPolygon(xs, ys, xs.length, Ink.FAINT);
  }

  /// A short piece of the line.
  private void mark(ChartLine line, double x, double y) {
    if (line.dashed()) {
      on.fillRect(x, y, DASH, LINE, line.ink());
      on.fillRect(x + Legend.MARK - DASH, y, DASH, LINE, line.ink());
    } else {
      on.fillRect(x, y, Legend.MARK, LINE, line.ink());
    }
  }

  private void grid(ChartUnit unit, ValueAxis values) {
    double labelEnd = Double.MAX_VALUE;
    for (double tick : values.ticks()) {
      double y = Math.round(values.y(tick));
      on.setOpacity(tick == 0 ? 1 : GRID_OPACITY);
      on.fillRect(axis.left(), y, axis.width(), 1, Ink.LINE);
      on.setOpacity(1);
      if (y + 4 * scale < labelEnd) {
        double room = axis.left() - 8;
        on.textWithin(
            unit.format(tick),
            axis.left() - 6,
            y + 4 * scale,
            room,
            TextStyle.SMALL.right(Ink.FAINT));
        labelEnd = y - 7 * scale;
      }
    }
  }

  private void line(ColumnSeries series, ValueAxis values, ChartLine line) {
    double runFrom = -1;
    double runValue = 0;
    for (int i = 0; i < series.size(); i++) {
      double x = axis.left() + i;
      double most = series.max()[i];
      boolean nothing = Double.isNaN(most);
      boolean flat = !nothing && runFrom >= 0 && most == runValue && series.min()[i] == runValue;
      if (flat) {
        continue;
      }
      if (runFrom >= 0) {
        level(runFrom, x, values.y(runValue), line);
      }
      runFrom = -1;
      if (!nothing) {
        riser(x, values.y(most), values.y(series.min()[i]), line);
        runValue = series.last()[i];
        runFrom = Double.isNaN(runValue) ? -1 : x;
      }
    }
    if (runFrom >= 0) {
      level(runFrom, axis.right(), values.y(runValue), line);
    }
  }

  private void level(double from, double to, double y, ChartLine line) {
    double top = Math.round(y) - LINE / 2;
    if (!line.dashed()) {
      on.fillRect(from, top, to - from, LINE, line.ink());
      return;
    }
    double first = Math.floor(from / DASH_PERIOD) * DASH_PERIOD;
    for (double x = first; x < to; x += DASH_PERIOD) {
      double begin = Math.max(from, x);
      double end = Math.min(to, x + DASH);
      if (end > begin) {
        on.fillRect(begin, top, end - begin, LINE, line.ink());
      }
    }
  }

  private void riser(double x, double yMost, double yLeast, ChartLine line) {
    double top = Math.round(yMost) - LINE / 2;
    double bottom = Math.round(yLeast) + LINE / 2;
    if (!line.dashed()) {
      on.fillRect(x, top, 1.5, bottom - top, line.ink());
      return;
    }
    for (double y = top; y < bottom; y += DASH_PERIOD) {
      on.fillRect(x, y, 1.5, Math.min(DASH, bottom - y), line.ink());
    }
  }

  private record Label(ChartLine line, double y) {}

  /// Names each line at its end; labels that would lie on each other move apart.
  private void labels(Chart chart, List<ColumnSeries> columns, ValueAxis values, double right) {
    double room = right - axis.right() - 14;
    if (room < 20) {
      return;
    }
    List<Label> labels = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      double end = lastOf(columns.get(i));
      if (!Double.isNaN(end)) {
        labels.add(new Label(chart.lines().get(i), values.y(end)));
      }
    }
    labels.sort(Comparator.comparingDouble(Label::y));
    double height = 12 * scale;
    double lowest = values.top() + values.height();
    double[] ys = new double[labels.size()];
    for (int i = ys.length - 1; i >= 0; i--) {
      double limit = i == ys.length - 1 ? lowest : ys[i + 1] - height;
      ys[i] = Math.min(labels.get(i).y(), limit);
    }
    for (int i = 0; i < ys.length; i++) {
      double least = i == 0 ? values.top() : ys[i - 1] + height;
      ys[i] = Math.max(ys[i], least);
      Label label = labels.get(i);
      if (ys[i] <= lowest + height / 2) {
        on.fillRect(axis.right() + 4, ys[i] - 3, 6, 6, label.line().ink());
        on.textWithin(
            label.line().label(),
            axis.right() + 13,
            ys[i] + 4 * scale,
            room,
            TextStyle.SMALL.left(Ink.TEXT));
      }
    }
  }

  private static double lastOf(ColumnSeries series) {
    for (int i = series.size() - 1; i >= 0; i--) {
      if (!Double.isNaN(series.last()[i])) {
        return series.last()[i];
      }
    }
    return Double.NaN;
  }
}
