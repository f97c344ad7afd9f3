package crashlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The script that starts Crashlab, with a JDK that only prints what it is given, and a project
/// that is built already.
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherTest {
  private static final String JAVA =
      """
      #!/bin/sh
      printf 'LC_ALL=%s\\n' "${LC_ALL:-}"
      for word; do printf '<%s>\\n' "$word"; done
      """;

  @TempDir Path temporary;
  private Path project;
  private Path here;

  @BeforeEach
  void makeAProjectThatIsBuilt() throws Exception {
    project = temporary.resolve("ein projekt ä'$x");
    here = Files.createDirectories(temporary.resolve("here"));
    Path script = Path.of(System.getProperty("basedir", "")).resolve("../crashlab");
    file(project.resolve("crashlab"), Files.readString(script));
    for (String source : List.of("pom.xml", "simulator/pom.xml")) {
      file(project.resolve(source), "");
    }
    Files.createDirectories(project.resolve("simulator/src/main"));
    Files.createDirectories(project.resolve("simulator/src/launcher"));
    file(project.resolve("jdk/bin/java"), JAVA);
    file(project.resolve("jdk/bin/javac"), "");
    file(project.resolve("jdk/release"), "JAVA_VERSION=\"25\"\n");
    file(project.resolve("target/start/cli/1/crashlab-1.jar"), "");
    file(project.resolve("target/start/cli/1/crashlab.aot"), "");
    file(project.resolve("target/start/cli/current"), "1\n");
  }

  private static void file(Path file, String text) throws Exception {
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  /// Runs a line of a shell in the folder `here`, with an environment that has nothing else.
  private List<String> lines(String line, String... environment) throws Exception {
    List<String> command = new ArrayList<>(List.of("env", "-i", "PATH=/usr/bin:/bin"));
    command.add("JAVA_HOME=" + project.resolve("jdk"));
    command.addAll(List.of(environment));
    command.addAll(List.of("sh", "-c", line, project.resolve("crashlab").toString()));
    Process process =
        new ProcessBuilder(command).directory(here.toFile()).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }

  @Test
  void handsWordsOnAsTheyAre() throws Exception {
    assertThat(lines("\"$0\" run 'a b' \"it's\" '*' '' -- --x '@y' '\\n'"))
        .endsWith(
            "<crashlab.cli.Main>",
            "<run>",
            "<a b>",
            "<it's>",
            "<*>",
            "<>",
            "<-->",
            "<--x>",
            "<@y>",
            "<\\n>");
  }

  @Test
  void findsTheProjectBehindLinksWhateverCdpathSays() throws Exception {
    Files.createSymbolicLink(here.resolve("link"), project.resolve("crashlab"));
    Files.createDirectories(temporary.resolve("other/here"));
    String home = "<-Dcrashlab.home=" + project.toRealPath() + ">";

    assertThat(lines("./link list", "CDPATH=" + temporary.resolve("other") + ":.")).contains(home);
    assertThat(lines("cd .. && here/link list", "CDPATH=" + temporary.resolve("other")))
        .contains(home);
  }

  @Test
  void letsNoFileOfTheCurrentFolderIntoTheOptionsOfJava() throws Exception {
    List<String> before = lines("\"$0\" list");
    Files.writeString(here.resolve("-Xlog:all=error,aot1=off,cds1=off:stderr"), "");
    Files.writeString(here.resolve("-Dx=y"), "");

    assertThat(lines("\"$0\" list")).isEqualTo(before);
    assertThat(lines("\"$0\" list", "CRASHLAB_JAVA_OPTS=-Xmx1g -Dx=*"))
        .contains("<-Xmx1g>", "<-Dx=*>");
  }

  @Test
  void givesJavaAnUtf8LocaleWhereThereIsNone() throws Exception {
    assertThat(lines("\"$0\" list")).contains("LC_ALL=C.UTF-8");
    assertThat(lines("\"$0\" list", "LC_ALL=POSIX")).contains("LC_ALL=C.UTF-8");
    assertThat(lines("\"$0\" list", "LANG=xx_XX.UTF-8")).contains("LC_ALL=C.UTF-8");
  }

  @Test
  void refusesAClosedOutput() throws Exception {
    assertThat(lines("\"$0\" list >&-; echo $?"))
        .containsExactly("crashlab: the standard output is closed", "2");
    assertThat(lines("\"$0\" list 2>&-")).contains("<crashlab.cli.Main>");
  }
}
