package crashlab.ui.timeline;

import crashlab.analysis.state.Moment;
import crashlab.ui.geometry.LaneTree;
import crashlab.ui.session.History;
import crashlab.ui.session.RunFrame;
import java.util.BitSet;

/// Finds what lanes show by going through every change in the picture: exact, needs nothing to be
/// built before, and takes as long as there are changes.
final class WindowScan {
  private final History history;
  private final LaneTree tree;
  private final BitSet transientEnds;
  private final RunFrame frame;

  /// @param transientEnds the lanes of processes that come and go by nature
  WindowScan(History history, LaneTree tree, BitSet transientEnds) {
    this.history = history;
    this.tree = tree;
    this.transientEnds = transientEnds;
    this.frame = new RunFrame(history);
  }

  /// What is found for one lane.
  private static final class Lane {
    final LaneColumns found;
    final LookTally tally;
    int column;
    double now;
    double alive;
    double working;

    Lane(LaneColumns found, LookTally tally, double start) {
      this.found = found;
      this.tally = tally;
      this.now = start;
    }

    /// Lets time pass up to an instant.
    void passTo(double nanos, Columns columns) {
      while (column < columns.count() && columns.start(column + 1) <= nanos) {
        passWithin(columns.start(column + 1));
        finishColumn(columns);
      }
      if (column < columns.count()) {
        passWithin(nanos);
      }
    }

    private void passWithin(double nanos) {
      double passed = Math.max(0, nanos - now);
      alive += tally.alive() * passed;
      working += tally.working() * passed;
      now = Math.max(now, nanos);
    }

    private void finishColumn(Columns columns) {
      double width = columns.start(column + 1) - columns.start(column);
      found.alive[column] = (float) (alive / width);
      found.working[column] = (float) (working / width);
      alive = 0;
      working = 0;
      column++;
      if (column < columns.count()) {
        found.looks[column] |= (short) tally.present();
      }
    }

    void see(int looks) {
      if (column < found.looks.length) {
        found.looks[column] |= (short) looks;
      }
    }
  }

  /// Finds what each of some lanes shows, none of which lies within another.
  ///
  /// @param tops the lanes
  /// @param whole by lane: whether all below it counts too
  LaneColumns[] scan(Columns columns, int[] tops, BitSet whole) {
    int[] laneOf = new int[tree.size()];
    var lanes = new Lane[tops.length];
    var found = new LaneColumns[tops.length];
    for (int i = 0; i < tops.length; i++) {
      int end = whole.get(tops[i]) ? tree.end(tops[i]) : tree.place(tops[i]) + 1;
      for (int place = tree.place(tops[i]); place < end; place++) {
        laneOf[tree.at(place)] = i + 1;
      }
      found[i] = new LaneColumns(columns.count());
      int members = whole.get(tops[i]) ? LookTally.members(history, tree, tops[i]) : 1;
      var tally = new LookTally(history.slots(), members, transientEnds.get(tops[i]));
      lanes[i] = new Lane(found[i], tally, columns.start(0));
    }
    startAt(columns.bound(0), laneOf, lanes);
    for (int i = columns.bound(0); i < columns.bound(columns.count()); i++) {
      int number = laneOf[history.slot(i)];
      if (number > 0) {
        Lane lane = lanes[number - 1];
        lane.passTo((double) history.timeNanos(i), columns);
        lane.tally.change(history.slot(i), history.look(i));
        lane.see(lane.tally.present() | LookSet.of(history.look(i)));
      }
    }
    for (Lane lane : lanes) {
      lane.passTo(columns.start(columns.count()), columns);
    }
    return found;
  }

  /// Lets every lane begin with what is there before a change.
  private void startAt(int change, int[] laneOf, Lane[] lanes) {
    if (change > 0) {
      frame.moveTo(new Moment(history.seq(change - 1), history.timeNanos(change - 1)));
      for (int slot = 0; slot < history.slots(); slot++) {
        if (laneOf[slot] > 0) {
          lanes[laneOf[slot] - 1].tally.change(slot, frame.look(slot));
        }
      }
    }
    for (Lane lane : lanes) {
      lane.see(lane.tally.present());
    }
  }
}
