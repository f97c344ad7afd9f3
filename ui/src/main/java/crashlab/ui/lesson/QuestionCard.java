package crashlab.ui.lesson;

import atlantafx.base.theme.Styles;
import crashlab.lesson.Prediction;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One question to be answered before the run: the choices, and afterwards what the simulator says
/// and why.
final class QuestionCard extends VBox {
  private final LessonModel model;
  private final AskedQuestion asked;
  private final String id;
  private final List<RadioButton> choices = new ArrayList<>();
  private final Button answer;
  private final VBox outcome = new VBox();

  /// @param number from 0, for the CSS ids
  QuestionCard(LessonModel model, AskedQuestion asked, int number) {
    this.model = model;
    this.asked = asked;
    this.id = "question-" + number;
    this.answer = Parts.button(id + "-answer", "Answer", Feather.CHECK, this::answer);
    setId(id);
    getStyleClass().addAll("lesson-question");
    outcome.setId(id + "-outcome");
    outcome.getStyleClass().add("lesson-outcome");
    outcome.setAccessibleRole(AccessibleRole.TEXT);
    TextFlow ask = MarkdownView.line(asked.question().ask());
    getChildren().add(ask);
    addChoices();
    getChildren().addAll(answer, outcome);
    asked.chosenProperty().subscribe(this::refresh);
    asked.predictionProperty().subscribe(this::refresh);
    refresh();
  }

  private void addChoices() {
    var group = new ToggleGroup();
    for (int i = 0; i < asked.question().choices().size(); i++) {
      var choice = new RadioButton(asked.question().choices().get(i));
      choice.setId(id + "-choice-" + i);
      choice.setToggleGroup(group);
      choice.setWrapText(true);
      choice.setAccessibleHelp(asked.question().ask());
      choices.add(choice);
    }
    answer.disableProperty().bind(group.selectedToggleProperty().isNull());
    getChildren().addAll(choices);
  }

  private void answer() {
    for (int i = 0; i < choices.size(); i++) {
      if (choices.get(i).isSelected()) {
        model.answer(asked, i);
        return;
      }
    }
  }

  private void refresh() {
    if (asked.isAnswered()) {
      Parts.exchange(answer, outcome);
    } else {
      Parts.show(answer, true);
      Parts.show(outcome, false);
    }
    choices.forEach(choice -> choice.setDisable(asked.isAnswered()));
    outcome.getChildren().clear();
    Prediction prediction = asked.predictionProperty().get();
    if (asked.isAnswered()) {
      tell(prediction);
    }
  }

  private void tell(@Nullable Prediction prediction) {
    if (prediction == null) {
      outcome.getChildren().add(Parts.words("The simulator is at it…", Styles.TEXT_MUTED));
      return;
    }
    boolean right = asked.isRight();
    String words = right ? "Right." : "Not so: " + prediction.rightWords() + '.';
    String seen = "In the run " + prediction.verdict().seen() + '.';
    outcome.setAccessibleText(words + ' ' + seen);
    Label label = Parts.words(words, right ? "lesson-good" : "lesson-bad");
    label.setGraphic(new FontIcon(right ? Feather.CHECK_CIRCLE : Feather.X_CIRCLE));
    outcome.getChildren().addAll(label, Parts.words(seen));
    if (!prediction.chain().isEmpty()) {
      outcome.getChildren().add(Parts.chain(prediction.chain()));
    }
    outcome.getChildren().add(Parts.showMe(id + "-show", () -> model.show(prediction.telling())));
  }
}
