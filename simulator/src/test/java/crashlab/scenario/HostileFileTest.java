package crashlab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostileFileTest {
  @Test
  void everyHostileFileIsRefusedWithFewProblemsInLittleMemory() throws Exception {
    List<String> lines = readAllInAJvmWith("-Xmx128m");

    assertThat(lines).hasSize(HostileFiles.all().size());
    assertThat(lines).allMatch(line -> line.matches("[a-z ]+\t\\d+\t(1?\\d|20) f:1:\\d+: .*"));
  }

  private static List<String> readAllInAJvmWith(String memory)
      throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process process =
        new ProcessBuilder(java, memory, "-cp", classes, HostileFiles.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return output.lines().toList();
  }
}
