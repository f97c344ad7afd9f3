package crashlab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InheritanceTest {
  private static final String BASE =
      """
      {"format": 1, "name": "base", "duration": "1s",
       "modules": {"W": {"use": "gen_server"}},
       "tree": {"id": "App", "type": "supervisor", "strategy": "one_for_one",
         "children": [{"id": "A", "module": "W", "name": "A"}]}}
      """;

  @TempDir private Path folder;

  @Test
  void laysAFileOnTheOneThatItExtends() throws IOException {
    write("base.json", BASE);
    Path file =
        write(
            "a.json",
            "{\"extends\": \"base.json\", \"name\": \"a\", \"tree\": {\"strategy\":"
                + " \"one_for_all\"}}");

    Scenario scenario = scenario(file);

    assertThat(scenario.name()).isEqualTo("a");
    assertThat(scenario.nodes().getFirst().tree().get(ChildParams.STRATEGY).word())
        .isEqualTo("one_for_all");
    assertThat(scenario.nodes().getFirst().tree().children()).hasSize(1);
  }

  @Test
  void aPathIsRelativeToTheFileThatNamesIt() throws IOException {
    write("sub/base.json", BASE);
    write("sub/b.json", "{\"extends\": \"base.json\", \"seed\": 5}");
    Path file = write("a.json", "{\"extends\": \"sub/b.json\"}");

    assertThat(scenario(file).seed()).isEqualTo(5);
  }

  @Test
  void aProblemIsShownInTheFileThatItStandsIn() throws IOException {
    write("base.json", BASE.replace("gen_server", "gen_sever"));
    Path file = write("a.json", "{\"extends\": \"base.json\",\n \"seed\": true}");

    List<ScenarioProblem> problems = problems(file);

    assertThat(problems)
        .extracting(
            p -> Path.of(p.file()).getFileName() + ":" + p.line() + ":" + p.column() + p.pointer())
        .containsExactly("a.json:2:10/seed", "base.json:2:27/modules/W/use");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "../base.json|a path may not lead out of the scenario's folder with '..'",
        "sub/../../base.json|a path may not lead out of the scenario's folder with '..'",
        "/etc/passwd|a path is relative to the scenario's folder",
        "~/base.json|a path is relative to the scenario's folder",
        "C:/base.json|a path is relative to the scenario's folder",
        "sub\\\\base.json|a path is written with '/'",
        "./base.json|a path has no empty part and no '.'",
        "sub//base.json|a path has no empty part and no '.'",
        "base.jsn|there is no such file",
        "sub|there is no such file",
      })
  void refusesFilesElsewhere(String path, String expected) throws IOException {
    write("base.json", BASE);
    write("sub/base.json", BASE);
    Path file = write("a.json", "{\"extends\": \"" + path + "\"}");

    assertThat(problems(file)).hasSize(1);
    assertThat(problems(file).getFirst().message()).contains(expected);
  }

  @Test
  void suggestsAFileOfALikeName() throws IOException {
    write("sub/base.json", BASE);
    Path file = write("a.json", "{\"extends\": \"sub/bsae.json\"}");

    assertThat(problems(file).getFirst().suggestion()).isEqualTo("sub/base.json");
  }

  @Test
  void refusesALinkThatLeadsOut() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("base.json"), BASE);
    Path inside = Files.createDirectory(folder.resolve("inside"));
    Files.createSymbolicLink(inside.resolve("base.json"), outside.resolve("base.json"));
    Path file = write("inside/a.json", "{\"extends\": \"base.json\"}");

    assertThat(problems(file).getFirst().message())
        .isEqualTo("cannot read \"base.json\": it leads out of the scenario's folder");
  }

  @Test
  void refusesCycles() throws IOException {
    write("b.json", "{\"extends\": \"a.json\"}");
    Path file = write("a.json", "{\"extends\": \"b.json\"}");

    assertThat(problems(file).getFirst().text())
        .endsWith("b.json:1:13: /extends: a cycle: \"a.json\" extends, in the end, itself");
  }

  @Test
  void refusesAFileThatExtendsItself() throws IOException {
    Path file = write("a.json", "{\"extends\": \"a.json\"}");

    assertThat(problems(file).getFirst().message()).startsWith("a cycle");
  }

  @Test
  void refusesLongChains() throws IOException {
    write("f9.json", BASE);
    for (int i = 8; i >= 0; i--) {
      write("f" + i + ".json", "{\"extends\": \"f" + (i + 1) + ".json\"}");
    }

    assertThat(problems(folder.resolve("f0.json")).getFirst().message())
        .isEqualTo("more than 8 files that extend one another");
    assertThat(scenario(folder.resolve("f1.json")).name()).isEqualTo("base");
  }

  @Test
  void refusesANullThatRemovesNothing() throws IOException {
    write("base.json", BASE);
    Path file = write("a.json", "{\"extends\": \"base.json\", \"modlues\": null}");

    assertThat(problems(file).getFirst().text())
        .endsWith(
            "null removes \"modlues\", which the extended file does not have. Did you mean"
                + " \"modules\"?");
  }

  @Test
  void saysWhyAFileCannotBeRead() {
    assertThat(problems(folder.resolve("none.json")).getFirst().message())
        .isEqualTo("cannot read the file: there is no such file");
    assertThat(problems(folder).getFirst().message())
        .isEqualTo("cannot read the file: it is a folder");
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static Scenario scenario(Path file) {
    return switch (Scenarios.read(file, ReadOptions.DEFAULT)) {
      case ReadResult.Read read -> read.scenario();
      case ReadResult.Refused refused -> throw new AssertionError(refused.text());
    };
  }

  private static List<ScenarioProblem> problems(Path file) {
    return switch (Scenarios.read(file, ReadOptions.DEFAULT)) {
      case ReadResult.Read _ -> List.of();
      case ReadResult.Refused refused -> refused.problems();
    };
  }
}
