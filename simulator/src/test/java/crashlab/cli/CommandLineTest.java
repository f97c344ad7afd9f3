package crashlab.cli;

import static crashlab.cli.CommandSession.restartedOnce;
import static org.assertj.core.api.Assertions.assertThat;

import crashlab.cli.CommandSession.Said;
import crashlab.experiment.ShippedScenarios;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  @TempDir Path folder;
  private CommandSession session;

  @BeforeEach
  void open() {
    session = new CommandSession(folder);
  }

  @Test
  void helpsWhenNothingIsAsked() {
    Said said = session.run();

    assertThat(said.code()).isZero();
    assertThat(said.out())
        .startsWith("Usage: crashlab")
        .contains("To begin:", "crashlab run linked-task", "Exit code: 0", "completion");
    assertThat(session.run("--help")).isEqualTo(said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "check", "list", "show", "conform", "ui", "completion"})
  void helpsWithEachCommandByExample(String command) {
    Said said = session.run(command, "--help");

    assertThat(said.code()).isZero();
    assertThat(said.out()).startsWith("Usage: crashlab " + command).contains("Example");
    assertThat(said.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(said.out()).doesNotContainPattern("(?m)^\\w+$");
  }

  @Test
  void tellsItsVersions() {
    assertThat(session.run("--version").out())
        .startsWith("crashlab 0.1.0\nJava 25")
        .contains("OTP 23 to 29 (29 unless the scenario says otherwise)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rnu x.json            | crashlab: "rnu" is no command. Did you mean run?                  | crashlab
          my.json               | crashlab: my.json is no command. Did you mean: crashlab run my.json | crashlab
          frobnicate            | crashlab: "frobnicate" is no command                              | crashlab
          run x --sede 4        | crashlab: unknown option --sede. Did you mean --seed?             | crashlab run
          run x --seed four     | crashlab: --seed four: expected an integer of 64 bits             | crashlab run
          run x --seed          | crashlab: --seed: expected an integer of 64 bits                  | crashlab run
          run x --param k       | crashlab: --param k: expected NAME=VALUE                          | crashlab run
          run x --trace         | crashlab: --trace: expected FILE                                  | crashlab run
          run                   | crashlab: expected FILE                                           | crashlab run
          list more             | crashlab: found "more", expected nothing more                     | crashlab list
          run x --color mauve   | crashlab: --color mauve: expected auto, always or never           | crashlab run
          """)
  void saysWhatIsWrongAndWhatWasMeant(String line, String what, String command) {
    Said said = session.run((Object[]) line.strip().split(" "));

    assertThat(said).isEqualTo(new Said(2, "", what + "\nSee: " + command + " --help\n"));
  }

  @Test
  void coloursWhatGoesToATerminalAndOnlyThat() {
    Path file = session.file("x.json", restartedOnce("x", 1));

    assertThat(session.runColoured("run", file).out()).contains("\u001B[32m✓ holds\u001B[0m");
    assertThat(session.run("run", file).out()).doesNotContain("\u001B");
  }

  @Test
  void decidesOnColoursByOptionThenEnvironmentThenTerminal() {
    ColorChoice choice = ColorChoice.of("run", "x", "--color", "always");

    assertThat(choice.isColoured(false, Map.of("NO_COLOR", "1"))).isTrue();
    assertThat(ColorChoice.of("--color=never").isColoured(true, Map.of())).isFalse();
    assertThat(ColorChoice.of("run").isColoured(true, Map.of())).isTrue();
    assertThat(ColorChoice.of("run").isColoured(false, Map.of())).isFalse();
    assertThat(ColorChoice.auto.isColoured(true, Map.of("NO_COLOR", "1"))).isFalse();
    assertThat(ColorChoice.auto.isColoured(true, Map.of("NO_COLOR", ""))).isTrue();
    assertThat(ColorChoice.auto.isColoured(true, Map.of("TERM", "dumb"))).isFalse();
  }

  @Test
  void reportsABugOfOursWithTheWayToSeeItAgainAndNoStackTrace() {
    var err = new ByteArrayOutputStream();
    var console = new Console(new ByteArrayOutputStream(), err, false, false);

    new Main(console, new ShippedScenarios(null))
        .bug(
            new IllegalStateException("event out of order (seq 4)"),
            "running x.json with seed 1, at virtual time 2.0 s, after event 41",
            "crashlab run x.json --seed 1 --debug");

    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            crashlab: a bug of Crashlab, sorry, running x.json with seed 1, at virtual time 2.0 s, after event 41
              java.lang.IllegalStateException: event out of order (seq 4)
              to see it again: crashlab run x.json --seed 1 --debug
            """);
  }

  @Test
  void saysHowToOpenTheWindow() {
    assertThat(session.run("ui", "my file.json"))
        .isEqualTo(
            new Said(
                2,
                "",
                "crashlab: the window is a program of its own. In the project's folder:"
                    + " ./crashlab ui 'my file.json'\n"));
  }

  @Test
  void printsAScriptThatCompletesCommandsAndOptions() {
    Said said = session.run("completion");

    assertThat(said.code()).isZero();
    assertThat(said.out()).startsWith("#!/usr/bin/env bash").contains("conform", "--trace");
  }

  @Test
  void weighsExitCodes() {
    List<ExitCode> byGravity =
        List.of(ExitCode.OK, ExitCode.UNDECIDED, ExitCode.FAILED, ExitCode.WRONG, ExitCode.BUG);

    assertThat(byGravity.stream().map(ExitCode::number)).containsExactly(0, 4, 1, 2, 3);
    for (int i = 1; i < byGravity.size(); i++) {
      assertThat(byGravity.get(i).or(byGravity.get(i - 1))).isEqualTo(byGravity.get(i));
      assertThat(byGravity.get(i - 1).or(byGravity.get(i))).isEqualTo(byGravity.get(i));
    }
  }
}
