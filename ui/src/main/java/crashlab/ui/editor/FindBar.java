package crashlab.ui.editor;

import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/// Finds words in the text; upper and lower case are the same to it.
final class FindBar extends HBox {
  private final JsonArea area;
  private final TextField field = new TextField();
  private final Label count = new Label();

  FindBar(JsonArea area) {
    this.area = area;
    getStyleClass().add("editor-bar");
    setId("editor-find");
    field.setId("editor-find-field");
    field.setPromptText("Find in the text");
    field.setAccessibleText("Find in the text");
    count.setMinWidth(USE_PREF_SIZE);
    HBox.setHgrow(field, Priority.ALWAYS);
    field.textProperty().subscribe((_, _) -> find(area.getSelection().getStart(), true));
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    getChildren()
        .addAll(
            field,
            count,
            Buttons.icon(
                Feather.CHEVRON_UP,
                "Previous (Shift+Enter)",
                "editor-find-previous",
                this::previous),
            Buttons.icon(Feather.CHEVRON_DOWN, "Next (Enter)", "editor-find-next", this::next),
            Buttons.icon(Feather.X, "Close (Esc)", "editor-find-close", this::close));
    close();
  }

  /// Opens it, with what is selected.
  void open() {
    setVisible(true);
    setManaged(true);
    String selected = area.getSelectedText();
    if (!selected.isEmpty() && selected.indexOf('\n') < 0) {
      field.setText(selected);
    }
    field.selectAll();
    field.requestFocus();
  }

  private void close() {
    boolean wasOpen = isVisible();
    setVisible(false);
    setManaged(false);
    if (wasOpen) {
      area.requestFocus();
    }
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      close();
    } else if (event.getCode() == KeyCode.ENTER) {
      find(
          event.isShiftDown() ? area.getSelection().getStart() - 1 : area.getSelection().getEnd(),
          !event.isShiftDown());
    } else {
      return;
    }
    event.consume();
  }

  void next() {
    find(area.getSelection().getEnd(), true);
  }

  void previous() {
    find(area.getSelection().getStart() - 1, false);
  }

  private void find(int from, boolean forwards) {
    String word = field.getText().toLowerCase(Locale.ROOT);
    if (word.isEmpty()) {
      count.setText("");
      return;
    }
    String text = area.getText().toLowerCase(Locale.ROOT);
    int found = forwards ? text.indexOf(word, from) : from < 0 ? -1 : text.lastIndexOf(word, from);
    if (found < 0) {
      found = forwards ? text.indexOf(word) : text.lastIndexOf(word);
    }
    if (found < 0) {
      count.setText("not found");
      return;
    }
    area.selectRange(found, found + word.length());
    area.requestFollowCaret();
    count.setText(place(text, word, found));
  }

  private static String place(String text, String word, int found) {
    int all = 0;
    int here = 0;
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
      all++;
      here += at <= found ? 1 : 0;
    }
    return here + " of " + all;
  }
}
