package crashlab.ui.timeline;

import crashlab.ui.geometry.OrPyramid;
import crashlab.ui.session.History;
import crashlab.ui.session.Look;
import java.util.Arrays;

/// What the processes of a folded lane looked like together, from the first instant to the last.
///
/// The looks are exact: a crash of one among thousands is never lost. How many lived and worked is
/// exact at every so many changes and even in between.
final class GroupTrack {
  /*
   * Looks: `after` holds the set of looks right after a change, `seen` also those that came and
   * went in it. Only changes at which a set changes are kept; in a large group these are few.
   * Counts: sums of lifetime and of working time up to some instants.
   */
  private static final int SAMPLE_EVERY = 16;
  private static final int MOST_EXACT = 4_096;

  private int size;
  private int[] positions = new int[256];
  private short[] after = new short[256];
  private short[] seen = new short[256];
  private final OrPyramid union;
  private int samples;
  private long[] sampleNanos = new long[256];
  private long[] aliveNanos = new long[256];
  private long[] workingNanos = new long[256];
  private final long aliveAtEnd;
  private final long workingAtEnd;

  /// @param changes the positions of all changes of the lane's slots, in order
  /// @param members how many slots these are
  /// @param transientEnds whether the processes come and go by nature, as the arrivals of a load
  ///   do: then those that ended count only in the instant of their end
  GroupTrack(History history, int[] changes, int members, boolean transientEnds) {
    var tally = new LookTally(history.slots(), members, transientEnds);
    int before = tally.present();
    long aliveSum = 0;
    long workingSum = 0;
    long last = 0;
    int passed = 0;
    sample(0, 0, 0);
    for (int i : changes) {
      long now = history.timeNanos(i);
      aliveSum += tally.alive() * (now - last);
      workingSum += tally.working() * (now - last);
      last = now;
      Look look = history.look(i);
      tally.change(history.slot(i), look);
      int present = tally.present();
      int glimpse = present | LookSet.of(look);
      if (present != before || glimpse != present) {
        keep(i, present, glimpse);
        before = present;
      }
      if (++passed < MOST_EXACT || passed % SAMPLE_EVERY == 0) {
        sample(now, aliveSum, workingSum);
      }
    }
    sample(last, aliveSum, workingSum);
    aliveAtEnd = tally.alive();
    workingAtEnd = tally.working();
    positions = Arrays.copyOf(positions, size);
    after = Arrays.copyOf(after, size);
    union = new OrPyramid(seen, size);
  }

  private void keep(int change, int present, int glimpse) {
    if (size == positions.length) {
      positions = Arrays.copyOf(positions, size * 2);
      after = Arrays.copyOf(after, size * 2);
      seen = Arrays.copyOf(seen, size * 2);
    }
    positions[size] = change;
    after[size] = (short) present;
    seen[size++] = (short) glimpse;
  }

  private void sample(long now, long alive, long working) {
    if (samples > 0 && sampleNanos[samples - 1] == now) {
      samples--;
    }
    if (samples == sampleNanos.length) {
      sampleNanos = Arrays.copyOf(sampleNanos, samples * 2);
      aliveNanos = Arrays.copyOf(aliveNanos, samples * 2);
      workingNanos = Arrays.copyOf(workingNanos, samples * 2);
    }
    sampleNanos[samples] = now;
    aliveNanos[samples] = alive;
    workingNanos[samples++] = working;
  }

  /// Finds what the lane shows in each column.
  void fill(Columns columns, LaneColumns into) {
    int at = entry(columns.bound(0));
    double aliveBefore = sum(aliveNanos, aliveAtEnd, columns.start(0));
    double workingBefore = sum(workingNanos, workingAtEnd, columns.start(0));
    for (int column = 0; column < columns.count(); column++) {
      int next =
          columns.bound(column + 1) == columns.bound(column)
              ? at
              : entry(columns.bound(column + 1));
      int before = at == 0 ? LookSet.of(Look.ABSENT) : after[at - 1];
      into.looks[column] = (short) (before | union.union(at, next));
      at = next;
      double width = columns.start(column + 1) - columns.start(column);
      double alive = sum(aliveNanos, aliveAtEnd, columns.start(column + 1));
      double working = sum(workingNanos, workingAtEnd, columns.start(column + 1));
      into.alive[column] = (float) ((alive - aliveBefore) / width);
      into.working[column] = (float) ((working - workingBefore) / width);
      aliveBefore = alive;
      workingBefore = working;
    }
  }

  private int entry(int change) {
    int found = Arrays.binarySearch(positions, change);
    return found < 0 ? -found - 1 : found;
  }

  private double sum(long[] sums, long rateAtEnd, double nanos) {
    int last = samples - 1;
    if (nanos <= 0) {
      return 0;
    }
    if (nanos >= sampleNanos[last]) {
      return sums[last] + rateAtEnd * (nanos - sampleNanos[last]);
    }
    int found = Arrays.binarySearch(sampleNanos, 0, samples, (long) nanos);
    int low = found < 0 ? -found - 2 : found;
    double share = (nanos - sampleNanos[low]) / (sampleNanos[low + 1] - sampleNanos[low]);
    return sums[low] + share * (sums[low + 1] - sums[low]);
  }
}
