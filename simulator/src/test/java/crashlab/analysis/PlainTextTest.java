package crashlab.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
  @Test
  void dropsMarkupAndKeepsCode() {
    String markdown =
        """
        # A `title`
        Some **strong** and *soft* words, `code` and [a link](docs/x.md).

        ```elixir
          def f(*a*), do: a ** 2
        ```
        - first
          goes on
        - second
        1. third
        """;

    assertThat(PlainText.of(markdown, "  "))
        .isEqualTo(
            """
              A title
              Some strong and soft words, code and a link (docs/x.md).

                    def f(*a*), do: a ** 2
              - first goes on
              - second
              1. third
            """);
  }

  @Test
  void fillsLinesAndSetsTheRestOfAnItemIn() {
    String words = "abcdefghi ".repeat(12);

    assertThat(PlainText.of("- " + words, "  ").lines())
        .containsExactly(
            "  - " + "abcdefghi ".repeat(8).strip(), "    " + "abcdefghi ".repeat(4).strip());
  }

  @Test
  void keepsTheFirstParagraphInOneLine() {
    assertThat(PlainText.firstLine("One `two`\nthree.\n\nFour.", 40)).isEqualTo("One two three.");
    assertThat(PlainText.firstLine("one two three four", 12)).isEqualTo("one two …");
  }

  @Test
  void letsNothingThroughThatATerminalWouldObey() {
    assertThat(PlainText.visible("a\u001B[31mb\u202Ec\u0007"))
        .isEqualTo("a\\u{1b}[31mb\\u{202e}c\\u{7}");
  }
}
