package crashlab.lesson;

import crashlab.analysis.Verdict;
import crashlab.analysis.state.Moment;
import crashlab.scenario.Lesson;
import java.util.List;

/// What the simulator answers to a question of a lesson.
///
/// @param right the position of the right choice; -1 if the run does not decide for one of them
/// @param verdict of the claim that the answer makes
/// @param chain why the most telling event happened, root cause first; empty where there is none
/// @param telling the instant that shows it
public record Prediction(
    Lesson.Question question, int right, Verdict verdict, List<String> chain, Moment telling) {
  public Prediction {
    chain = List.copyOf(chain);
  }

  /// The right choice in words; `none of them` if there is none.
  public String rightWords() {
    return right < 0 ? "none of them" : question.choices().get(right);
  }
}
