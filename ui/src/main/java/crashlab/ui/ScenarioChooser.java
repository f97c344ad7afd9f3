package crashlab.ui;

import crashlab.ui.session.ScenarioCard;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Asks for a scenario to put beside the one that is shown: one that ships, found by its name, or
/// any file. Those whose names begin as its name does come first, since they are its variants.
final class ScenarioChooser extends VBox {
  private static final double WIDTH = 560;
  private static final double HEIGHT = 440;

  private final List<ScenarioCard> cards;
  private final Consumer<Path> then;
  private final Runnable close;
  private final TextField field = new TextField();
  private final ListView<ScenarioCard> list = new ListView<>();

  /// @param cards what may be chosen
  /// @param shown the name of the scenario that is shown
  /// @param then gets the file that was chosen
  /// @param otherFile lets people look for a file
  /// @param close takes the question off the screen
  ScenarioChooser(
      List<ScenarioCard> cards,
      String shown,
      Consumer<Path> then,
      Runnable otherFile,
      Runnable close) {
    this.cards =
        cards.stream()
            .filter(card -> !card.isSolution() && !card.name().equals(shown))
            .sorted(Comparator.comparingInt(card -> -alike(card.name(), shown)))
            .toList();
    this.then = then;
    this.close = close;
    setId("scenario-chooser");
    getStyleClass().add("palette");
    setSpacing(6);
    setPadding(new Insets(12));
    setMaxSize(WIDTH, HEIGHT);
    setPrefSize(WIDTH, HEIGHT);
    var words = new Label("Compare " + shown + " with:");
    words.setLabelFor(field);
    field.setId("scenario-search");
    field.setPromptText("Find a scenario by its name or topic");
    field.setAccessibleText("Find a scenario to compare with");
    field.textProperty().subscribe(this::refill);
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    list.setId("scenario-found");
    list.setAccessibleText("Scenarios to compare with");
    list.setFocusTraversable(false);
    list.setCellFactory(_ -> new Cell());
    list.setPlaceholder(new Label("No scenario has these words. Try fewer."));
    list.setOnMouseClicked(_ -> give());
    VBox.setVgrow(list, Priority.ALWAYS);
    var file = new Button("Open a file…");
    file.setId("scenario-file");
    file.setOnAction(_ -> {
      close.run();
      otherFile.run();
    });
    getChildren().addAll(words, field, list, file);
  }

  /// How many characters two names have in common at their beginnings.
  private static int alike(String one, String other) {
    int length = Math.min(one.length(), other.length());
    for (int i = 0; i < length; i++) {
      if (one.charAt(i) != other.charAt(i)) {
        return i;
      }
    }
    return length;
  }

  /// Shows all scenarios, with the cursor in the field.
  void begin() {
    refill();
    field.requestFocus();
  }

  private void refill() {
    String words = field.getText();
    list.getItems()
        .setAll(cards.stream().filter(card -> words.isBlank() || card.matches(words)).toList());
    list.getSelectionModel().selectFirst();
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case KeyCode.DOWN -> list.getSelectionModel().selectNext();
      case KeyCode.UP -> list.getSelectionModel().selectPrevious();
      case KeyCode.ENTER -> give();
      default -> {
        return;
      }
    }
    list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 2));
    event.consume();
  }

  private void give() {
    ScenarioCard card = list.getSelectionModel().getSelectedItem();
    if (card != null) {
      close.run();
      then.accept(card.file());
    }
  }

  private static final class Cell extends ListCell<ScenarioCard> {
    @Override
    protected void updateItem(@Nullable ScenarioCard card, boolean empty) {
      super.updateItem(card, empty);
      boolean untitled = empty || card == null || card.title().equals(card.name());
      setText(
          empty || card == null
              ? null
              : untitled ? card.name() : card.name() + "  ·  " + card.title());
    }
  }
}
