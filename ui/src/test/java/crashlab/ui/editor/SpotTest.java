package crashlab.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpotTest {
  private static Spot spot(String marked) {
    int caret = marked.indexOf('|');
    String text = marked.replace("|", "");
    return Spot.at(text, LooseReader.read(text), caret);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\'',
      textBlock =
          """
          {|};                                       KEY;     '';          ''
          {"a|};                                     KEY;     '';          a
          {"a": 1, |};                               KEY;     '';          ''
          {"a": |};                                  VALUE;   /a;          ''
          {"a": "x|"};                               VALUE;   /a;          x
          {"a": {"b": [1, {"c": "de|f"}]}};          VALUE;   /a/b/1/c;    de
          {"a": [|]};                                VALUE;   /a/0;        ''
          {"a": ["x", |;                             VALUE;   /a/1;        ''
          {"a": [{"b": 1}, {|;                       KEY;     /a/1;        ''
          {"a": 12|};                                VALUE;   /a;          12
          {"a": tr|;                                 VALUE;   /a;          tr
          {"a/b": {"~": |}};                         VALUE;   /a~1b/~0;    ''
          {"a": 1|, "b": 2};                         VALUE;   /a;          1
          {"a": "x" |};                              NOTHING; '';          ''
          {"a": {}|};                                NOTHING; '';          ''
          {"a": "b" "c": {"d": "|;                   VALUE;   /c/d;        ''
          {"a": "c": |;                              VALUE;   /c;          ''
          {"a": [{"b": 1} {"c": "|;                  VALUE;   /a/1/c;      ''
          {"a": {"b": [1}, "c|";                     KEY;     '';          c
          {"a" "b|;                                  KEY;     '';          b
          {a: {b: |;                                 VALUE;   /a/b;        ''
          {{"a": 1}, "b": |;                         VALUE;   /b;          ''
          """)
  void theCaretIsFoundInBrokenTextToo(String marked, Spot.Role role, String pointer, String typed) {
    Spot spot = spot(marked);

    assertThat(spot.role()).isEqualTo(role);
    if (role != Spot.Role.NOTHING) {
      assertThat(spot.pointer()).isEqualTo(pointer);
      assertThat(spot.written().typed()).isEqualTo(typed);
    }
  }

  @Test
  void anOpenStringEndsWithItsLine() {
    Spot spot = spot("{\n  \"a\": \"x|y\n  \"b\": 1\n}");

    assertThat(spot.pointer()).isEqualTo("/a");
    assertThat(spot.written().to()).isEqualTo("{\n  \"a\": \"xy".length());
  }

  @Test
  void everyPlaceOfEveryBeginningOfATextHasASpot() {
    String text =
        "{\"a\": [1, {\"b\": \"c\\\"d\", \"e\": null}, [], {}], \"f\": {\"g\": tru, \"h\" 1}}";
    for (int end = 0; end <= text.length(); end++) {
      String part = text.substring(0, end);
      Loose root = LooseReader.read(part);
      for (int caret = 0; caret <= end; caret++) {
        Spot spot = Spot.at(part, root, caret);
        assertThat(spot.written().from()).isBetween(0, caret);
        assertThat(spot.written().to()).isBetween(caret, end);
      }
    }
  }

  @Test
  void deepNestsAreNoDanger() {
    String text = "[{\"a\":".repeat(100_000);

    assertThat(spot(text + "|").written().to()).isEqualTo(text.length());
  }
}
