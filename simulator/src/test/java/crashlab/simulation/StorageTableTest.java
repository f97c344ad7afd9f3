package crashlab.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.Wording;
import crashlab.scenario.ReadOptions;
import crashlab.scenario.ReadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The figures of the five storages in the lesson on tables are those of their scenarios. With
/// `-Dlanguage=write` this test writes them anew.
class StorageTableTest {
  private static final Path LESSON = Path.of("..", "docs", "lessons", "tables.md");
  private static final Path SCENARIOS = Path.of("..", "scenarios", "tables");
  private static final String BEGIN = "<!-- storages -->\n\n";
  private static final String END = "\n<!-- end -->";
  private static final String HEAD =
      """
      | the rates are … | half of the reads take at most | 99 of 100 | the slowest | a change takes | after the crash | after the power cut |
      | --- | --- | --- | --- | --- | --- | --- |
      """;

  @Test
  void theLessonTellsTheFiguresOfTheFiveScenarios() throws IOException {
    String page = Files.readString(LESSON);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    String renewed = page.substring(0, begin) + table() + page.substring(page.indexOf(END, begin));
    if ("write".equals(System.getProperty("language"))) {
      Files.writeString(LESSON, renewed);
    }

    assertThat(Files.readString(LESSON)).isEqualTo(renewed);
  }

  private static String table() {
    return HEAD
        + Stream.of(
                row("in an ETS table", "ets"),
                row("in a Registry", "registry"),
                row("persistent terms", "persistent-term"),
                row("in a DETS file", "dets"),
                row("in Mnesia, `disc_copies`", "mnesia"))
            .collect(Collectors.joining());
  }

  private static String row(String where, String name) {
    String file = "storage-" + name + ".json";
    Experiment run = run(SCENARIOS.resolve(file));
    return "| [%s](../../scenarios/tables/%s) | %s | %s | %s | %s | %s | %s |%n"
        .formatted(
            where,
            file,
            time(run, "load.reads.latency.p50"),
            time(run, "load.reads.latency.p99"),
            time(run, "load.reads.latency.max"),
            time(run, "load.changes.latency.p50"),
            rate(SCENARIOS.resolve(file), 1),
            rate(SCENARIOS.resolve(file), 2))
        .replace(System.lineSeparator(), "\n");
  }

  private static Experiment run(Path file) {
    return switch (Scenarios.read(file, ReadOptions.DEFAULT)) {
      case ReadResult.Read read -> Experiment.run(read.scenario());
      case ReadResult.Refused refused -> throw new AssertionError(refused.text());
    };
  }

  private static String time(Experiment run, String metric) {
    return Wording.when(Math.round(run.metric(metric)));
  }

  /// What a scenario expects, which `ScenarioTest` holds: does whoever asks get the euro of 2?
  private static String rate(Path file, int ask) {
    JsonNode answers = new ObjectMapper().readTree(file.toFile()).at("/expect/0/equals");
    return answers.get(ask).toString().contains("2") ? "the new rate" : "the old one";
  }
}
