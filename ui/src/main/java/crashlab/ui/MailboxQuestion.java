package crashlab.ui;

import java.util.OptionalInt;
import java.util.function.IntConsumer;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Asks for the number of messages above which a run is to pause.
final class MailboxQuestion extends VBox {
  private static final double WIDTH = 420;
  private static final int AT_FIRST = 10;

  private final TextField field = new TextField(String.valueOf(AT_FIRST));
  private final Label problem = new Label();
  private final IntConsumer then;
  private final Runnable close;

  /// @param name of the process
  /// @param then what is done with the number
  /// @param close takes the question off the screen
  MailboxQuestion(String name, IntConsumer then, Runnable close) {
    this.then = then;
    this.close = close;
    setId("mailbox-question");
    getStyleClass().add("palette");
    setSpacing(8);
    setPadding(new Insets(16));
    setMaxSize(WIDTH, USE_PREF_SIZE);
    var words = new Label("Play until more messages than this wait for " + name + ":");
    words.setWrapText(true);
    words.setLabelFor(field);
    field.setId("mailbox-above");
    field.setAccessibleText("Number of messages");
    field.setOnAction(_ -> give());
    field.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ESCAPE) {
        close.run();
        event.consume();
      }
    });
    problem.setId("mailbox-problem");
    problem.managedProperty().bind(problem.textProperty().isNotEmpty());
    var play = new Button("Play");
    play.setId("mailbox-play");
    play.setOnAction(_ -> give());
    var cancel = new Button("Cancel");
    cancel.setOnAction(_ -> close.run());
    getChildren().addAll(words, field, problem, new HBox(8, play, cancel));
  }

  /// Puts the keyboard into the field.
  void begin() {
    field.requestFocus();
    field.selectAll();
  }

  private void give() {
    OptionalInt above = number(field.getText().strip());
    if (above.isEmpty()) {
      problem.setText("A whole number from 0 on, such as 100.");
    } else {
      close.run();
      then.accept(above.getAsInt());
    }
  }

  private static OptionalInt number(String text) {
    return text.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
  }
}
