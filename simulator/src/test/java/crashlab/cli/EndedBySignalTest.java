package crashlab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A command that is told to end in the middle of its work.
@EnabledOnOs({OS.LINUX, OS.MAC})
class EndedBySignalTest {
  private static final String FOR_EVER =
      """
      {
        "format": 1, "name": "long", "duration": "100h",
        "modules": {"A": {"use": "gen_server", "handle_info": {"tick": [{"work": "1us"}]}}},
        "tree": {
          "id": "App", "type": "supervisor", "strategy": "one_for_one",
          "children": [{"id": "A", "module": "A", "name": "A"}]
        },
        "load": [{
          "id": "l", "arrivals": {"constant": "10000/s"},
          "do": [{"send": "A", "message": "tick"}]
        }],
        "limits": {"events": 100000000}
      }
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void leavesNoTemporaryFile(String signal, int code) throws Exception {
    assumeFalse(isIgnored(signal), "whoever started the tests has it ignored");
    Path scenario = Files.writeString(folder.resolve("long.json"), FOR_EVER);
    Process process = started("run", scenario, "--trace", folder.resolve("t.jsonl"));
    try {
      while (process.isAlive() && names().size() < 2) {
        Thread.sleep(20);
      }
      assertThat(process.isAlive()).isTrue();
      String pid = Long.toString(process.pid());
      assertThat(new ProcessBuilder("kill", "-" + signal, pid).start().waitFor()).isZero();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }

    assertThat(process.exitValue()).isEqualTo(code);
    assertThat(names()).containsExactly("long.json");
  }

  /* A process started in the background of a script inherits that SIGINT is ignored, and Java then
   * leaves it so. */
  private static boolean isIgnored(String signal) throws Exception {
    Path status = Path.of("/proc/self/status");
    if (!signal.equals("INT") || !Files.exists(status)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("SigIgn:"))
          .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }
  }

  private static Process started(Object... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private List<String> names() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
