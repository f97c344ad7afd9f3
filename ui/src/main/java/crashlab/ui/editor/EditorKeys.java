package crashlab.ui.editor;

import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The keys that the editor works itself, and those that it keeps from the window.
final class EditorKeys {
  private final EditorView view;
  private final ProblemList problems;

  EditorKeys(EditorView view, ProblemList problems) {
    this.view = view;
    this.problems = problems;
  }

  void install() {
    view.addEventFilter(KeyEvent.KEY_PRESSED, this::command);
    view.addEventHandler(KeyEvent.KEY_PRESSED, this::swallow);
    view.addEventHandler(KeyEvent.KEY_TYPED, this::swallow);
  }

  private void command(KeyEvent event) {
    if (event.isShortcutDown() && !event.isAltDown() && shortcut(event)) {
      event.consume();
    } else if (event.getCode() == KeyCode.F8) {
      problems.next();
      event.consume();
    }
  }

  private boolean shortcut(KeyEvent event) {
    switch (event.getCode()) {
      case ENTER -> view.apply();
      case S -> {
        if (event.isShiftDown()) {
          view.saveAs();
        } else {
          view.save();
        }
      }
      case F -> view.find();
      default -> {
        return false;
      }
    }
    return true;
  }

  /// What is typed into a text is nobody else's business.
  private void swallow(KeyEvent event) {
    boolean shortcut = event.isShortcutDown() || event.isAltDown() || event.isMetaDown();
    boolean typing =
        event.getTarget() == view.area() || event.getTarget() instanceof TextInputControl;
    boolean plain = !event.getCode().isFunctionKey() && event.getCode() != KeyCode.ESCAPE;
    boolean undo =
        event.getEventType() == KeyEvent.KEY_PRESSED
            && event.isShortcutDown()
            && (event.getCode() == KeyCode.Z || event.getCode() == KeyCode.Y);
    if (undo && (event.getCode() == KeyCode.Y || event.isShiftDown())) {
      view.redo();
    } else if (undo) {
      view.undo();
    }
    boolean typed = typing && event.getEventType() == KeyEvent.KEY_TYPED;
    if (undo || typed || (typing && plain && !shortcut)) {
      event.consume();
    }
  }
}
