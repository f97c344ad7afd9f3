package crashlab.ui.geometry;

/// A straight way from one place to another.
public record Segment(double x1, double y1, double x2, double y2) {
  public double length() {
    return Math.hypot(x2 - x1, y2 - y1);
  }

  public double middleX() {
    return (x1 + x2) / 2;
  }

  public double middleY() {
    return (y1 + y2) / 2;
  }
}
