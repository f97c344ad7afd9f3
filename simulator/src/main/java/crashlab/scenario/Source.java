package crashlab.scenario;

import java.util.Arrays;

/// A text that was read, with its name for people. Lines end with `\n`, `\r` or `\r\n`; lines and
/// columns count from 1, columns in code points.
public final class Source {
  private final String name;
  private final String text;
  private final int order;
  private int[] lineStarts = {};
  private int lineCount;

  /// @param order place among the texts of one scenario: the file itself, then what it extends
  Source(String name, String text, int order) {
    this.name = name;
    this.text = text;
    this.order = order;
  }

  public String name() {
    return name;
  }

  public String text() {
    return text;
  }

  int order() {
    return order;
  }

  /// Returns the line that the UTF-16 unit at `offset` stands on.
  public int line(int offset) {
    int found = Arrays.binarySearch(lineStarts(), 0, lineCount, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /// Returns the column of the UTF-16 unit at `offset`, in code points.
  public int column(int offset) {
    int start = lineStarts()[line(offset) - 1];
    return text.codePointCount(start, Math.min(offset, text.length())) + 1;
  }

  /// Returns the text of a line without its end.
  String lineText(int line) {
    int start = lineStarts()[line - 1];
    int end = start;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return text.substring(start, end);
  }

  /* Made when the first problem or expectation asks for a place. */
  private int[] lineStarts() {
    if (lineCount == 0) {
      int[] starts = new int[64];
      int count = 1;
      int lf = text.indexOf('\n');
      int cr = text.indexOf('\r');
      while (lf >= 0 || cr >= 0) {
        boolean crFirst = cr >= 0 && (lf < 0 || cr < lf);
        int start = crFirst && cr + 1 != lf ? cr + 1 : lf + 1;
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = start;
        lf = lf >= 0 && lf < start ? text.indexOf('\n', start) : lf;
        cr = cr >= 0 && cr < start ? text.indexOf('\r', start) : cr;
      }
      lineStarts = starts;
      lineCount = count;
    }
    return lineStarts;
  }
}
