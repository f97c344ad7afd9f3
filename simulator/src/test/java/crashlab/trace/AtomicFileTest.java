package crashlab.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  private static final byte[] TEXT = "new".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  @Test
  void appearsWholeAndLeavesNothingElse() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "something longer, and older");

    AtomicFile.write(file, TEXT);

    assertThat(file).hasContent("new");
    assertThat(names()).containsExactly("a");
  }

  @Test
  void leavesWhatWasThereIfItIsNotCommitted() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "old");

    try (var whole = new AtomicFile(file)) {
      whole.write(TEXT, TEXT.length);
      assertThat(names()).hasSize(2);
    }

    assertThat(file).hasContent("old");
    assertThat(names()).containsExactly("a");
  }

  @Test
  void takesTheLongestNamesThatTheFileSystemTakes() throws IOException {
    Path file = folder.resolve("n".repeat(255));

    AtomicFile.write(file, TEXT);

    assertThat(file).hasContent("new");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void keepsTheModeOfTheFileThatItReplaces() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw---x"));

    AtomicFile.write(file, TEXT);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-rw---x");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void writesBehindALinkAndLetsItBe() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("a"));
    Path toLink = Files.createSymbolicLink(folder.resolve("to-link"), link);

    AtomicFile.write(toLink, TEXT);

    assertThat(file).hasContent("new").isRegularFile();
    assertThat(link).isSymbolicLink();
    assertThat(toLink).isSymbolicLink();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void makesTheFileThatALinkLeadsTo() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("not-yet"));

    AtomicFile.write(link, TEXT);

    assertThat(folder.resolve("not-yet")).hasContent("new");
    assertThat(link).isSymbolicLink();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void refusesLinksThatLeadInACircle() throws IOException {
    Path one = folder.resolve("one");
    Files.createSymbolicLink(one, Path.of("other"));
    Files.createSymbolicLink(folder.resolve("other"), Path.of("one"));

    assertThatThrownBy(() -> AtomicFile.write(one, TEXT))
        .isInstanceOf(FileSystemLoopException.class);
  }

  @Test
  void hasOnePlaceHoweverItIsNamed() throws IOException {
    Files.createDirectory(folder.resolve("sub"));

    assertThat(AtomicFile.place(folder.resolve("sub/../a")))
        .isEqualTo(AtomicFile.place(folder.resolve("./a")));
  }
}
