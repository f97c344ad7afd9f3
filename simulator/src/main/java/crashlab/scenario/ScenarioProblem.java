package crashlab.scenario;

import org.jspecify.annotations.Nullable;

/// A mistake in a scenario file, and where.
///
/// @param kind what is wrong, apart from the words
/// @param file as the user named it
/// @param line from 1
/// @param column from 1, in code points
/// @param pointer JSON Pointer of the value; empty for the whole file
/// @param message what was found and what was expected, without a full stop
/// @param suggestion what was probably meant, or null
/// @param sourceLine the line of the file
/// @param width how many code points of the line the mistake takes, at least 1
public record ScenarioProblem(
    ProblemKind kind,
    String file,
    int line,
    int column,
    String pointer,
    String message,
    @Nullable String suggestion,
    String sourceLine,
    int width) {
  private static final int LINE_SHOWN = 120;

  /// Returns `file:line:column: /pointer: message. Did you mean "…"?` in one line.
  public String text() {
    String where = Quoted.whole(file) + ':' + line + ':' + column + ": ";
    String path = pointer.isEmpty() ? "" : Quoted.whole(pointer) + ": ";
    String hint = suggestion == null ? "" : ". Did you mean " + Quoted.of(suggestion) + '?';
    return where + path + message + hint;
  }

  /// Returns the line of the file with carets under the mistake, in two lines, each ended by `\n`.
  /// Of a long line the part around the mistake is shown.
  public String excerpt() {
    int[] codePoints = sourceLine.codePoints().toArray();
    int from = Math.max(0, Math.min(column - 1 - LINE_SHOWN / 2, codePoints.length - LINE_SHOWN));
    int to = Math.min(codePoints.length, from + LINE_SHOWN);
    var shown = new StringBuilder();
    var carets = new StringBuilder();
    for (int i = from; i < to; i++) {
      int before = shown.length();
      Quoted.appendVisible(shown, codePoints[i] == '\t' ? ' ' : codePoints[i]);
      boolean inside = i >= column - 1 && i < column - 1 + width;
      int cells = shown.codePointCount(before, shown.length());
      carets.repeat(inside ? '^' : ' ', cells);
    }
    if (column > to) {
      carets.append('^');
    }
    String number = Integer.toString(line);
    return "  %s | %s\n  %s | %s\n"
        .formatted(number, shown, " ".repeat(number.length()), carets.toString().stripTrailing());
  }

  @Override
  public String toString() {
    return text();
  }
}
