package crashlab.ui.share;

import crashlab.analysis.Wording;
import crashlab.analysis.state.Moment;
import crashlab.ui.control.Ink;
import crashlab.ui.control.Painter;
import crashlab.ui.control.TextStyle;
import crashlab.ui.session.Recording;
import java.util.ArrayList;
import java.util.List;

/// The line below a picture that says what it shows: who has it can run the same and go to the same
/// instant.
///
/// @param parts none of which is split over two lines
record Caption(List<String> parts) {
  private static final double PADDING = 8;
  private static final double LINE = 16;
  private static final String BETWEEN = " · ";

  Caption {
    parts = List.copyOf(parts);
  }

  static Caption of(Recording run, Moment moment) {
    return new Caption(
        List.of(
            run.scenario().name(),
            "at " + Wording.instant(moment.timeNanos()),
            "event " + Wording.count(moment.seq()) + " of " + Wording.count(run.events()),
            "seed " + run.run().facts().seed(),
            "fingerprint " + run.fingerprint()));
  }

  /// The whole caption in one line.
  String text() {
    return String.join(BETWEEN, parts);
  }

  /// How high its band is below a picture of such a width.
  double height(Painter on, double width, double textScale) {
    return lines(on, width).size() * LINE * textScale + 2 * PADDING;
  }

  /// Draws the band with its upper edge at `y`.
  void paint(Painter on, double y, double width, double textScale) {
    on.fillRect(0, y, width, height(on, width, textScale), Ink.CARD);
    on.fillRect(0, y, width, 1, Ink.LINE);
    double baseline = y + PADDING + LINE * textScale * 0.75;
    for (String line : lines(on, width)) {
      on.textWithin(line, PADDING, baseline, width - 2 * PADDING, TextStyle.BODY.left(Ink.TEXT));
      baseline += LINE * textScale;
    }
  }

  private List<String> lines(Painter on, double width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String part : parts) {
      String longer = line.isEmpty() ? part : line + BETWEEN + part;
      if (!line.isEmpty() && on.width(longer, TextStyle.BODY) > width - 2 * PADDING) {
        lines.add(line);
        line = part;
      } else {
        line = longer;
      }
    }
    lines.add(line);
    return lines;
  }
}
