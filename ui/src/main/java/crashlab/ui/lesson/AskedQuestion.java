package crashlab.ui.lesson;

import crashlab.lesson.Prediction;
import crashlab.scenario.Lesson;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// A question of the lesson, what was answered to it, and what the simulator says.
final class AskedQuestion {
  static final int NOTHING = -1;

  private final Lesson.Question question;
  private final ReadOnlyIntegerWrapper chosen = new ReadOnlyIntegerWrapper(NOTHING);
  private final ReadOnlyObjectWrapper<@Nullable Prediction> prediction =
      new ReadOnlyObjectWrapper<>();

  AskedQuestion(Lesson.Question question) {
    this.question = question;
  }

  Lesson.Question question() {
    return question;
  }

  /// The position of the choice that was made; [#NOTHING] before.
  ReadOnlyIntegerProperty chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  boolean isAnswered() {
    return chosen.get() != NOTHING;
  }

  /// What the simulator says; null before a choice was made, and while it thinks.
  ReadOnlyObjectProperty<@Nullable Prediction> predictionProperty() {
    return prediction.getReadOnlyProperty();
  }

  boolean isRight() {
    Prediction answer = prediction.get();
    return answer != null && answer.right() == chosen.get();
  }

  void choose(int choice) {
    chosen.set(choice);
  }

  void tell(@Nullable Prediction answer) {
    prediction.set(answer);
  }
}
