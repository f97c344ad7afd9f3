package crashlab.scenario;

import crashlab.otp.Term;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The exercise in a scenario.
///
/// @param level from 1
/// @param editable JSON Pointers under which a student's file may differ
/// @param variants by parameter: the values that a student's id draws from
/// @param solution a file beside the scenario, or null
/// @param explain a file of the project's documentation, or null
public record Lesson(
    String topic,
    int level,
    String goal,
    @Nullable String text,
    List<String> hints,
    List<String> editable,
    List<Question> predict,
    Map<String, List<Term>> variants,
    @Nullable String solution,
    @Nullable String explain) {

  /// A question to be answered before the run; the simulator knows the answer.
  public record Question(String ask, List<String> choices, Expectation answer) {}
}
