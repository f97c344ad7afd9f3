package crashlab.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FormatPageTest {
  private final String page = page();

  private static String page() {
    try {
      return Files.readString(Path.of("..", "docs", "scenario-format.md"));
    } catch (IOException e) {
      throw new IllegalStateException("no page", e);
    }
  }

  @Test
  void aTableThatWasSpoiltIsMadeAnewAndAllElseStays() {
    String spoilt = page.replace("| `{\"raise\": \"text\"}` |", "| `{\"lift\": \"text\"}` |");

    assertThat(spoilt).isNotEqualTo(page);
    assertThat(FormatPage.renewed("Before.\n" + spoilt)).isEqualTo("Before.\n" + page);
  }

  @Test
  void aSystemWithoutAPlaceOnThePageIsTold() {
    String without = page.replace("<!-- steps: Registry -->", "");

    assertThatThrownBy(() -> FormatPage.renewed(without))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("<!-- steps: Registry -->");
  }
}
