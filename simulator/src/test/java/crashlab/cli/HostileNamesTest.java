package crashlab.cli;

import static crashlab.cli.CommandSession.restartedOnce;
import static org.assertj.core.api.Assertions.assertThat;

import crashlab.cli.CommandSession.Said;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files may have any name: none is taken for something else, and none is obeyed by a terminal.
@EnabledOnOs({OS.LINUX, OS.MAC})
class HostileNamesTest {
  private static final String ESCAPES = "a\u001B[31mb\nc\u202Ed.json";
  private static final String SHOWN = "a\\u{1b}[31mb\\u{a}c\\u{202e}d.json";

  @TempDir Path folder;
  private CommandSession session;

  @BeforeEach
  void open() {
    session = new CommandSession(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a b.json", "it's \"x\".json", "ä😀.json", "@args.json", "$(x)`y`.json", ESCAPES})
  void worksWithAnyName(String name) {
    Path file = session.file(name, restartedOnce("x", 1));

    assertThat(session.run("check", file).code()).isZero();
    assertThat(session.run("show", file).code()).isZero();
    assertThat(session.run("run", "--quiet", file, "--json", file + ".r").code()).isZero();
    assertThat(session.run("run", "--quiet", file, "--trace", file + ".t").code()).isZero();
    assertThat(session.files()).containsExactlyInAnyOrder(name, name + ".r", name + ".t");
  }

  @Test
  void takesANameWithAnAtSignForAFileAndNotForAListOfArguments() {
    session.file(".args.json", "--json\n" + folder.resolve("victim") + "\n");
    session.file("victim", "mine");

    Said said = session.run("run", "--quiet", "@" + folder.resolve(".args.json"));

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("there is no such file");
    assertThat(folder.resolve("victim")).hasContent("mine");
  }

  @Test
  void takesWhatFollowsTwoDashesForFiles() {
    assertThat(session.run("run", "--", "--quiet").err()).contains("\"--quiet\" is neither a file");
  }

  @Test
  void printsNoNameThatATerminalWouldObey() {
    Path broken = session.file(ESCAPES, "{");
    Path sub = session.file("sub/" + ESCAPES, restartedOnce("x", 1));

    for (Said said :
        new Said[] {
          session.run("check", broken),
          session.run("run", broken),
          session.run("show", broken),
          session.run("conform", broken),
          session.run("conform", folder.resolve("no" + ESCAPES)),
          session.run("check", sub),
          session.run("run", sub, "--trace", sub),
          session.run("run", sub, "--json", folder.resolve("no" + ESCAPES + "/x")),
          session.run("run", folder.resolve("no" + ESCAPES)),
          session.run(ESCAPES),
          session.run("run", "--" + ESCAPES, "x"),
          session.run("list", "--topic", ESCAPES),
          session.run("ui", ESCAPES)
        }) {
      assertThat(said.out() + said.err()).doesNotContain("\u001B", "\u202E", "b\nc");
    }
    assertThat(session.run("check", broken).err()).contains(SHOWN + ":1:2: ");
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void refusesAPipeAndADevice() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe.json");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    assertThat(session.run("run", pipe).err())
        .contains(":1:1: cannot read the file: it is no ordinary file");
    assertThat(session.run("check", "/dev/zero").code()).isEqualTo(2);
    assertThat(session.run("conform", pipe).out()).contains("it is no ordinary file");
    assertThat(session.run("conform", folder).code()).isEqualTo(1);
  }
}
