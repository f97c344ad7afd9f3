package crashlab.ui.control;

import java.util.HashMap;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/// The fonts of pictures and how wide texts are in them. Belongs to the UI thread.
final class Fonts {
  private static final int MOST_WIDTHS = 20_000;

  private static final Map<TextStyle, Font> FONTS = new HashMap<>();
  private static final Map<TextStyle, Map<String, Double>> WIDTHS = new HashMap<>();
  private static final Text RULER = new Text();

  private Fonts() {}

  static Font of(TextStyle style) {
    return FONTS.computeIfAbsent(
        style,
        s -> {
          FontWeight weight = s.bold() ? FontWeight.BOLD : FontWeight.NORMAL;
          return Font.font(family(s), weight, s.size());
        });
  }

  static String family(TextStyle style) {
    return style.mono() ? "Monospaced" : Font.getDefault().getFamily();
  }

  static double width(String text, TextStyle style) {
    Map<String, Double> known = WIDTHS.computeIfAbsent(style, _ -> new HashMap<>());
    if (known.size() > MOST_WIDTHS) {
      known.clear();
    }
    return known.computeIfAbsent(
        text,
        t -> {
          RULER.setFont(of(style));
          RULER.setText(t);
          Bounds bounds = RULER.getLayoutBounds();
          return bounds.getWidth();
        });
  }
}
