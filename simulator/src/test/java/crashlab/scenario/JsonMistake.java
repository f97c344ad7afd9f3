package crashlab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;

/// What the reader says of a text that is no JSON.
record JsonMistake(String text, ScenarioProblem problem) {
  /// Returns the mistake that made the reader stop; null if it read to the end.
  static @Nullable JsonMistake of(String text) {
    var problems = new Problems();
    boolean stopped = JsonReader.read(new Source("f", text, 0), problems) == null;
    return stopped ? new JsonMistake(text, problems.shown().getLast()) : null;
  }

  /// Checks that it is told in words of our own, and at the right place: what stands before it
  /// could go on as JSON, what stands there could not.
  void check() {
    assertThat(problem.message()).as(text).isNotEqualTo("not valid JSON");
    String before = text.substring(0, offset());
    JsonMistake earlier = of(before);
    if (earlier != null && !isUnfinishedString(earlier)) {
      assertThat(earlier.problem.message()).as(text).matches("the text (ends|is empty).*");
      assertThat(earlier.offset()).as(text).isEqualTo(before.length());
    }
  }

  /// An escape or a control character in a string: the string begins before it.
  private static boolean isUnfinishedString(JsonMistake mistake) {
    return mistake.problem.message().equals("the string that begins here does not end");
  }

  private int offset() {
    var source = new Source("f", text, 0);
    int offset = 0;
    while (source.line(offset) < problem.line() || source.column(offset) < problem.column()) {
      offset++;
    }
    return offset;
  }
}
