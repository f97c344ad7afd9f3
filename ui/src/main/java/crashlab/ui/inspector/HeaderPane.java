package crashlab.ui.inspector;

import crashlab.ui.control.Theme;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Who it is and what it is about: the chip, the name, the state in a word and in a sentence.
final class HeaderPane extends VBox {
  private final LookChip chip;
  private final Label name = new Label();
  private final Label word = new Label();
  private final Label sentence = new Label();

  HeaderPane(Theme theme) {
    chip = new LookChip(theme);
    setId("inspector-header");
    getStyleClass().add("inspector-header");
    name.setId("inspector-name");
    name.getStyleClass().add("inspector-name");
    name.setWrapText(true);
    word.setId("inspector-word");
    word.getStyleClass().add("inspector-word");
    word.setMinWidth(USE_PREF_SIZE);
    sentence.setId("inspector-sentence");
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    var line = new HBox(8, chip, name, word);
    line.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(line, sentence);
  }

  void show(ProcessFacts process) {
    chip.show(process.look());
    name.setText(process.name());
    word.setText(process.look().word());
    sentence.setText("It " + process.sentence() + ".");
  }
}
