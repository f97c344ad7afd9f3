package crashlab.ui.geometry;

import crashlab.trace.Bisection;

/// Values over time, each of which holds until the next. NaN where there is nothing.

public final class StepSeries {
  /*
   * The least and the most of each block of points are known, so a pixel column costs about the same
   * however many points fall into it.
   */
  private static final int SHIFT = 7;
  private static final int BLOCK = 1 << SHIFT;

  private final long[] times;
  private final double[] values;
  private final double[] blockMin;
  private final double[] blockMax;

  /// @param times never falling
  /// @param values by position in `times`
  public StepSeries(long[] times, double[] values) {
    if (times.length != values.length) {
      throw new IllegalArgumentException(times.length + " times, " + values.length + " values");
    }
    this.times = times;
    this.values = values;
    int blocks = (times.length + BLOCK - 1) >> SHIFT;
    this.blockMin = new double[blocks];
    this.blockMax = new double[blocks];
    for (int block = 0; block < blocks; block++) {
      int from = block << SHIFT;
      int to = Math.min(times.length, from + BLOCK);
      blockMin[block] = least(from, to);
      blockMax[block] = most(from, to);
    }
  }

  /// How many points there are.
  public int size() {
    return times.length;
  }

  public long timeNanos(int index) {
    return times[index];
  }

  public double value(int index) {
    return values[index];
  }

  /// The value at an instant, after all that happens at it; NaN before the first.
  public double at(long timeNanos) {
    int index = after(timeNanos, 0) - 1;
    return index < 0 ? Double.NaN : values[index];
  }

  /// The position of the first point after an instant, if it is at `from` or later.
  private int after(long timeNanos, int from) {
    return Bisection.firstNear(from, times.length, i -> times[i] > timeNanos);
  }

  /// The most of all values; 0 if there is nothing above.
  public double most() {
    double most = 0;
    for (double value : blockMax) {
      most = Math.max(most, Double.isNaN(value) ? 0 : value);
    }
    return most;
  }

  /// Returns the same with every value times a factor.
  public StepSeries times(double factor) {
    double[] products = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      products[i] = values[i] * factor;
    }
    return new StepSeries(times, products);
  }

  /// Returns what falls into each pixel column of an axis.
  public ColumnSeries columns(TimeAxis axis) {
    int count = Math.max(1, (int) Math.ceil(axis.width()));
    double[] min = new double[count];
    double[] max = new double[count];
    double[] last = new double[count];
    int from = after(axis.startNanos() - 1, 0);
    double before = from == 0 ? Double.NaN : values[from - 1];
    for (int column = 0; column < count; column++) {
      int to = after(axis.time(axis.left() + column + 1), from);
      double least = from == to ? before : smaller(before, leastOf(from, to));
      double most = from == to ? before : larger(before, mostOf(from, to));
      before = from == to ? before : values[to - 1];
      min[column] = least;
      max[column] = most;
      last[column] = before;
      from = to;
    }
    return new ColumnSeries(min, max, last);
  }

  private double leastOf(int from, int to) {
    int firstBlock = (from + BLOCK - 1) >> SHIFT;
    int endBlock = to >> SHIFT;
    if (firstBlock >= endBlock) {
      return least(from, to);
    }
    double least = smaller(least(from, firstBlock << SHIFT), least(endBlock << SHIFT, to));
    for (int block = firstBlock; block < endBlock; block++) {
      least = smaller(least, blockMin[block]);
    }
    return least;
  }

  private double mostOf(int from, int to) {
    int firstBlock = (from + BLOCK - 1) >> SHIFT;
    int endBlock = to >> SHIFT;
    if (firstBlock >= endBlock) {
      return most(from, to);
    }
    double most = larger(most(from, firstBlock << SHIFT), most(endBlock << SHIFT, to));
    for (int block = firstBlock; block < endBlock; block++) {
      most = larger(most, blockMax[block]);
    }
    return most;
  }

  private double least(int from, int to) {
    double least = Double.NaN;
    for (int i = from; i < to; i++) {
      least = smaller(least, values[i]);
    }
    return least;
  }

  private double most(int from, int to) {
    double most = Double.NaN;
    for (int i = from; i < to; i++) {
      most = larger(most, values[i]);
    }
    return most;
  }

  /// The smaller of two, or the one that is something.
  private static double smaller(double a, double b) {
    return a <= b || Double.isNaN(b) ? a : b;
  }

  private static double larger(double a, double b) {
    return a >= b || Double.isNaN(b) ? a : b;
  }

  /// Returns the mean over time of each bucket; where there is nothing counts as 0.
  ///
  /// @param endNanos up to when the last value holds
  public StepSeries means(Buckets buckets, long endNanos) {
    double[] means = new double[buckets.count()];
    int index = Math.max(0, after(buckets.startNanos(0), 0) - 1);
    for (int bucket = 0; bucket < means.length; bucket++) {
      long from = buckets.startNanos(bucket);
      long to = Math.min(buckets.startNanos(bucket + 1), endNanos);
      double sum = 0;
      while (index < times.length && times[index] < to) {
        long begin = Math.max(from, times[index]);
        long end = index + 1 < times.length ? Math.min(to, times[index + 1]) : to;
        if (end > begin && !Double.isNaN(values[index])) {
          sum += values[index] * (end - begin);
        }
        if (index + 1 < times.length && times[index + 1] <= to) {
          index++;
        } else {
          break;
        }
      }
      means[bucket] = to > from ? sum / (to - from) : Double.NaN;
    }
    return new StepSeries(buckets.starts(), means);
  }
}
