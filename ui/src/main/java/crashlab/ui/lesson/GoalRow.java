package crashlab.ui.lesson;

import atlantafx.base.theme.Styles;
import crashlab.analysis.state.Moment;
import crashlab.lesson.Goal;
import crashlab.lesson.Goal.Status;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One expectation: whether it holds at the present instant or, once it was checked, in the end;
/// and if it fails, what was seen instead and why.
final class GoalRow extends VBox {
  private final LessonModel model;
  private final Goal goal;
  private final FontIcon icon = new FontIcon();
  private final Label word = new Label();
  private final VBox why = new VBox();
  private final Button show;
  private @Nullable Status shown;

  /// @param number from 0, for the CSS ids
  GoalRow(LessonModel model, Goal goal, int number) {
    this.model = model;
    this.goal = goal;
    String id = "goal-" + number;
    this.show = Parts.showMe(id + "-show", () -> model.show(telling()));
    setId(id);
    getStyleClass().add("lesson-goal-row");
    word.setId(id + "-word");
    word.setMinWidth(Region.USE_PREF_SIZE);
    word.setGraphic(icon);
    why.getStyleClass().add("lesson-why");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head = new HBox(8, word, gap, show);
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(head, Parts.words(goal.verdict().told()), why);
  }

  private Moment telling() {
    return goal.verdict().seq() > 0
        ? new Moment(goal.verdict().seq(), goal.verdict().whenNanos())
        : goal.decided();
  }

  /// Shows what is known at an instant.
  ///
  /// @param whole whether the whole run counts instead
  void update(Moment now, boolean whole) {
    Status standing = whole ? goal.atTheEnd() : goal.at(now);
    if (standing == shown) {
      return;
    }
    shown = standing;
    word.setText(standing.word());
    icon.setIconCode(
        switch (standing) {
          case UNDECIDED -> Feather.CLOCK;
          case HOLDS -> Feather.CHECK_CIRCLE;
          case FAILS -> Feather.X_CIRCLE;
        });
    word.getStyleClass().removeAll("lesson-good", "lesson-bad", "lesson-open");
    word.getStyleClass()
        .add(
            switch (standing) {
              case UNDECIDED -> "lesson-open";
              case HOLDS -> "lesson-good";
              case FAILS -> "lesson-bad";
            });
    explain(standing == Status.FAILS);
    Parts.show(show, standing != Status.UNDECIDED);
    setAccessibleText(word.getText() + ": " + goal.verdict().told());
  }

  private void explain(boolean fails) {
    Parts.show(why, fails);
    if (fails && why.getChildren().isEmpty()) {
      why.getChildren().add(Parts.words("Seen: " + goal.verdict().seen(), Styles.TEXT_MUTED));
      List<String> chain = model.chain(goal);
      if (!chain.isEmpty()) {
        why.getChildren().add(Parts.chain(chain));
      }
    }
  }
}
