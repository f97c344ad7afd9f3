package crashlab.ui.inspector;

import crashlab.analysis.Wording;
import crashlab.ui.inspector.CascadeSteps.Step;
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
final class CascadeCell extends ListCell<Step> {
  private static final PseudoClass NOW = PseudoClass.getPseudoClass("now");
  private static final double BESIDE_TEXT = 66;

  private final CascadeModel model;
  private final Label number = new Label();
  private final Label time = new Label();
  private final Label kind = new Label();
  private final FontIcon icon = new FontIcon();
  private final Label sentence = new Label();
  private final HBox box;

  CascadeCell(CascadeModel model, ListView<Step> list) {
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
      Step step = getItem();
      if (step != null) {
        model.toStep(step.number());
      }
    });
  }

  private void mark() {
    Step step = getItem();
    pseudoClassStateChanged(
        NOW, step != null && !isEmpty() && step.number() - 1 == model.reachedProperty().get());
  }

  @Override
  protected void updateItem(@Nullable Step step, boolean empty) {
    super.updateItem(step, empty);
    if (step == null || empty) {
      setGraphic(null);
      setAccessibleText(null);
    } else {
      number.setText(CascadeSteps.circled(step.number()));
      time.setText(Wording.instant(step.timeNanos()));
      icon.setIconCode(step.kind().icon());
      kind.setText(step.kind().word());
      sentence.setText(step.sentence() + ".");
      setAccessibleText("Step " + step.words());
      setGraphic(box);
    }
    mark();
  }
}
