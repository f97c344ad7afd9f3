package crashlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShellWordTest {
  @Test
  void quotesOnlyWhatAShellWouldTakeApart() {
    assertThat(ShellWord.of("a/b-c.json")).isEqualTo("a/b-c.json");
    assertThat(ShellWord.of("a b")).isEqualTo("'a b'");
    assertThat(ShellWord.of("it's")).isEqualTo("'it'\\''s'");
    assertThat(ShellWord.of("")).isEqualTo("''");
  }

  @Test
  void writesWhatATerminalWouldObeyAsItsBytes() {
    assertThat(ShellWord.of("a\u001B[31m\n'ä'\\"))
        .isEqualTo("$'a\\033[31m\\012\\'\\303\\244\\'\\\\'");
  }
}
