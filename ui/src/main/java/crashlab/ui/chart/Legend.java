package crashlab.ui.chart;

import crashlab.ui.control.Painter;
import crashlab.ui.control.TextStyle;
import java.util.ArrayList;
import java.util.List;

/// Where the names and values of a chart's lines stand: beside its title if all of them fit there,
/// else in rows below it. Each has the room that its widest value needs, so that nothing moves
/// while the mouse does.
///
/// @param rows below the title; 0 if all stand beside it
/// @param untold how many lines have no place
record Legend(List<Entry> entries, int rows, int untold) {
  static final double TITLE_X = 20;
  static final double MARK = 14;
  private static final double MARK_GAP = 4;
  private static final double APART = 14;
  private static final int MOST_ROWS = 5;

  static final Legend NONE = new Legend(List.of(), 0, 0);

  /// The place of one line's name and value.
  ///
  /// @param row 0 is the title's
  /// @param room of the text, which begins at [#textX]
  record Entry(ChartLine line, double x, int row, double room) {
    double textX() {
      return x + MARK + MARK_GAP;
    }
  }

  /// @param right up to where texts may go
  /// @param on measures texts
  static Legend of(Chart chart, double right, Painter on) {
    double beside = TITLE_X + on.width(chart.title(), TextStyle.BOLD) + 16;
    Legend one = in(new Room(beside, right, 0, 0), chart, on);
    return one.untold == 0 ? one : in(new Room(TITLE_X, right, 1, MOST_ROWS), chart, on);
  }

  /// Where entries may stand.
  private record Room(double left, double right, int firstRow, int lastRow) {}

  private static Legend in(Room room, Chart chart, Painter on) {
    List<Entry> entries = new ArrayList<>();
    double x = room.left;
    int row = room.firstRow;
    for (ChartLine line : chart.lines()) {
      double wanted = roomOf(chart, line, on);
      boolean wraps = x > room.left && x + MARK + MARK_GAP + wanted > room.right;
      if (wraps) {
        x = room.left;
        row++;
      }
      double most = room.right - x - MARK - MARK_GAP;
      if (row > room.lastRow || (wanted > most && room.firstRow == 0)) {
        break;
      }
      entries.add(new Entry(line, x, row, Math.min(wanted, most)));
      x += MARK + MARK_GAP + wanted + APART;
    }
    int rows = entries.isEmpty() ? 0 : entries.getLast().row();
    return new Legend(List.copyOf(entries), rows, chart.lines().size() - entries.size());
  }

  private static double roomOf(Chart chart, ChartLine line, Painter on) {
    double widest = 0;
    for (String value : chart.unit().widest(line.series().most())) {
      widest = Math.max(widest, on.width(line.label() + " " + value, TextStyle.SMALL));
    }
    return Math.ceil(widest);
  }
}
