package crashlab.ui.editor;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// The buttons of the editor.
final class Buttons {
  private Buttons() {}

  /// Returns a button that shows a symbol and says what it does.
  static Button icon(Ikon symbol, String words, String id, Runnable action) {
    var button = new Button(null, new FontIcon(symbol));
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    button.setAccessibleText(words);
    button.setTooltip(new Tooltip(words));
    return named(button, id, action);
  }

  static Button words(String words, String id, Runnable action) {
    return named(new Button(words), id, action);
  }

  private static Button named(Button button, String id, Runnable action) {
    button.setId(id);
    button.setMnemonicParsing(false); // names have underscores of their own
    button.setMinWidth(Button.USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }
}
