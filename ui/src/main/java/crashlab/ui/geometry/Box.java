package crashlab.ui.geometry;

/// A rectangle whose sides are upright and level.
///
/// @param x of the left side
/// @param y of the upper side
public record Box(double x, double y, double width, double height) {
  public double middle() {
    return x + width / 2;
  }

  public double centre() {
    return y + height / 2;
  }

  public double right() {
    return x + width;
  }

  public double bottom() {
    return y + height;
  }

  public Box moved(double byX, double byY) {
    return new Box(x + byX, y + byY, width, height);
  }

  /// The same with all sides further out; further in by a number below 0.
  public Box grown(double by) {
    return new Box(x - by, y - by, width + 2 * by, height + 2 * by);
  }

  /// The straight way between two boxes, from the edge of this one to that of the other.
  public Segment wayTo(Box other) {
    double dx = other.middle() - middle();
    double dy = other.centre() - centre();
    double out = leaves(dx, dy);
    double in = other.leaves(dx, dy);
    return new Segment(
        middle() + dx * out,
        centre() + dy * out,
        other.middle() - dx * in,
        other.centre() - dy * in);
  }

  /// How much of a way from the middle is inside, with a little room; at most one half.
  private double leaves(double dx, double dy) {
    double part =
        Math.min(
            dx == 0 ? Double.MAX_VALUE : (width / 2 + 2) / Math.abs(dx),
            dy == 0 ? Double.MAX_VALUE : (height / 2 + 2) / Math.abs(dy));
    return Math.min(part, 0.5);
  }

  /// Whether the two have a place in common; touching is not enough.
  public boolean meets(Box other) {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }

  /// Whether a place lies in it; its left and upper sides do, the others do not.
  public boolean contains(double atX, double atY) {
    return atX >= x && atX < right() && atY >= y && atY < bottom();
  }
}
