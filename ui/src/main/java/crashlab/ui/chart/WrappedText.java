package crashlab.ui.chart;

import crashlab.ui.control.Painter;
import crashlab.ui.control.TextStyle;
import java.util.ArrayList;
import java.util.List;

/// Breaks a text between its words so that it fits.
final class WrappedText {
  private WrappedText() {}

  /// Returns the lines of a text; a word that is wider than the room has a line of its own.
  ///
  /// @param on measures texts
  static List<String> of(String text, double room, TextStyle style, Painter on) {
    List<String> lines = new ArrayList<>();
    var line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && on.width(line + " " + word, style) > room) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return List.copyOf(lines);
  }
}
