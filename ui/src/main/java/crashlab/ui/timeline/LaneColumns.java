package crashlab.ui.timeline;

/// What one lane shows, column by column.
final class LaneColumns {
  /// The looks seen in a column, as a [LookSet].
  final short[] looks;

  /// How many processes lived in a column, on average.
  final float[] alive;

  /// How many of them worked.
  final float[] working;

  LaneColumns(int count) {
    this.looks = new short[count];
    this.alive = new float[count];
    this.working = new float[count];
  }
}
