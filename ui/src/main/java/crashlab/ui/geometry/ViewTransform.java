package crashlab.ui.geometry;

/// How a picture that is larger or smaller than its window is seen in it: scaled, then moved.
///
/// @param scale pixels of the window for each of the picture
/// @param dx where the picture's left edge is in the window
/// @param dy where its upper edge is
public record ViewTransform(double scale, double dx, double dy) {
  public static final ViewTransform NONE = new ViewTransform(1, 0, 0);

  /// The largest scale at which the whole picture is seen, in the middle of the window.
  public static ViewTransform fit(
      double width, double height, double windowWidth, double windowHeight, FitLimits bounds) {
    double roomX = Math.max(1, windowWidth - 2 * bounds.margin());
    double roomY = Math.max(1, windowHeight - 2 * bounds.margin());
    double scale =
        Math.min(bounds.most(), Math.min(roomX / Math.max(1, width), roomY / Math.max(1, height)));
    return new ViewTransform(
        scale, (windowWidth - width * scale) / 2, (windowHeight - height * scale) / 2);
  }

  /// What a fit keeps to.
  ///
  /// @param margin that stays free on each side
  /// @param most the largest scale
  public record FitLimits(double margin, double most) {}

  public double x(double pictureX) {
    return pictureX * scale + dx;
  }

  public double y(double pictureY) {
    return pictureY * scale + dy;
  }

  public double pictureX(double windowX) {
    return (windowX - dx) / scale;
  }

  public double pictureY(double windowY) {
    return (windowY - dy) / scale;
  }

  /// Scales by a factor; what is at a place of the window stays there.
  public ViewTransform zoomedAt(double factor, double windowX, double windowY) {
    return new ViewTransform(
        scale * factor, windowX - (windowX - dx) * factor, windowY - (windowY - dy) * factor);
  }

  public ViewTransform moved(double byX, double byY) {
    return new ViewTransform(scale, dx + byX, dy + byY);
  }

  /// The same scale, with a place of the picture in the middle of the window.
  public ViewTransform centredOn(
      double pictureX, double pictureY, double windowWidth, double windowHeight) {
    return new ViewTransform(
        scale, windowWidth / 2 - pictureX * scale, windowHeight / 2 - pictureY * scale);
  }
}
