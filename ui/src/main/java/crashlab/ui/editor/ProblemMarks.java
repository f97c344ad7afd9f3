package crashlab.ui.editor;

import crashlab.scenario.JsonEdit;
import crashlab.scenario.ScenarioProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Where in a text its problems are, until it is read again.
final class ProblemMarks {
  static final ProblemMarks NONE = new ProblemMarks(List.of());

  private final List<Mark> marks;

  /// @param from UTF-16 units, inclusive
  /// @param to exclusive, at least one more; may be one more than the text has
  record Mark(int from, int to, ScenarioProblem problem) {}

  private ProblemMarks(List<Mark> marks) {
    this.marks = marks;
  }

  /// Finds the places of problems.
  ///
  /// @param file whose text this is; problems of others have no place in it
  static ProblemMarks of(String text, String file, List<ScenarioProblem> problems) {
    List<Mark> marks = new ArrayList<>();
    int[] starts = lineStarts(text);
    for (ScenarioProblem problem : problems) {
      if (problem.file().equals(file) && problem.line() <= starts.length) {
        int from = after(text, starts[problem.line() - 1], problem.column() - 1);
        int to = Math.max(from + 1, after(text, from, problem.width()));
        marks.add(new Mark(from, to, problem));
      }
    }
    return new ProblemMarks(List.copyOf(marks));
  }

  private static int after(String text, int from, int codePoints) {
    int at = Math.min(from, text.length());
    for (int i = 0; i < codePoints && at < text.length(); i++) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }

  /// Lines end with `\n`, `\r` or `\r\n`, as the reader counts them.
  private static int[] lineStarts(String text) {
    var starts = IntStream.builder().add(0);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean first = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if ((c == '\n' || c == '\r') && !first) {
        starts.add(i + 1);
      }
    }
    return starts.build().toArray();
  }

  List<Mark> all() {
    return marks;
  }

  boolean isEmpty() {
    return marks.isEmpty();
  }

  /// The place of a problem; null if it is in another file.
  @Nullable Mark of(ScenarioProblem problem) {
    return marks.stream().filter(mark -> mark.problem().equals(problem)).findFirst().orElse(null);
  }

  /// The shortest mark at a place; null if there is none.
  @Nullable Mark at(int place) {
    Mark best = null;
    for (Mark mark : marks) {
      boolean here = mark.from() <= place && place < mark.to();
      if (here && (best == null || mark.to() - mark.from() < best.to() - best.from())) {
        best = mark;
      }
    }
    return best;
  }

  /// The same after a change of the text. What was changed itself is no longer marked.
  ProblemMarks after(int at, int removed, int inserted) {
    List<Mark> moved = new ArrayList<>();
    int by = inserted - removed;
    for (Mark mark : marks) {
      if (mark.to() <= at) {
        moved.add(mark);
      } else if (mark.from() >= at + removed) {
        moved.add(new Mark(mark.from() + by, mark.to() + by, mark.problem()));
      }
    }
    return new ProblemMarks(List.copyOf(moved));
  }

  /// What puts a problem's suggestion in the place of what was found; empty if there is none.
  Optional<TextChange> fix(String text, ScenarioProblem problem) {
    Mark mark = of(problem);
    String suggestion = problem.suggestion();
    if (mark == null || suggestion == null || mark.to() > text.length()) {
      return Optional.empty();
    }
    boolean plain = text.charAt(mark.from()) != '"' && isJson(suggestion);
    String with = plain ? suggestion : JsonEdit.quoted(suggestion);
    return Optional.of(new TextChange(mark.from(), mark.to(), with));
  }

  private static boolean isJson(String text) {
    return JsonEdit.locate(text, "").isPresent();
  }
}
