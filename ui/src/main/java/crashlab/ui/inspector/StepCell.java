package crashlab.ui.inspector;

import crashlab.analysis.ToldCascade.ToldStep;
import crashlab.analysis.Wording;
import crashlab.analysis.cascade.CascadeStep;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// A step of a cascade: its number, its time, its kind as an icon and a word, and its sentence.
final class StepCell extends ListCell<ToldStep> {
  private static final PseudoClass NOW = PseudoClass.getPseudoClass("now");
  private static final double BESIDE_TEXT = 66;
  private static final int FIRST_CIRCLED = 0x2460;
  private static final int CIRCLED = 10; // common fonts have no more circled numbers

  private final CascadeModel model;
  private final Label number = new Label();
  private final Label time = new Label();
  private final Label kind = new Label();
  private final FontIcon icon = new FontIcon();
  private final Label sentence = new Label();
  private final HBox box;

  StepCell(CascadeModel model, ListView<ToldStep> list) {
    this.model = model;
    number.getStyleClass().add("cascade-number");
    number.setMinWidth(USE_PREF_SIZE);
    time.getStyleClass().add("cascade-time");
    kind.getStyleClass().add("cascade-kind");
    kind.setGraphic(icon);
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    sentence.prefWidthProperty().bind(list.widthProperty().subtract(BESIDE_TEXT));
    var head = new HBox(10, time, kind);
    head.setAlignment(Pos.CENTER_LEFT);
    var text = new VBox(1, head, sentence);
    HBox.setHgrow(text, Priority.ALWAYS);
    box = new HBox(8, number, text);
    setPrefWidth(0); // the list never scrolls sideways
    model.reachedProperty().subscribe(this::mark);
    setOnMouseClicked(_ -> {
      ToldStep line = getItem();
      if (line != null) {
        model.toStep(line.step().number());
      }
    });
  }

  /// A number in a circle, as far as there are such characters.
  static String circled(long number) {
    return number <= CIRCLED
        ? Character.toString(FIRST_CIRCLED + (int) number - 1)
        : "(" + number + ")";
  }

  private void mark() {
    ToldStep line = getItem();
    boolean now =
        line != null && !isEmpty() && line.step().number() - 1 == model.reachedProperty().get();
    pseudoClassStateChanged(NOW, now);
  }

  @Override
  protected void updateItem(@Nullable ToldStep line, boolean empty) {
    super.updateItem(line, empty);
    if (line == null || empty) {
      setGraphic(null);
      setAccessibleText(null);
    } else {
      CascadeStep step = line.step();
      number.setText(circled(step.number()));
      time.setText(Wording.when(step.timeNanos()));
      icon.setIconCode(StepIcon.of(step.kind()));
      kind.setText(step.kind().word());
      sentence.setText(line.sentence() + ".");
      setAccessibleText("Step " + line.words());
      setGraphic(box);
    }
    mark();
  }
}
