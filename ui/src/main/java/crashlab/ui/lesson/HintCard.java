package crashlab.ui.lesson;

import crashlab.analysis.PlainText;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The hints of a lesson, each only when it is asked for.
final class HintCard extends VBox {
  private final List<String> hints;
  private final VBox shown = new VBox();
  private final Button next;

  HintCard(LessonModel model, List<String> hints) {
    this.hints = hints;
    this.next = Parts.button("lesson-hint", "", Feather.HELP_CIRCLE, model::nextHint);
    setId("lesson-hints");
    getStyleClass().add("lesson-card");
    shown.getStyleClass().add("lesson-hint-list");
    getChildren().addAll(shown, next);
    model.hintsProperty().subscribe(count -> show(count.intValue()));
  }

  private void show(int count) {
    shown.getChildren().clear();
    for (int i = 0; i < count && i < hints.size(); i++) {
      Label number = Parts.words("Hint " + (i + 1) + " of " + hints.size(), "lesson-heading");
      MarkdownView text = MarkdownView.of(hints.get(i));
      text.setId("lesson-hint-" + i);
      text.setAccessibleText(PlainText.of(hints.get(i), "").strip());
      shown.getChildren().add(new VBox(2, number, text));
    }
    boolean more = count < hints.size();
    next.setText(count == 0 ? "Give me a hint" : "Hint " + (count + 1) + " of " + hints.size());
    Parts.show(shown, count > 0);
    if (more) {
      Parts.show(next, true);
    } else {
      Parts.exchange(next, shown);
    }
  }
}
