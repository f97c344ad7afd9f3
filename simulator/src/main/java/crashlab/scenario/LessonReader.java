package crashlab.scenario;

import crashlab.otp.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the exercise in a scenario.
final class LessonReader {
  private static final int MOST_LEVEL = 9;

  private final Values values;
  private final Problems problems;
  private final Terms terms;
  private final ExpectationReader expectations;
  private final JsonValue root;

  /// @param root the whole scenario, which `editable` points into
  LessonReader(Values values, ExpectationReader expectations, JsonValue root) {
    this.values = values;
    this.problems = values.problems();
    this.terms = new Terms(values);
    this.expectations = expectations;
    this.root = root;
  }

  /// @param params the parameters of the scenario
  @Nullable Lesson lesson(@Nullable At at, Map<String, String> params) {
    if (at == null) {
      return null;
    }
    Fields fields = values.fields(at, "a lesson such as {\"topic\": \"supervision\", …}");
    At text = fields.get("text");
    var lesson =
        new Lesson(
            values.name(fields.need("topic"), "a topic"),
            values.integer(fields.get("level"), 1, MOST_LEVEL, 1),
            values.text(fields.need("goal"), ""),
            text == null ? null : values.text(text, ""),
            values.texts(fields.get("hints"), "an array of texts"),
            editable(fields.get("editable")),
            questions(fields.get("predict")),
            variants(fields.get("variants"), params),
            path(fields.get("solution")),
            path(fields.get("explain")));
    fields.finish();
    return lesson;
  }

  private List<String> editable(@Nullable At at) {
    List<String> pointers = new ArrayList<>();
    for (At element : values.elements(at, "an array of JSON Pointers")) {
      String pointer = values.text(element, "");
      if (element.value() instanceof JsonValue.Str) {
        checkPointer(element, pointer);
      }
      pointers.add(pointer);
    }
    return pointers;
  }

  private void checkPointer(At at, String pointer) {
    if (!pointer.isEmpty() && pointer.charAt(0) != '/') {
      problems.mismatch(at, "a JSON Pointer, which begins with '/'", "/" + pointer);
      return;
    }
    JsonValue value = root;
    String before = "";
    for (String segment : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
      JsonValue next = step(value, segment.replace("~1", "/").replace("~0", "~"));
      if (next == null) {
        List<String> keys =
            value instanceof JsonValue.Obj object
                ? object.members().stream().map(JsonValue.Member::key).toList()
                : List.of();
        String after = pointer.substring(before.length() + 1 + segment.length());
        problems.add(
            ProblemKind.UNKNOWN_NAME,
            at,
            "found %s, expected a JSON Pointer to a part of this scenario"
                .formatted(Quoted.of(pointer)),
            new Problems.Hint.Inside(before + "/", segment, after, keys));
        return;
      }
      before += "/" + segment;
      value = next;
    }
  }

  private static @Nullable JsonValue step(JsonValue value, String segment) {
    if (value instanceof JsonValue.Obj object) {
      return object.get(segment);
    }
    boolean index =
        !segment.isEmpty() && segment.length() < 7 && segment.chars().allMatch(Character::isDigit);
    if (index && value instanceof JsonValue.Arr array) {
      int i = Integer.parseInt(segment);
      return i < array.elements().size() ? array.elements().get(i) : null;
    }
    return null;
  }

  private List<Lesson.Question> questions(@Nullable At at) {
    List<Lesson.Question> questions = new ArrayList<>();
    for (At element : values.elements(at, "an array of questions")) {
      Fields fields = values.fields(element, "{\"ask\": …, \"choices\": […], \"answer\": {…}}");
      String ask = values.text(fields.need("ask"), "");
      At choicesAt = fields.need("choices");
      List<String> choices = values.texts(choicesAt, "an array of texts");
      if (choicesAt != null && choices.size() < 2 && choicesAt.value() instanceof JsonValue.Arr) {
        problems.mismatch(choicesAt, "at least two choices");
      }
      At answerAt = fields.need("answer");
      Expectation answer = answerAt == null ? null : expectations.expectation(answerAt);
      fields.finish();
      if (answer != null) {
        questions.add(new Lesson.Question(ask, choices, answer));
      }
    }
    return questions;
  }

  private Map<String, List<Term>> variants(@Nullable At at, Map<String, String> params) {
    Map<String, List<Term>> variants = new LinkedHashMap<>();
    String expected = "an object: parameter to an array of values";
    if (at != null && at.value() instanceof JsonValue.Obj object) {
      for (JsonValue.Member member : object.members()) {
        if (!params.containsKey(member.key())) {
          problems.addKey(
              ProblemKind.UNKNOWN_NAME,
              at,
              member,
              "found %s, expected one of the scenario's params".formatted(Quoted.of(member.key())),
              params.keySet());
        }
      }
    }
    values.entries(at, expected).forEach((name, value) -> variants.put(name, variant(value)));
    return variants;
  }

  private List<Term> variant(At at) {
    List<Term> drawn = new ArrayList<>();
    for (At element : values.elements(at, "an array of values")) {
      drawn.add(terms.term(element));
    }
    if (drawn.isEmpty() && at.value() instanceof JsonValue.Arr) {
      problems.mismatch(at, "at least one value");
    }
    return drawn;
  }

  private @Nullable String path(@Nullable At at) {
    if (at == null) {
      return null;
    }
    String path = values.name(at, "a relative path");
    String wrong = path.isEmpty() ? null : SourceLoader.refusal(path);
    if (wrong != null) {
      problems.add(ProblemKind.MISMATCH, at, "found %s: %s".formatted(Quoted.of(path), wrong));
    }
    return path;
  }
}
