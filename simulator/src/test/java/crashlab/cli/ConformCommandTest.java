package crashlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.cli.CommandSession.Said;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformCommandTest {
  private static final String SCENARIO =
      """
      {"format": 1, "name": "v", "duration": "1s",
       "modules": {"A": {"use": "gen_server", "handle_cast": {"end": [{"stop": "normal"}]},
                         "handle_call": {"get": [{"work": "1ms"}, {"reply": "ok"}]}}},
       "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one", "max_restarts": 0,
                "children": [{"id": "A", "module": "A", "name": "A"}]}%s}
      """;
  private static final String CRASH = ", \"faults\": [{\"at\": \"100ms\", \"kill\": \"A\"}]";
  private static final String LOAD =
      ", \"load\": [{\"id\": \"u\", \"closed\": {\"users\": 1, \"think\": 0},"
          + " \"do\": [{\"call\": \"A\", \"message\": \"get\"}]}]";

  @TempDir Path folder;
  private CommandSession session;

  @BeforeEach
  void open() {
    session = new CommandSession(folder);
  }

  private Path vector(String name, String reason) {
    return session.file(
        name,
        """
        {"about": "A killed child, and no restart allowed.", "scenario": %s,
         "expected": {"processes": {
            "App#1": [["start", "App/A#1"], ["report", "child_terminated", "App/A#1", "killed"],
                      ["report", "shutdown", "App/A#1", "reached_max_restart_intensity"],
                      ["exit", "shutdown"]],
            "App/A#1": [["started"], ["exit", "%s"]]}, "alive": []},
         "recorded": {"otp": "25.2.3", "elixir": "1.14.0", "runs": 3}}
        """
            .formatted(SCENARIO.formatted(CRASH), reason));
  }

  private Path measured(String name, double throughput) {
    return session.file(
        name,
        "{\"scenario\": %s, \"measured\": {\"median\": {\"throughput_per_s\": %s}}}"
            .formatted(SCENARIO.formatted(LOAD), throughput));
  }

  @Test
  void passesWhereTheRunIsThatOfTheBeam() {
    vector("group/a.json", "killed");
    session.file("group/README.md", "no vector");

    assertThat(session.run("conform", folder)).isEqualTo(new Said(0, "1 passed, 0 failed\n", ""));
  }

  @Test
  void namesTheFirstDifferenceOfEachFailure() {
    Path good = vector("a.json", "killed");
    Path bad = vector("b.json", "normal");

    Said said = session.run("conform", folder, "--verbose");

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.out())
        .isEqualTo(
            good
                + ": passed\n"
                + bad
                + ": App/A#1: event 2: expected [\"exit\", \"normal\"], got [\"exit\","
                + " \"killed\"]\n"
                + "1 passed, 1 failed\n");
  }

  @Test
  void failsWhatIsNoVector() {
    Path file = session.file("x.json", "{\"a\": 1}");
    Path text = session.file("y.json", "so");
    Path refused = session.file("z.json", vectorText().replace("one_for_one", "one_for_on"));

    Said said = session.run("conform", file, text, refused);

    assertThat(said.code()).isEqualTo(1);
    List<String> lines = said.out().lines().toList();
    assertThat(lines.get(0)).startsWith(file + ": not a vector: ");
    assertThat(lines.get(1)).startsWith(text + ": not a vector: ");
    assertThat(lines.get(2)).startsWith(refused + ": refused: ").contains("one_for_one");
    assertThat(lines.get(3)).isEqualTo("0 passed, 3 failed");
  }

  @Test
  void runsTheCasesOfALibrarysVector() {
    String text =
        "{\"system\": \"sys\", \"observed\": {}, \"scenario\": "
            + SCENARIO.formatted(", \"expect\": [{\"alive\": \"A\", \"name\": \"lives\"}]")
            + ", \"cases\": [{}%s]}";
    session.file("good.json", text.formatted(""));
    Path bad =
        session.file(
            "bad.json",
            text.formatted(", {\"merge\": {\"faults\": [{\"at\": \"1ms\", \"kill\": \"A\"}]}}"));

    Said said = session.run("conform", folder);

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.out())
        .isEqualTo(
            bad
                + ": cases[1] lives: expected A is alive at the end, got A ended at 0.001 s with"
                + " :killed\n1 passed, 1 failed\n");
  }

  private static String vectorText() {
    return "{\"scenario\": "
        + SCENARIO.formatted("")
        + ", \"expected\": {\"processes\": {}, \"alive\": []}}";
  }

  @Test
  void comparesThroughputWithWhatWasMeasured() {
    measured("near.json", 950);
    Path far = measured("far.json", 850);
    measured("far-s2.json", 850);

    Said said = session.run("conform", folder);

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.out())
        .matches(
            "\\Q"
                + far
                + "\\E: throughput [0-9.]+/s, measured 850.0/s \\(\\+1[0-9.]+ %\\)\n"
                + "2 passed, 1 failed\n");
  }

  @Test
  void skipsWhatReadsThroughTablesOfAnotherSystem() {
    Path file = measured("mnesia.json", 1000);
    session.file(
        "mnesia.json", read(file).replace("{\"work\": \"1ms\"}", "{\"oban_insert\": \"t\"}"));

    Said said = session.run("conform", file);

    assertThat(said.code()).isZero();
    assertThat(said.out())
        .isEqualTo(
            file
                + ": skipped: this version does not simulate Oban, so \"oban_insert\" is refused\n"
                + "0 passed, 0 failed\n");
  }

  private static String read(Path file) {
    try {
      return java.nio.file.Files.readString(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void saysWhenThereIsNothingToCompare() {
    assertThat(session.run("conform", folder))
        .isEqualTo(
            new Said(2, "", "crashlab: " + folder + ": no *.json file in this folder or below\n"));
    Path nowhere = folder.resolve("nowhere");
    assertThat(session.run("conform", nowhere).err())
        .isEqualTo("crashlab: " + nowhere + ": there is no such file or folder\n");
  }
}
