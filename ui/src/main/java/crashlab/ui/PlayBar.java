package crashlab.ui;

import crashlab.analysis.Wording;
import crashlab.ui.command.Command;
import crashlab.ui.command.Commands;
import crashlab.ui.session.Player;
import crashlab.ui.session.Recording;
import crashlab.ui.session.ViewedRun;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The row of buttons that moves the time cursor, with the scrubber, the time and the event.
final class PlayBar extends HBox {
  /// Virtual seconds for each second of wall time.
  private static final List<Double> SPEEDS =
      List.of(
          0.000_001,
          0.000_01,
          0.000_1,
          0.001,
          0.01,
          0.1,
          0.5,
          1.0,
          2.0,
          10.0,
          100.0,
          Player.FASTEST);

  private static final double SPEED_WIDTH = 104;

  private final ViewedRun view;
  private final Commands commands;
  private final Label time = new Label();
  private final Label event = new Label();

  PlayBar(ViewedRun view, Commands commands, Node scrubber) {
    this.view = view;
    this.commands = commands;
    setId("play-bar");
    setAlignment(Pos.CENTER_LEFT);
    setSpacing(2);
    getStyleClass().add("play-bar");
    Button play = button("play", Feather.PLAY);
    view.player()
        .playingProperty()
        .subscribe(
            playing -> play.setGraphic(new FontIcon(playing ? Feather.PAUSE : Feather.PLAY)));
    HBox.setHgrow(scrubber, Priority.ALWAYS);
    time.setId("time");
    event.setId("event-number");
    time.setAlignment(Pos.CENTER_RIGHT);
    event.setAlignment(Pos.CENTER_RIGHT);
    getChildren()
        .addAll(
            button("to-start", Feather.SKIP_BACK),
            button("step-back", Feather.CHEVRON_LEFT),
            play,
            button("step-forward", Feather.CHEVRON_RIGHT),
            button("next-failure", Feather.FAST_FORWARD),
            speeds(),
            scrubber,
            time,
            event,
            button("compare", Feather.COLUMNS),
            button("share", Feather.CAMERA),
            button("theme", Feather.MOON));
    view.framesProperty().subscribe(this::tell);
    view.recordingProperty().subscribe(this::another);
  }

  private void another() {
    time.setMinWidth(0);
    event.setMinWidth(0);
    tell();
  }

  /// Shows a text in a label that gets no narrower again in this run: while it plays, the scrubber
  /// beside it stays where it is.
  private static void tell(Label label, String text) {
    label.setText(text);
    label.setMinWidth(Math.max(label.getMinWidth(), Math.ceil(label.prefWidth(-1))));
  }

  private Button button(String id, Feather icon) {
    Command command = commands.get(id);
    var button = new Button("", new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().addAll("button-icon", "flat");
    String keys = command.keysInWords();
    button.setTooltip(new Tooltip(command.name() + (keys.isEmpty() ? "" : "  (" + keys + ")")));
    button.setAccessibleText(command.name());
    button.setOnAction(_ -> command.run());
    button.setMinWidth(USE_PREF_SIZE);
    return button;
  }

  private Node speeds() {
    var box = new ComboBox<Double>();
    box.setId("speed");
    box.getItems().setAll(SPEEDS);
    box.setVisibleRowCount(SPEEDS.size());
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Double speed) {
            return speed == null ? "" : words(speed);
          }

          @Override
          public Double fromString(String text) {
            throw new UnsupportedOperationException("the speed is chosen, not typed");
          }
        });
    box.setValue(view.player().speedProperty().get());
    box.valueProperty()
        .subscribe(speed -> {
          if (speed != null) {
            view.player().speedProperty().set(speed);
          }
        });
    view.player().speedProperty().subscribe(speed -> box.setValue(speed.doubleValue()));
    box.setTooltip(new Tooltip("Virtual time for each second of yours  (- slower, + faster)"));
    box.setAccessibleText("Speed");
    box.setPrefWidth(SPEED_WIDTH);
    box.setMinWidth(SPEED_WIDTH);
    return box;
  }

  /// Plays faster (1) or slower (-1).
  static void changeSpeed(Player player, int direction) {
    int index = SPEEDS.indexOf(player.speedProperty().get()) + direction;
    if (index >= 0 && index < SPEEDS.size()) {
      player.speedProperty().set(SPEEDS.get(index));
    }
  }

  static String words(double speed) {
    if (speed == Player.FASTEST) {
      return "fastest";
    }
    if (speed >= 1) {
      return Math.round(speed) + "×";
    }
    return speed >= 0.5 ? "½×" : Wording.duration(Math.round(speed * 1e9)) + "/s";
  }

  private void tell() {
    Recording run = view.recording();
    if (run == null) {
      time.setText("");
      event.setText("");
      return;
    }
    tell(time, Wording.instant(view.moment().timeNanos()));
    tell(event, "#" + Wording.count(view.moment().seq()) + " / " + Wording.count(run.events()));
  }
}
