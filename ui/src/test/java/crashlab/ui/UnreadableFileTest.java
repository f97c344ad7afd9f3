package crashlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that are no scenarios at all: the window says so, and what was there stays.
@OnStage
class UnreadableFileTest {
  @TempDir private Path folder;

  private String said(Path file) {
    var on = WindowOnStage.with("genserver/bottleneck.json");
    on.run(() -> on.window.files.open(file));
    on.hand.settle();
    assertThat(on.session.current().name()).isEqualTo("bottleneck");
    return on.notice();
  }

  @Test
  void aFolderIsCalledOne() throws IOException {
    Path file = Files.createDirectory(folder.resolve("some.json"));

    assertThat(said(file)).isEqualTo("Cannot open some.json: it is a folder");
  }

  @Test
  void whatIsNoTextIsNotShownAsOne() throws IOException {
    byte[] latin = "\"é\"".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(said(Files.write(folder.resolve("latin.json"), latin)))
        .isEqualTo("Cannot open latin.json: it is no text in UTF-8");

    assertThat(said(Files.write(folder.resolve("zeros.json"), new byte[100])))
        .isEqualTo("Cannot open zeros.json: it is no text in UTF-8");
  }

  @Test
  void aVeryLongFileIsRefused() throws IOException {
    Path file = Files.write(folder.resolve("long.json"), new byte[17 << 20]);

    assertThat(said(file)).isEqualTo("Cannot open long.json: it is longer than 16 MiB");
  }
}
