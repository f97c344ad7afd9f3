package crashlab.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import crashlab.ui.geometry.LaneTree;
import crashlab.ui.geometry.TimeScale;
import crashlab.ui.session.History;
import crashlab.ui.session.Look;
import crashlab.ui.session.Recording;
import crashlab.ui.session.Recordings;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// The index of the slots, the tracks of folded lanes and the scan of a window against a model that
/// goes through everything.
class LaneColumnsPropertyTest {
  private static final int SCALES = 25;
  private static final int COLUMNS = 120;

  @Test
  void allWaysFindTheSameInRunsOfAllKinds() {
    for (String file :
        List.of(
            "tasks/linked-task",
            "supervision/nested-escalation",
            "genserver/timeout-dominoes",
            "supervision/one-for-all",
            "genserver/bottleneck")) {
      check(Recordings.of(file + ".json"), file.hashCode());
    }
  }

  @Test
  void allWaysFindTheSameInRandomRuns() {
    for (int seed = 0; seed < 12; seed++) {
      var random = new Random(seed);
      int workers = random.nextInt(1, 4) * 100;
      check(Recordings.ofText(LargeScenario.of(workers, 0.2 + random.nextDouble(), seed)), seed);
    }
  }

  private static void check(Recording run, int seed) {
    var random = new Random(seed);
    History history = run.history();
    var names = new LaneNames(run);
    LaneTree tree = names.tree();
    var index = new SlotIndex(history);
    var scan = new WindowScan(history, tree, names.loadLanes());
    for (int i = 0; i < SCALES; i++) {
      Columns columns = columns(run, random);
      int lane = random.nextInt(tree.size());
      String about = "seed " + seed + ", scale " + i + ", lane " + lane;
      var whole = new BitSet();
      whole.set(lane);
      Naive naive = new Naive(history, tree, columns, lane, names.isLoad(lane));

      var track = new LaneColumns(columns.count());
      new GroupTrack(
              history,
              index.changesWithin(tree, lane),
              LookTally.members(history, tree, lane),
              names.isLoad(lane))
          .fill(columns, track);
      assertThat(worst(track.looks)).as(about + ", track").isEqualTo(naive.worst);

      LaneColumns scanned = scan.scan(columns, new int[] {lane}, whole)[0];
      assertThat(worst(scanned.looks)).as(about + ", scan").isEqualTo(naive.worst);
      for (int column = 0; column < columns.count(); column++) {
        assertThat(scanned.alive[column]).as(about).isCloseTo(naive.alive[column], close());
        assertThat(scanned.working[column]).as(about).isCloseTo(naive.working[column], close());
      }
      assertThat(sum(track.alive)).as(about).isCloseTo(sum(naive.alive), within(COLUMNS * 0.5));

      if (names.isSlot(lane)) {
        var alone = new Naive(history, tree, columns, lane, names.isLoad(lane), true);
        short[] looks = new short[columns.count()];
        index.fill(lane, columns, looks);
        assertThat(worst(looks)).as(about + ", index").isEqualTo(alone.worst);
      }
    }
  }

  private static Offset<Float> close() {
    return within(0.02f);
  }

  private static double sum(float[] counts) {
    double sum = 0;
    for (float count : counts) {
      sum += count;
    }
    return sum;
  }

  private static Columns columns(Recording run, Random random) {
    double length = run.endNanos() * Math.pow(10, -random.nextDouble(5)) * 1.2;
    double from = random.nextDouble() * run.endNanos() - length / 10;
    var scale = TimeScale.fit(Math.floor(from), from + length, COLUMNS);
    return new Columns(run.history(), scale, COLUMNS);
  }

  private static Look[] worst(short[] looks) {
    Look[] worst = new Look[looks.length];
    for (int i = 0; i < looks.length; i++) {
      worst[i] = LookSet.worst(looks[i] & 0xFFFF);
    }
    return worst;
  }

  /// Goes through every change for every column.
  private static final class Naive {
    final Look[] worst;
    final float[] alive;
    final float[] working;
    private final boolean load;

    Naive(History history, LaneTree tree, Columns columns, int lane, boolean load) {
      this(history, tree, columns, lane, load, false);
    }

    Naive(
        History history,
        LaneTree tree,
        Columns columns,
        int lane,
        boolean load,
        boolean onlyItself) {
      this.load = load;
      worst = new Look[columns.count()];
      alive = new float[columns.count()];
      working = new float[columns.count()];
      Look[] looks = new Look[history.slots()];
      Arrays.fill(looks, Look.ABSENT);
      int next = 0;
      for (int column = 0; column < columns.count(); column++) {
        double start = columns.start(column);
        double end = columns.start(column + 1);
        while (next < history.size() && history.timeNanos(next) < start) {
          looks[history.slot(next)] = history.look(next++);
        }
        worst[column] = worst(looks, history, tree, lane, onlyItself);
        double now = start;
        double alives = 0;
        double works = 0;
        while (next < history.size() && history.timeNanos(next) < end) {
          int slot = history.slot(next);
          long time = history.timeNanos(next);
          alives += (time - now) * count(looks, tree, lane, onlyItself, false);
          works += (time - now) * count(looks, tree, lane, onlyItself, true);
          now = time;
          looks[slot] = history.look(next++);
          if (onlyItself ? slot == lane : tree.isWithin(slot, lane)) {
            worst[column] = max(worst[column], looks[slot]);
          }
        }
        alives += (end - now) * count(looks, tree, lane, onlyItself, false);
        works += (end - now) * count(looks, tree, lane, onlyItself, true);
        alive[column] = (float) (alives / (end - start));
        working[column] = (float) (works / (end - start));
      }
    }

    private Look worst(Look[] looks, History history, LaneTree tree, int lane, boolean onlyItself) {
      Look worst = Look.ABSENT;
      for (int slot = 0; slot < history.slots(); slot++) {
        boolean here = onlyItself ? slot == lane : tree.isWithin(slot, lane);
        if (here && (!load || looks[slot].isAlive())) {
          worst = max(worst, looks[slot]);
        }
      }
      return worst;
    }

    private static int count(
        Look[] looks, LaneTree tree, int lane, boolean onlyItself, boolean working) {
      int count = 0;
      for (int slot = 0; slot < looks.length; slot++) {
        boolean here = onlyItself ? slot == lane : tree.isWithin(slot, lane);
        boolean counts = working ? LookSet.isWorking(looks[slot]) : looks[slot].isAlive();
        count += here && counts ? 1 : 0;
      }
      return count;
    }

    private static Look max(Look a, Look b) {
      return a.compareTo(b) >= 0 ? a : b;
    }
  }
}
