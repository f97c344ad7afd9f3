package crashlab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceTest {
  private static final char[] CHARACTERS = {'a', '\n', '\r'};
  private static final int LONGEST = 7;

  @Test
  void linesEndWithEachOfTheThreeEndsInWhateverOrder() {
    for (int length = 0; length <= LONGEST; length++) {
      for (int number = 0; number < StrictMath.pow(CHARACTERS.length, length); number++) {
        String text = text(number, length);
        var source = new Source("text", text, 0);
        for (int offset = 0; offset <= length; offset++) {
          assertThat(source.line(offset))
              .as("%s at %s", text, offset)
              .isEqualTo(line(text, offset));
        }
      }
    }
  }

  private static String text(int number, int length) {
    var text = new StringBuilder();
    int rest = number;
    for (int i = 0; i < length; i++) {
      text.append(CHARACTERS[rest % CHARACTERS.length]);
      rest /= CHARACTERS.length;
    }
    return text.toString();
  }

  /// Counts the ends before `offset`, one by one.
  private static int line(String text, int offset) {
    int line = 1;
    for (int i = 0; i < offset; i++) {
      boolean half = text.startsWith("\r\n", i);
      line += text.charAt(i) != 'a' && !half ? 1 : 0;
    }
    return line;
  }
}
