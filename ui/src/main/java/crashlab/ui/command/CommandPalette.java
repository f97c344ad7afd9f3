package crashlab.ui.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A field that finds any command by its name; Enter gives it.
public final class CommandPalette extends VBox {
  private static final double WIDTH = 460;
  private static final double HEIGHT = 360;

  private final Commands commands;
  private final Runnable close;
  private final TextField field = new TextField();
  private final ListView<Command> list = new ListView<>();

  /// @param close takes the palette off the screen
  public CommandPalette(Commands commands, Runnable close) {
    this.commands = commands;
    this.close = close;
    setId("command-palette");
    getStyleClass().add("palette");
    setSpacing(6);
    setMaxSize(WIDTH, HEIGHT);
    setPrefSize(WIDTH, HEIGHT);
    field.setId("command-field");
    field.setPromptText("What do you want to do?");
    field.setAccessibleText("Find a command");
    field.textProperty().subscribe(this::refill);
    field.setOnAction(_ -> give());
    field.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.DOWN) {
        list.getSelectionModel().selectNext();
        event.consume();
      } else if (event.getCode() == KeyCode.UP) {
        list.getSelectionModel().selectPrevious();
        event.consume();
      } else if (event.getCode() == KeyCode.ESCAPE) {
        close.run();
        event.consume();
      }
    });
    list.setCellFactory(_ -> new Cell());
    list.setFocusTraversable(false);
    list.setPlaceholder(new Label("No command is called that."));
    list.setOnMouseClicked(_ -> give());
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(field, list);
  }

  /// Begins anew, with the cursor in the field.
  public void begin() {
    field.clear();
    refill();
    field.requestFocus();
  }

  private void refill() {
    list.getItems().setAll(matching(commands.all(), field.getText()));
    list.getSelectionModel().selectFirst();
  }

  /// The commands whose names hold all words.
  static List<Command> matching(List<Command> all, String words) {
    String[] parts = words.strip().toLowerCase(Locale.ROOT).split("\\s+");
    return all.stream()
        .filter(command -> {
          String name = (command.menu() + ' ' + command.name()).toLowerCase(Locale.ROOT);
          return Arrays.stream(parts).allMatch(name::contains);
        })
        .toList();
  }

  private void give() {
    Command command = list.getSelectionModel().getSelectedItem();
    if (command != null) {
      close.run();
      command.run();
    }
  }

  private static final class Cell extends ListCell<Command> {
    @Override
    protected void updateItem(Command command, boolean empty) {
      super.updateItem(command, empty);
      if (empty || command == null) {
        setText(null);
        return;
      }
      String keys = command.keysInWords();
      String menu = command.menu().isEmpty() ? "" : command.menu() + ": ";
      setText(menu + command.name() + (keys.isEmpty() ? "" : "    " + keys));
      setDisable(!command.enabled().getAsBoolean());
    }
  }
}
