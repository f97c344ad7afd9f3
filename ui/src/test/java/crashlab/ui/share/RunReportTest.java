package crashlab.ui.share;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.ui.session.Recording;
import crashlab.ui.session.Recordings;
import crashlab.ui.session.ScenarioText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunReportTest {
  private static final Path SCENARIOS = Path.of("../scenarios");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "supervision/nested-escalation",
        "tasks/keep-checkout-alive",
        "genserver/bottleneck"
      })
  void theReportIsWhatTheCommandLinePrints(String name) throws Exception {
    Path file = SCENARIOS.resolve(name + ".json");

    assertThat(RunReport.text(record(file))).isEqualTo(commandLine(file));
  }

  @Test
  void aRunThatALimitCutSaysSoAsTheCommandLineDoes() throws Exception {
    String text = Files.readString(SCENARIOS.resolve("supervision/nested-escalation.json"));
    Path file = folder.resolve("cut.json");
    Files.writeString(file, text.replaceFirst("\\{", "{\"limits\": {\"events\": 100},"));

    String report = RunReport.text(record(file));

    assertThat(report).contains("limits.events allows more").isEqualTo(commandLine(file));
  }

  @Test
  void theDocumentStandsForItself() throws IOException {
    Recording run = record(SCENARIOS.resolve("tasks/keep-checkout-alive.json"));

    assertThat(RunReport.markdown(run))
        .startsWith("# Exercise: keep Checkout alive when the receipt fails\n")
        .contains("| fingerprint | " + run.fingerprint() + " |")
        .contains("- ✗ fails: it never happens that Checkout exits")
        .contains("  - seen: it happened twice")
        .contains(RunReport.text(run).strip())
        .doesNotContain("## The scenario");
  }

  @Test
  void aBranchThatWasNotSavedIsInTheDocument() throws IOException {
    ScenarioText source =
        ScenarioText.load(SCENARIOS.resolve("tasks/linked-task.json")).renamed("mine");

    assertThat(RunReport.markdown(Recordings.of(source)))
        .contains("## The scenario")
        .contains("\"name\": \"linked-task\"")
        .contains("````text");
  }

  @Test
  void theTableOfFiguresHasThoseOfTablesAndEventsToo() throws IOException {
    assertThat(RunFigures.csv(record(SCENARIOS.resolve("telemetry/silent-metrics.json"))))
        .startsWith("metric,value,unit\r\n")
        .contains("\r\nrestarts.Shop/Metrics,1,count\r\n")
        .contains("\r\nload.requests.offered,")
        .contains("\r\nets.counts.writes,")
        .contains("\r\ntelemetry.shop.request.start.count,")
        .contains("\r\ntelemetry.handler.request-metrics.runs,");
  }

  @Test
  void theChainIsThatOfTheCommandLine() throws IOException {
    Recording run = record(SCENARIOS.resolve("tasks/keep-checkout-alive.json"));
    long crash = run.run().verdicts().getFirst().seq();

    assertThat(RunReport.chain(run, crash).lines())
        .hasSize(2)
        .allMatch(line -> RunReport.text(run).contains(line));
    assertThat(RunReport.chain(run, 999_999)).isEmpty();
  }

  @Test
  void figuresHaveTheNamesOfTheFormatAndTheirUnits() throws IOException {
    Recording run = record(SCENARIOS.resolve("genserver/bottleneck.json"));

    List<String> lines = RunFigures.csv(run).lines().toList();

    assertThat(lines.getFirst()).isEqualTo("metric,value,unit");
    assertThat(lines)
        .contains("run.fingerprint," + run.fingerprint() + ",hash")
        .anyMatch(line -> line.matches("load\\.shoppers\\.latency\\.p99,\\d+,ns"))
        .anyMatch(line -> line.matches("mailbox\\.PriceServer\\.max,\\d+,count"))
        .anyMatch(line -> line.startsWith("scheduler.utilization,0."))
        .allMatch(line -> line.split(",").length == 3);
    var load = run.run().facts().loads().getFirst();
    assertThat(lines).contains("load.shoppers.completed," + load.completed() + ",count");
  }

  @Test
  void figuresOfSupervisorsTellTheirBudgets() throws IOException {
    Recording run = record(SCENARIOS.resolve("supervision/forgotten-subsystem.json"));

    assertThat(RunFigures.csv(run).lines())
        .anyMatch(line -> line.startsWith("restarts.App/Recommendations/SuggestionModel,3,"))
        .anyMatch(line -> line.startsWith("supervisor.App.restarts,"));
  }

  private static String commandLine(Path file) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                "crashlab.cli.Main",
                "run",
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return printed;
  }

  private static Recording record(Path file) throws IOException {
    return Recordings.of(ScenarioText.load(file));
  }
}
