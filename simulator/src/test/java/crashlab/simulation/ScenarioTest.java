package crashlab.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.ExpectationCheck;
import crashlab.analysis.Verdict;
import crashlab.scenario.ReadOptions;
import crashlab.scenario.ReadResult;
import crashlab.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every scenario that ships: its verdict, and the fingerprint that it must give on any machine.
///
/// `mvn test -pl simulator -Dtest=ScenarioTest -Dfingerprints=write` writes the fingerprints anew.
class ScenarioTest {
  private static final Path FOLDER = Path.of("..", "scenarios");
  private static final FingerprintFile FINGERPRINTS =
      new FingerprintFile(FOLDER.resolve("fingerprints.txt"));

  /// What a run came to.
  private record Ran(String fingerprint, boolean holds, String failures) {}

  @TestFactory
  Stream<DynamicTest> givesItsFingerprintAndVerdict() throws IOException {
    Map<String, String> expected = FINGERPRINTS.read();
    return files().stream()
        .map(file -> DynamicTest.dynamicTest(name(file), () -> check(file, expected)));
  }

  @Test
  void listsTheFingerprintOfEveryScenario() throws IOException {
    if (FingerprintFile.isToBeWritten()) {
      write();
    }

    assertThat(FINGERPRINTS.read().keySet())
        .containsExactlyElementsOf(files().stream().map(ScenarioTest::name).toList());
  }

  private static void check(Path file, Map<String, String> expected) {
    Scenario scenario = read(file);

    Ran first = run(scenario);
    Ran second = run(scenario);

    boolean exercise = scenario.lesson() != null && scenario.lesson().solution() != null;
    boolean solution = file.toString().endsWith(".solution.json");
    assertThat(second.fingerprint()).isEqualTo(first.fingerprint());
    assertThat(first.holds())
        .as(exercise && !solution ? "an exercise fails as given" : first.failures())
        .isEqualTo(!exercise || solution);
    assertThat(first.fingerprint()).as("fingerprint").isEqualTo(expected.get(name(file)));
  }

  private static Ran run(Scenario scenario) {
    var check = new ExpectationCheck(scenario.expectations());
    Simulation simulation = Simulation.of(scenario, check);
    for (long instant : check.instants()) {
      simulation.runUntil(instant);
      check.evaluateAt(instant, simulation.readout());
    }
    Outcome outcome = simulation.run();
    check.evaluateEnd(outcome.end(), simulation.nowNanos(), simulation.readout());
    List<Verdict> failed = check.verdicts().stream().filter(v -> !v.holds()).toList();
    return new Ran(
        simulation.fingerprint(),
        failed.isEmpty(),
        failed.stream()
            .map(v -> v.expected() + ", but " + v.seen())
            .collect(Collectors.joining("; ")));
  }

  private static Scenario read(Path file) {
    ReadResult result = Scenarios.read(file, ReadOptions.DEFAULT);
    if (result instanceof ReadResult.Refused refused) {
      throw new AssertionError(refused.text());
    }
    return ((ReadResult.Read) result).scenario();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(FOLDER, 2)) {
      return all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static String name(Path file) {
    return FOLDER.relativize(file).toString().replace('\\', '/');
  }

  private static void write() throws IOException {
    Map<String, String> fingerprints = new LinkedHashMap<>();
    for (Path file : files()) {
      fingerprints.put(name(file), run(read(file)).fingerprint());
    }
    FINGERPRINTS.write(fingerprints);
  }
}
