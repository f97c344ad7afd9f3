package crashlab.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.ui.lesson.Markdown.Code;
import crashlab.ui.lesson.Markdown.Heading;
import crashlab.ui.lesson.Markdown.Item;
import crashlab.ui.lesson.Markdown.Paragraph;
import crashlab.ui.lesson.Markdown.Span;
import crashlab.ui.lesson.Markdown.Style;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTest {
  @Test
  void linesOfAParagraphAreJoined() {
    assertThat(Markdown.of("One\ntwo.\n\nThree."))
        .containsExactly(paragraph("One two."), paragraph("Three."));
  }

  @Test
  void emphasisAndCodeAreStretchesOfTheirOwn() {
    assertThat(Markdown.spans("It **links** the `Task` *now*, 2 * 3 * 4."))
        .containsExactly(
            new Span(Style.PLAIN, "It "),
            new Span(Style.STRONG, "links"),
            new Span(Style.PLAIN, " the "),
            new Span(Style.CODE, "Task"),
            new Span(Style.PLAIN, " "),
            new Span(Style.EMPHASIS, "now"),
            new Span(Style.PLAIN, ", 2 * 3 * 4."));
  }

  @Test
  void starsInCodeStayWhatTheyAre() {
    assertThat(Markdown.spans("`a **b** c`")).containsExactly(new Span(Style.CODE, "a **b** c"));
  }

  @Test
  void linksSayWhereTheyGo() {
    assertThat(Markdown.spans("See [tasks](tasks.md)."))
        .extracting(Span::text)
        .containsExactly("See ", "tasks (tasks.md)", ".");
  }

  @Test
  void listsKeepTheirMarks() {
    assertThat(Markdown.of("- one\n  more\n- two\n\n1. first"))
        .containsExactly(
            new Item("•", List.of(new Span(Style.PLAIN, "one more"))),
            new Item("•", List.of(new Span(Style.PLAIN, "two"))),
            new Item("1.", List.of(new Span(Style.PLAIN, "first"))));
  }

  @Test
  void codeKeepsItsLinesAndItsMarkup() {
    assertThat(Markdown.of("Look:\n```elixir\ndef **f**,\n  do: 1\n```\nEnd"))
        .containsExactly(
            paragraph("Look:"), new Code("def **f**,\n  do: 1"), paragraph("End"));
  }

  @Test
  void codeWithoutItsEndIsCodeToTheEnd() {
    assertThat(Markdown.of("```\na")).containsExactly(new Code("a"));
  }

  @Test
  void headingsAreHeadings() {
    assertThat(Markdown.of("# Why\ntext"))
        .containsExactly(
            new Heading(List.of(new Span(Style.PLAIN, "Why"))), paragraph("text"));
  }

  private static Paragraph paragraph(String text) {
    return new Paragraph(List.of(new Span(Style.PLAIN, text)));
  }
}
