package crashlab.cli;

import static crashlab.cli.CommandSession.restartedOnce;
import static org.assertj.core.api.Assertions.assertThat;

import crashlab.cli.CommandSession.Said;
import crashlab.experiment.ShippedScenarios;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of outputs that cannot take what is written, or that must not.
class OutputTest {
  @TempDir Path folder;
  private CommandSession session;
  private Path good;

  @BeforeEach
  void writeAScenario() {
    session = new CommandSession(folder);
    good = session.file("good.json", restartedOnce("good", 1));
  }

  private Said runInto(OutputStream out, String line) {
    var err = new ByteArrayOutputStream();
    var console = new Console(out, err, false, false);
    String[] words = line.replace("good.json", good.toString()).split(" ");
    int code = new Main(console, new ShippedScenarios(folder.resolve("x")), words).execute();
    return new Said(code, "", err.toString(StandardCharsets.UTF_8));
  }

  private static OutputStream failing(String why) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(why);
      }
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run good.json",
        "run --quiet good.json",
        "run --json - good.json",
        "check good.json",
        "show good.json",
        "completion",
        "--version",
        "--help",
        "run --help"
      })
  void anOutputThatFailsIsAnErrorWithEachCommand(String line) {
    assertThat(runInto(failing("it is full"), line))
        .isEqualTo(new Said(2, "", "crashlab: cannot write to the standard output: it is full\n"));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsAnError() throws IOException {
    try (var full = new FileOutputStream("/dev/full")) {
      Said said = runInto(full, "run good.json");

      assertThat(said.code()).isEqualTo(2);
      assertThat(said.err()).startsWith("crashlab: cannot write to the standard output: ");
    }
  }

  @Test
  void aVerdictThatCouldNotBeToldIsOutweighedByTheErrorAndNotByLuck() {
    Path bad = session.file("bad.json", restartedOnce("bad", 2));

    assertThat(runInto(failing("full"), "run " + bad).code()).isEqualTo(2);
  }

  @Test
  void aReaderThatWentAwayIsNoError() throws IOException {
    Pipe pipe = Pipe.open();
    try (var sink = pipe.sink()) {
      assertThat(sink.write(ByteBuffer.allocate(1))).isEqualTo(1);
      pipe.source().close();

      assertThat(runInto(Channels.newOutputStream(sink), "run good.json"))
          .isEqualTo(new Said(0, "", ""));
    }
  }

  @Nested
  class Overwriting {
    @Test
    void refusesToOverwriteTheScenario() throws IOException {
      String before = Files.readString(good);
      Path other = folder.resolve("sub/../good.json");
      Files.createDirectory(folder.resolve("sub"));

      assertThat(session.run("run", good, "--trace", good).err())
          .isEqualTo("crashlab: --trace would overwrite the scenario " + good + "\n");
      assertThat(session.run("run", good, "--json", other).code()).isEqualTo(2);
      assertThat(good).hasContent(before);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void refusesToOverwriteTheScenarioByAnotherOfItsNames() throws IOException {
      Path link = Files.createSymbolicLink(folder.resolve("link.json"), good);
      Path second = Files.createLink(folder.resolve("second.json"), good);

      assertThat(session.run("run", good, "--json", link).code()).isEqualTo(2);
      assertThat(session.run("run", link, "--trace", good).code()).isEqualTo(2);
      assertThat(session.run("run", good, "--json", second).code()).isEqualTo(2);
      assertThat(link).isSymbolicLink();
    }

    @Test
    void refusesToOverwriteWhatTheScenarioExtends() {
      Path variant =
          session.file("variant.json", "{\"extends\": \"good.json\", \"name\": \"variant\"}");

      assertThat(session.run("run", variant, "--json", good).err())
          .isEqualTo(
              "crashlab: --json would overwrite %s, which %s extends\n".formatted(good, variant));
    }

    @Test
    void refusesToOverwriteAnyOfSeveralScenarios() {
      Path other = session.file("other.json", restartedOnce("other", 1));

      assertThat(session.run("run", "--quiet", good, other, "--json", other).code()).isEqualTo(2);
      assertThat(other).hasContent(restartedOnce("other", 1));
    }

    @Test
    void refusesToWriteTraceAndResultsToOneFile() {
      Path same = folder.resolve("x/../out");
      session.file("x/y", "");

      assertThat(session.run("run", good, "--trace", folder.resolve("out"), "--json", same).err())
          .isEqualTo("crashlab: --trace and --json name the same file, " + same + "\n");
      assertThat(session.files()).doesNotContain("out");
    }
  }
}
