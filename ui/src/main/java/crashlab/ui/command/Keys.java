package crashlab.ui.command;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// A key with its modifiers, as people read it: `Ctrl+Shift+P`, `.`, `Shift+N`.
///
/// @param symbol what the key types without Shift, for keys whose code depends on the keyboard's
///   layout; empty to go by `code`
public record Keys(KeyCode code, String symbol, boolean ctrl, boolean shift) {

  /// A key by its code.
  public static Keys of(KeyCode code) {
    return new Keys(code, "", false, false);
  }

  /// A key by what it types; with Shift, if that takes Shift.
  public static Keys symbol(String symbol) {
    return new Keys(KeyCode.UNDEFINED, symbol, false, false);
  }

  public static Keys ctrl(KeyCode code) {
    return new Keys(code, "", true, false);
  }

  public static Keys shift(KeyCode code) {
    return new Keys(code, "", false, true);
  }

  public static Keys ctrlShift(KeyCode code) {
    return new Keys(code, "", true, true);
  }

  /// Whether a press of keys is this. Ctrl is Command on a Mac.
  public boolean matches(KeyEvent event) {
    if (event.isShortcutDown() != ctrl || event.isAltDown()) {
      return false;
    }
    return symbol.isEmpty()
        ? isCode(event) && (event.isShiftDown() == shift || code == KeyCode.PLUS)
        : symbol.equals(event.getText()) || symbol.equals(typed(event));
  }

  /// Plus and minus are on more than one key, and on some keyboards plus is where others have the
  /// equals sign: there it takes Shift.
  private boolean isCode(KeyEvent event) {
    KeyCode pressed = event.getCode();
    return switch (code) {
      case PLUS -> pressed == KeyCode.PLUS || pressed == KeyCode.ADD || pressed == KeyCode.EQUALS;
      case MINUS -> pressed == KeyCode.MINUS || pressed == KeyCode.SUBTRACT;
      default -> pressed == code;
    };
  }

  /// What the common keys type, for platforms that leave the text of a press empty.
  private static String typed(KeyEvent event) {
    boolean shifted = event.isShiftDown();
    return switch (event.getCode()) {
      case PERIOD -> shifted ? ":" : ".";
      case COMMA -> shifted ? ";" : ",";
      case SLASH -> shifted ? "?" : "/";
      case OPEN_BRACKET -> shifted ? "{" : "[";
      case CLOSE_BRACKET -> shifted ? "}" : "]";
      case PLUS, ADD -> "+";
      case MINUS, SUBTRACT -> shifted ? "_" : "-";
      case EQUALS -> shifted ? "+" : "=";
      default -> "";
    };
  }

  /// Whether it is a plain key, which a text field needs for itself.
  public boolean isPlain() {
    return !ctrl && (!symbol.isEmpty() || !isFunctionKey());
  }

  private boolean isFunctionKey() {
    return code.isFunctionKey() || code == KeyCode.CONTEXT_MENU;
  }

  @Override
  public String toString() {
    List<String> words = new ArrayList<>();
    if (ctrl) {
      words.add("Ctrl");
    }
    if (shift) {
      words.add("Shift");
    }
    words.add(symbol.isEmpty() ? name(code) : symbol);
    return String.join("+", words);
  }

  private static String name(KeyCode code) {
    return switch (code) {
      case SPACE -> "Space";
      case ESCAPE -> "Esc";
      case CONTEXT_MENU -> "Menu";
      case PERIOD -> ".";
      case COMMA -> ",";
      case OPEN_BRACKET -> "[";
      case CLOSE_BRACKET -> "]";
      case SLASH -> "/";
      default -> code.getName();
    };
  }
}
