package crashlab.ui;

import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.Picture;
import crashlab.ui.control.SvgPainter;
import crashlab.ui.control.TextStyle;
import crashlab.ui.geometry.Box;
import crashlab.ui.geometry.Segment;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What a view draws, kept as words and colours instead of pixels: so that a test can say what is
/// in a picture.
public final class Sketch implements Painter {
  /// A text and the room that it takes.
  public record Word(String text, double left, double right, double baseline) {}

  private final SvgPainter measure;
  private final double width;
  private final double height;
  private final List<Word> words = new ArrayList<>();
  private final Set<Stroke> strokes = EnumSet.noneOf(Stroke.class);

  private Sketch(double width, double height, double textScale) {
    this.width = width;
    this.height = height;
    this.measure = new SvgPainter(width, height, true, textScale);
  }

  /// What a view draws in a size.
  public static Sketch of(Picture view, double width, double height) {
    return of(view, width, height, 1);
  }

  public static Sketch of(Picture view, double width, double height, double textScale) {
    return Stagehand.onFx(() -> {
      var made = new Sketch(width, height, textScale);
      view.paintTo(made, width, height);
      return made;
    });
  }

  /// All texts, in the order in which they were drawn.
  public List<String> words() {
    return words.stream().map(Word::text).toList();
  }

  /// All texts in one, for what is cut into several of them.
  public String text() {
    return String.join("\n", words());
  }

  /// The texts that reach out of the picture at its sides.
  public List<Word> cutOff() {
    return words.stream()
        .filter(word -> word.left() < -0.5 || word.right() > width + 0.5)
        .filter(word -> word.baseline() > 0 && word.baseline() < height)
        .toList();
  }

  /// The kinds of lines that there are.
  public Set<Stroke> strokes() {
    return strokes;
  }

  @Override
  public boolean isDark() {
    return true;
  }

  @Override
  public void setOpacity(double opacity) {
    // how opaque something is tells nothing of what it is
  }

  @Override
  public void clip(double x, double y, double width, double height) {
    // what is clipped was drawn all the same
  }

  @Override
  public void unclip() {
    // see clip
  }

  @Override
  public void fillRect(double x, double y, double width, double height, Ink ink) {
    // an area tells nothing without what is written on it
  }

  @Override
  public void strokeRect(Box box, double lineWidth, Ink ink) {
    strokes.add(Stroke.SOLID);
  }

  @Override
  public void line(Segment way, LineStyle style) {
    strokes.add(style.stroke());
  }

  @Override
  public void fillPolygon(double[] xs, double[] ys, int count, Ink ink) {
    // see fillRect
  }

  @Override
  public void polyline(double[] xs, double[] ys, int count, LineStyle style) {
    strokes.add(style.stroke());
  }

  @Override
  public void text(String text, double x, double baseline, Lettering as) {
    double room = width(text, as.style());
    double left =
        switch (as.align()) {
          case LEFT -> x;
          case CENTER -> x - room / 2;
          case RIGHT -> x - room;
        };
    words.add(new Word(text, left, left + room, baseline));
  }

  @Override
  public double width(String text, TextStyle style) {
    return measure.width(text, style);
  }
}
