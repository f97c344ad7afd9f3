package crashlab.ui.lesson;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Opens the solution of an exercise beside the run, once somebody has said twice that they want
/// it.
final class SolutionCard extends VBox {
  private final LessonModel model;
  private final Button ask;
  private final Label words;
  private final FlowPane choice;

  SolutionCard(LessonModel model) {
    this.model = model;
    this.ask =
        Parts.button("lesson-solution", "Show the solution…", Feather.COLUMNS, () -> ask(true));
    this.words = Parts.words("");
    this.choice =
        new FlowPane(
            8,
            6,
            Parts.button("lesson-solution-yes", "Yes, show it", Feather.EYE, this::open),
            Parts.button("lesson-solution-no", "I try on", Feather.X, () -> ask(false)));
    words.setId("lesson-solution-words");
    setId("lesson-solution-card");
    getStyleClass().add("lesson-card");
    getChildren().addAll(ask, words, choice);
    ask(false);
  }

  private void ask(boolean sure) {
    words.setText("The solution is opened beside your run, so that you can compare. Show it?");
    Parts.show(ask, !sure);
    Parts.show(words, sure);
    Parts.show(choice, sure);
    if (sure) {
      choice.getChildren().getFirst().requestFocus();
    }
  }

  private void open() {
    @Nullable String problem = model.compareWithSolution();
    words.setFocusTraversable(true);
    words.requestFocus(); // what is hidden now would hand it to what comes next, out of sight
    Parts.show(ask, false);
    Parts.show(choice, false);
    words.setText(problem == null ? "The solution runs beside yours (B)." : problem);
  }
}
