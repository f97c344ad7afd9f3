package crashlab.ui.lesson;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Small pieces that the cards of a lesson are put together from.
final class Parts {
  private Parts() {}

  /// A text that wraps and is never cut.
  static Label words(String text, String... styles) {
    var label = new Label(text);
    label.getStyleClass().addAll(styles);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  static Label heading(String text) {
    return words(text, "lesson-heading");
  }

  /// A card with its parts one below the other.
  static VBox card(String id, Node... parts) {
    var card = new VBox(parts);
    card.setId(id);
    card.getStyleClass().add("lesson-card");
    return card;
  }

  static Button button(String id, String text, Feather icon, Runnable action) {
    var button = new Button(text, new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().add(Styles.SMALL);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }

  /// A button that takes the cursor to where something is to be seen.
  static Button showMe(String id, Runnable action) {
    Button button = button(id, "Show me", Feather.CROSSHAIR, action);
    button.setTooltip(new Tooltip("Go to the instant at which this is decided"));
    return button;
  }

  /// Hides a node, and shows another one in its place: that gets the keyboard focus if the first
  /// had it. Else the focus would go on to whatever comes next, and the lesson be scrolled there.
  static void exchange(Node gone, Node instead) {
    boolean focused = gone.isFocused();
    show(instead, true);
    if (focused) {
      instead.setFocusTraversable(true);
      instead.requestFocus();
    }
    show(gone, false);
  }

  static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  /// A causal chain, a line for each step.
  static VBox chain(List<String> lines) {
    var box = new VBox();
    box.getStyleClass().add("lesson-chain");
    for (String line : lines) {
      box.getChildren().add(words(line, "lesson-chain-step"));
    }
    return box;
  }

  /// A title that begins with a capital.
  static String capital(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int first = text.offsetByCodePoints(0, 1);
    return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
  }
}
