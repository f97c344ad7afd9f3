package crashlab.analysis;

import crashlab.scenario.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Markdown made into text for a terminal: markup gone, paragraphs filled, code set in.
public final class PlainText {
  public static final int WIDTH = 92;

  private static final Pattern FENCE = Pattern.compile("\\s*(```|~~~).*");
  private static final Pattern ITEM = Pattern.compile("\\s*([-*+]|\\d{1,3}[.)])\\s+\\S.*");
  private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+");
  private static final Pattern LINK = Pattern.compile("\\[([^\\]\\[]*)]\\(([^)\\s]*)\\)");
  private static final Pattern STRONG = Pattern.compile("\\*\\*(.+?)\\*\\*");
  private static final Pattern EMPHASIS = Pattern.compile("(?<![*\\w])\\*([^*\\s][^*]*)\\*(?!\\*)");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private final String indent;
  private final StringBuilder text = new StringBuilder();
  private final List<String> paragraph = new ArrayList<>();

  private PlainText(String indent) {
    this.indent = indent;
  }

  /// Returns `markdown` as lines that begin with `indent` and end with a line break.
  public static String of(String markdown, String indent) {
    var plain = new PlainText(indent);
    plain.read(markdown);
    return plain.text.toString();
  }

  /// Returns the first paragraph of `markdown` in one line, cut between words to `width`.
  public static String firstLine(String markdown, int width) {
    String first = markdown.strip().split("\\n\\s*\\n", 2)[0].replaceAll("\\s+", " ");
    String line = visible(withoutMarkup(first));
    if (line.length() <= width) {
      return line;
    }
    int end = line.lastIndexOf(' ', width - 2);
    return line.substring(0, end < 0 ? width - 2 : end) + " …";
  }

  private void read(String markdown) {
    boolean code = false;
    for (String line : markdown.strip().split("\\R", -1)) {
      if (FENCE.matcher(line).matches()) {
        endParagraph();
        code = !code;
      } else if (code) {
        text.append((indent + "    " + visible(line)).stripTrailing()).append('\n');
      } else if (line.isBlank()) {
        endParagraph();
        text.append('\n');
      } else {
        readProse(line);
      }
    }
    endParagraph();
  }

  private void readProse(String line) {
    if (ITEM.matcher(line).matches()) {
      endParagraph();
    }
    var heading = HEADING.matcher(line);
    if (heading.lookingAt()) {
      endParagraph();
      text.append(indent).append(visible(withoutMarkup(line.substring(heading.end()))));
      text.append('\n');
    } else {
      paragraph.add(line.strip());
    }
  }

  private void endParagraph() {
    if (paragraph.isEmpty()) {
      return;
    }
    String whole = String.join(" ", paragraph);
    paragraph.clear();
    boolean item = ITEM.matcher(whole).matches();
    String hanging = item ? " ".repeat(whole.indexOf(' ') + 1) : "";
    fill(visible(withoutMarkup(whole)), hanging);
  }

  private void fill(String words, String hanging) {
    var line = new StringBuilder(indent);
    for (String word : words.split(" ", -1)) {
      boolean first = line.toString().isBlank();
      if (!first && line.length() + 1 + word.length() > WIDTH) {
        text.append(line).append('\n');
        line.setLength(0);
        line.append(indent).append(hanging);
        first = true;
      }
      line.append(first ? "" : " ").append(word);
    }
    text.append(line).append('\n');
  }

  private static String withoutMarkup(String line) {
    String plain = LINK.matcher(line).replaceAll("$1 ($2)");
    plain = STRONG.matcher(plain).replaceAll("$1");
    plain = EMPHASIS.matcher(plain).replaceAll("$1");
    return CODE.matcher(plain).replaceAll("$1");
  }

  /// Returns `text` with everything that a terminal would act on written as its number in
  /// hexadecimal.
  public static String visible(String text) {
    return Quoted.whole(text);
  }
}
