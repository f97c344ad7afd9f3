package crashlab.ui.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The part of Markdown that lessons are written in: paragraphs, headings, lists, code, and within
/// them emphasis, code and links.
final class Markdown {
  /// How a stretch of text is set.
  enum Style {
    PLAIN,
    STRONG,
    EMPHASIS,
    CODE
  }

  record Span(Style style, String text) {}

  sealed interface Block {}

  record Paragraph(List<Span> spans) implements Block {}

  record Heading(List<Span> spans) implements Block {}

  /// @param mark what stands before it: a bullet, or a number with its full stop
  record Item(String mark, List<Span> spans) implements Block {}

  record Code(String text) implements Block {}

  private static final Pattern FENCE = Pattern.compile("\\s*(```|~~~).*");
  private static final Pattern ITEM = Pattern.compile("\\s*([-*+]|\\d{1,3}[.)])\\s+(\\S.*)");
  private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(.*)");
  private static final Pattern MARKUP =
      Pattern.compile(
          "`([^`]+)`|\\*\\*(.+?)\\*\\*|(?<![*\\w])\\*([^*\\s][^*]*)\\*(?!\\*)"
              + "|\\[([^\\]\\[]*)]\\(([^)\\s]*)\\)");

  private final List<Block> blocks = new ArrayList<>();
  private final StringBuilder paragraph = new StringBuilder();
  private String mark = "";

  private Markdown() {}

  static List<Block> of(String text) {
    var markdown = new Markdown();
    markdown.read(text);
    return List.copyOf(markdown.blocks);
  }

  private void read(String text) {
    StringBuilder code = null;
    for (String line : text.strip().split("\\R", -1)) {
      if (FENCE.matcher(line).matches()) {
        endParagraph();
        if (code != null) {
          blocks.add(new Code(code.toString().stripTrailing()));
        }
        code = code == null ? new StringBuilder() : null;
      } else if (code != null) {
        code.append(line).append('\n');
      } else {
        prose(line);
      }
    }
    if (code != null) {
      blocks.add(new Code(code.toString().stripTrailing()));
    }
    endParagraph();
  }

  private void prose(String line) {
    Matcher item = ITEM.matcher(line);
    Matcher heading = HEADING.matcher(line);
    if (line.isBlank()) {
      endParagraph();
    } else if (heading.matches()) {
      endParagraph();
      blocks.add(new Heading(spans(heading.group(1).strip())));
    } else if (item.matches()) {
      endParagraph();
      mark = Character.isDigit(item.group(1).charAt(0)) ? item.group(1) : "•";
      paragraph.append(item.group(2).strip());
    } else {
      paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.strip());
    }
  }

  private void endParagraph() {
    if (!paragraph.isEmpty()) {
      List<Span> spans = spans(paragraph.toString());
      blocks.add(mark.isEmpty() ? new Paragraph(spans) : new Item(mark, spans));
    }
    paragraph.setLength(0);
    mark = "";
  }

  static List<Span> spans(String text) {
    List<Span> spans = new ArrayList<>();
    Matcher markup = MARKUP.matcher(text);
    int end = 0;
    while (markup.find()) {
      plain(spans, text.substring(end, markup.start()));
      if (markup.group(1) != null) {
        spans.add(new Span(Style.CODE, markup.group(1)));
      } else if (markup.group(2) != null) {
        spans.add(new Span(Style.STRONG, markup.group(2).replace("`", "")));
      } else if (markup.group(3) != null) {
        spans.add(new Span(Style.EMPHASIS, markup.group(3).replace("`", "")));
      } else {
        plain(spans, markup.group(4) + " (" + markup.group(5) + ")");
      }
      end = markup.end();
    }
    plain(spans, text.substring(end));
    return spans;
  }

  private static void plain(List<Span> spans, String text) {
    if (!text.isEmpty()) {
      spans.add(new Span(Style.PLAIN, text));
    }
  }
}
