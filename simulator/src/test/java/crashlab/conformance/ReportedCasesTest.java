package crashlab.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.Verdict;
import crashlab.experiment.FinishedRun;
import crashlab.experiment.FinishedRun.Conclusion;
import crashlab.experiment.ScenarioRun;
import crashlab.scenario.ReadOptions;
import crashlab.scenario.ReadResult;
import crashlab.scenario.Scenario;
import crashlab.scenario.SourceLoader;
import crashlab.simulation.Scenarios;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Incidents from public reports, and cases of OTP's and Elixir's own test suites: what the BEAM
/// does in them is expected, and, beside some, what the process that tests is told.
class ReportedCasesTest {
  private static final String TESTER = "App/T";

  @TestFactory
  Stream<DynamicTest> incidentsComeOutAsReported() throws IOException, URISyntaxException {
    return tests("/field");
  }

  @TestFactory
  Stream<DynamicTest> casesOfTheSuitesComeOutAsTheyAssert() throws IOException, URISyntaxException {
    return tests("/suites");
  }

  private static Stream<DynamicTest> tests(String resource) throws IOException, URISyntaxException {
    URL cases = ReportedCasesTest.class.getResource(resource);
    Path folder = Path.of(Objects.requireNonNull(cases, "the cases are missing").toURI());
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream()
          .map(file -> test(folder.relativize(file).toString(), file));
    }
  }

  private static DynamicTest test(String name, Path file) {
    return DynamicTest.dynamicTest(name, file.toUri(), () -> comesOut(file));
  }

  private static void comesOut(Path file) throws IOException {
    var told = new Told(TESTER);
    FinishedRun run = new ScenarioRun(scenario(file)).run(List.of(told));

    assertThat(run.verdicts().stream().filter(verdict -> !verdict.holds()).map(Verdict::seen))
        .as("what was seen instead")
        .isEmpty();
    assertThat(run.conclusion()).isEqualTo(Conclusion.PASSED);
    Path results = Path.of(file.toString().replaceAll("json$", "results"));
    if (Files.exists(results)) {
      JsonNode expected = JsonMapper.shared().readTree(Files.readString(results));
      assertThat(Told.matches(expected, told.values()))
          .as("what %s was told: expected %s, got %s", TESTER, expected, told.values())
          .isTrue();
    }
  }

  private static Scenario scenario(Path file) throws IOException {
    String text = Files.readString(file);
    SourceLoader beside = SourceLoader.folder(Objects.requireNonNull(file.getParent()));
    return switch (Scenarios.read(file.toString(), text, ReadOptions.DEFAULT, beside)) {
      case ReadResult.Read read -> read.scenario();
      case ReadResult.Refused refused -> throw new AssertionError(refused.text());
    };
  }
}
