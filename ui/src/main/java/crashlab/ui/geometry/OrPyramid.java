package crashlab.ui.geometry;

/// Sets of up to 16 things in a row, of which the union of any range is found in a few steps: each
/// level holds the unions of 16 neighbours of the one below.
public final class OrPyramid {
  private static final int SHIFT = 4;
  private static final int FAN = 1 << SHIFT;
  private static final int MASK = FAN - 1;

  private final short[][] levels;

  /// @param base the sets as bits; kept, not copied
  /// @param size how many of them count
  public OrPyramid(short[] base, int size) {
    int count = 1;
    for (int n = size; n > FAN; n = (n + MASK) >> SHIFT) {
      count++;
    }
    levels = new short[count][];
    levels[0] = base;
    int below = size;
    for (int level = 1; level < count; level++) {
      int here = (below + MASK) >> SHIFT;
      levels[level] = new short[here];
      for (int i = 0; i < below; i++) {
        levels[level][i >> SHIFT] |= levels[level - 1][i];
      }
      below = here;
    }
  }

  /// The union of the sets from `from` to `to`, exclusive.
  public int union(int from, int to) {
    int low = from;
    int high = to;
    int result = 0;
    for (int level = 0; low < high; level++) {
      short[] sets = levels[level];
      boolean top = level == levels.length - 1;
      while (low < high && (top || (low & MASK) != 0)) {
        result |= sets[low++];
      }
      while (low < high && (high & MASK) != 0) {
        result |= sets[--high];
      }
      low >>= SHIFT;
      high >>= SHIFT;
    }
    return result & 0xFFFF;
  }
}
