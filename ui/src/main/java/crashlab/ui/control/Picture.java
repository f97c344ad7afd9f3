package crashlab.ui.control;

/// A view whose picture can be taken along: drawn on something other than the screen.
public interface Picture {
  /// For file names and headings, such as `tree`.
  String pictureName();

  /// Draws what the view shows in the given size, its background included.
  void paintTo(Painter on, double width, double height);
}
