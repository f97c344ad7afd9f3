package crashlab.ui.editor;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javafx.event.EventHandler;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.LineNumberFactory;
import org.fxmisc.richtext.model.StyledDocument;

/// The control that the text is edited in: with line numbers and indentation. A guard can keep
/// parts of the text from being changed.
final class JsonArea extends CodeArea implements TextBuffer {
  static final String STEP = "  ";

  private final EventHandler<KeyEvent> indentation = this::indent;
  private Guard guard = (_, _) -> true;

  /// Says whether what stands between two places may be replaced.
  @FunctionalInterface
  interface Guard {
    boolean allows(int from, int to);
  }

  JsonArea() {
    setId("editor-text");
    setParagraphGraphicFactory(LineNumberFactory.get(this));
    setWrapText(true); // descriptions are long lines
    setAccessibleRole(AccessibleRole.TEXT_AREA);
    setAccessibleText("Scenario, JSON");
    addEventFilter(KeyEvent.KEY_PRESSED, indentation);
    addEventFilter(KeyEvent.KEY_TYPED, this::moveBack);
  }

  /// Gives keys to somebody else first; what is consumed there changes nothing here.
  void offerKeysTo(EventHandler<KeyEvent> first) {
    removeEventFilter(KeyEvent.KEY_PRESSED, indentation);
    addEventFilter(KeyEvent.KEY_PRESSED, first);
    addEventFilter(KeyEvent.KEY_PRESSED, indentation);
  }

  void setGuard(Guard guard) {
    this.guard = guard;
  }

  /// All changes of the text come through here, except those that are undone or done again: these
  /// were allowed once.
  @Override
  public void replace(
      int start,
      int end,
      StyledDocument<Collection<String>, String, Collection<String>> replacement) {
    if (getUndoManager().isPerformingAction() || guard.allows(start, end)) {
      super.replace(start, end, replacement);
    }
  }

  @Override
  public String text() {
    return getText();
  }

  @Override
  public void load(String text, int caret) {
    replaceText(0, getLength(), text);
    getUndoManager().forgetHistory();
    getUndoManager().mark();
    moveTo(Math.min(caret, getLength()));
    if (caret > 0) {
      showParagraphAtTop(Math.max(0, getCurrentParagraph() - 1));
    } else {
      requestFollowCaret();
    }
  }

  @Override
  public void change(TextChange change) {
    getUndoManager().preventMerge();
    replaceText(change.from(), change.to(), change.with());
    getUndoManager().preventMerge();
  }

  @Override
  public int caret() {
    return getCaretPosition();
  }

  /// Selects a part of the text and brings it into view.
  void reveal(int from, int to) {
    int length = getLength();
    selectRange(Math.min(to, length), Math.min(from, length));
    requestFollowCaret();
    requestFocus();
  }

  private void indent(KeyEvent event) {
    boolean plain =
        !event.isConsumed() && !event.isShortcutDown() && !event.isAltDown() && !event.isMetaDown();
    if (plain && event.getCode() == KeyCode.ENTER) {
      breakLine();
      event.consume();
    } else if (plain && event.getCode() == KeyCode.TAB && !event.isShiftDown()) {
      replaceSelection(STEP);
      event.consume();
    }
  }

  /// The new line begins where this one does; behind an open bracket a step deeper.
  private void breakLine() {
    String text = getText(getCurrentParagraph());
    int column = getCaretColumn();
    String indent = text.substring(0, blanks(text)).substring(0, Math.min(blanks(text), column));
    String before = text.substring(0, column).stripTrailing();
    String after = text.substring(column).stripLeading();
    boolean opens = before.endsWith("{") || before.endsWith("[");
    boolean closes = opens && (after.startsWith("}") || after.startsWith("]"));
    replaceSelection("\n" + indent + (opens ? STEP : "") + (closes ? "\n" + indent : ""));
    if (closes) {
      moveTo(getCaretPosition() - indent.length() - 1);
    }
    requestFollowCaret();
  }

  private static int blanks(String text) {
    int count = 0;
    while (count < text.length() && text.charAt(count) == ' ') {
      count++;
    }
    return count;
  }

  /// A closing bracket that begins its line goes a step back.
  private void moveBack(KeyEvent event) {
    boolean closing = List.of("}", "]").contains(event.getCharacter());
    String before = getText(getCurrentParagraph()).substring(0, getCaretColumn());
    if (closing && getSelection().getLength() == 0 && before.endsWith(STEP) && before.isBlank()) {
      int caret = getCaretPosition();
      replaceText(caret - STEP.length(), caret, event.getCharacter());
      event.consume();
    }
  }

  /// Where the caret is on the screen; empty if it is out of sight.
  Optional<Bounds> caretOnScreen() {
    return getCaretBounds();
  }
}
