package crashlab.ui.timeline;

import crashlab.ui.geometry.TimeScale;
import crashlab.ui.session.History;
import crashlab.ui.session.Recording;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Finds what the lanes of one run show, and has built off the UI thread what that takes. Belongs
/// to the UI thread.
///
/// A stretch of time with few changes is gone through change by change. For more, slots have an
/// index and folded lanes a track each; as long as one of these is being built, its lanes are gone
/// through all the same if that is not too much.
final class LaneSource {
  private static final int FEW_CHANGES = 60_000;
  private static final int MOST_CHANGES = 1_500_000;
  private static final int MOST_TRACKS = 400;

  private final Recording run;
  private final LaneNames names;
  private final BitSet loads;
  private final WindowScan scan;
  private final Executor worker;
  private final Executor ui;
  private final Runnable built;
  private final Map<Integer, GroupTrack> tracks = new HashMap<>();
  private final Set<Integer> wanted = new HashSet<>();
  private @Nullable TimelineIndex index;
  private int underWay;
  private boolean closed;

  /// @param built is told, on the UI thread, when something has been built
  LaneSource(Recording run, Executor worker, Executor ui, Runnable built) {
    this.run = run;
    this.names = new LaneNames(run);
    this.loads = names.loadLanes();
    this.scan = new WindowScan(run.history(), names.tree(), loads);
    this.worker = worker;
    this.ui = ui;
    this.built = built;
    build(() -> TimelineIndex.of(run), made -> index = made);
  }

  private interface Making<T> {
    T make();
  }

  private <T> void build(Making<T> making, Consumer<T> keep) {
    underWay++;
    worker.execute(() -> {
      T made = making.make();
      ui.execute(() -> {
        underWay--;
        if (!closed) {
          keep.accept(made);
          built.run();
        }
      });
    });
  }

  /// What is still being built is not wanted any more.
  void close() {
    closed = true;
  }

  Recording run() {
    return run;
  }

  LaneNames names() {
    return names;
  }

  /// The index; null as long as it is being built.
  @Nullable TimelineIndex index() {
    return index;
  }

  /// How many slots a lane stands for when it is folded.
  int members(int lane) {
    return Math.max(1, LookTally.members(run.history(), names.tree(), lane));
  }

  /// The slot below a lane that looks worst within `reach` of an instant; the lane itself if
  /// nothing happens there.
  int worstAt(int lane, double nanos, double reach) {
    History history = run.history();
    var around = new Columns(history, new TimeScale(nanos - reach, 2 * reach), 1);
    int worst = -1;
    for (int i = around.bound(0); i < around.bound(1); i++) {
      boolean here = names.tree().isWithin(history.slot(i), lane);
      if (here && (worst < 0 || history.look(i).compareTo(history.look(worst)) > 0)) {
        worst = i;
      }
    }
    return worst < 0 ? lane : history.slot(worst);
  }

  boolean isBuilding() {
    return underWay > 0;
  }

  /// What some lanes show; null for those that have to wait for what is being built.
  ///
  /// @param whole the lanes that are folded, which show all below them
  @Nullable LaneColumns[] columns(Columns columns, int[] lanes, BitSet whole) {
    var found = new @Nullable LaneColumns[lanes.length];
    List<Integer> left = new ArrayList<>();
    boolean few = columns.changes() <= FEW_CHANGES;
    for (int i = 0; i < lanes.length; i++) {
      found[i] = few ? null : built(columns, lanes[i], whole.get(lanes[i]));
      if (found[i] == null) {
        left.add(i);
      }
    }
    TimelineIndex from = index;
    if (!few && from != null) {
      want(left.stream().map(i -> lanes[i]).filter(whole::get).toList(), from);
    }
    if (!left.isEmpty() && columns.changes() <= MOST_CHANGES) {
      scanned(columns, lanes, whole, left, found);
    }
    return found;
  }

  private @Nullable LaneColumns built(Columns columns, int lane, boolean folded) {
    if (!folded) {
      if (index == null || !names.isSlot(lane)) {
        return names.isSlot(lane) ? null : new LaneColumns(columns.count());
      }
      var found = new LaneColumns(columns.count());
      index.slots().fill(lane, columns, found.looks);
      return found;
    }
    GroupTrack track = tracks.get(lane);
    if (track == null) {
      return null;
    }
    var found = new LaneColumns(columns.count());
    track.fill(columns, found);
    return found;
  }

  /// Has the tracks built that some lanes lack, all in one go: each go draws the picture anew.
  private void want(List<Integer> lacking, TimelineIndex from) {
    List<Integer> now = lacking.stream().filter(wanted::add).toList();
    if (now.isEmpty()) {
      return;
    }
    if (tracks.size() >= MOST_TRACKS) {
      tracks.clear();
    }
    build(
        () -> {
          Map<Integer, GroupTrack> made = new HashMap<>();
          now.forEach(lane -> made.put(lane, track(lane, from)));
          return made;
        },
        made -> {
          wanted.removeAll(made.keySet());
          tracks.putAll(made);
        });
  }

  private GroupTrack track(int lane, TimelineIndex from) {
    int[] changes = from.slots().changesWithin(names.tree(), lane);
    return new GroupTrack(run.history(), changes, members(lane), loads.get(lane));
  }

  /// Goes through the changes: once for the folded lanes, and for those that stand below one of
  /// them, or twice in the picture, once more.
  private void scanned(
      Columns columns,
      int[] lanes,
      BitSet whole,
      List<Integer> left,
      @Nullable LaneColumns[] into) {
    List<Integer> rest = left;
    while (!rest.isEmpty()) {
      List<Integer> now = new ArrayList<>();
      List<Integer> later = new ArrayList<>();
      var taken = new BitSet(names.tree().size());
      for (int i : rest) {
        int lane = lanes[i];
        int place = names.tree().place(lane);
        int end = whole.get(lane) ? names.tree().end(lane) : place + 1;
        int next = taken.nextSetBit(place);
        if (next >= 0 && next < end) {
          later.add(i);
        } else {
          taken.set(place, end);
          now.add(i);
        }
      }
      int[] tops = now.stream().mapToInt(i -> lanes[i]).toArray();
      LaneColumns[] found = scan.scan(columns, tops, whole);
      for (int i = 0; i < tops.length; i++) {
        into[now.get(i)] = found[i];
      }
      rest = later;
    }
  }
}
