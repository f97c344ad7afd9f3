package crashlab.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.scenario.ReadOptions;
import crashlab.scenario.ReadResult;
import crashlab.scenario.Scenario;
import crashlab.scenario.SourceLoader;
import crashlab.simulation.FingerprintFile;
import crashlab.simulation.Scenarios;
import crashlab.simulation.Simulation;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every conformance vector gives its fingerprint, run as its scenario says and as it was recorded:
/// what a change does to the order, times, costs and texts of events shows, also where the vector
/// does not look.
///
/// `mvn test -pl simulator -Dtest=VectorFingerprintTest -Dfingerprints=write` writes the
/// fingerprints anew.
class VectorFingerprintTest {
  private static final FingerprintFile FINGERPRINTS =
      new FingerprintFile(
          Path.of("src", "test", "resources", "crashlab", "conformance", "fingerprints.txt"));
  private static final String AS_RECORDED = " as recorded";

  private static SequencedMap<String, String> run = new LinkedHashMap<>();

  @BeforeAll
  static void runAll() throws IOException, URISyntaxException {
    run = new LinkedHashMap<>();
    for (Map.Entry<String, Path> file : Vectors.byName().entrySet()) {
      Vector vector = Vector.read(file.getValue());
      Scenario scenario = scenario(vector);
      run.put(file.getKey(), fingerprint(scenario));
      run.put(file.getKey() + AS_RECORDED, fingerprint(VectorCheck.asRecorded(scenario, vector)));
    }
    if (FingerprintFile.isToBeWritten()) {
      FINGERPRINTS.write(run);
    }
  }

  @Test
  void eachVectorGivesItsFingerprints() throws IOException {
    Map<String, String> expected = FINGERPRINTS.read();
    List<String> differing = new ArrayList<>();
    run.forEach((name, fingerprint) -> {
      if (!fingerprint.equals(expected.get(name))) {
        differing.add(name);
      }
    });

    assertThat(differing).as("runs that differ from what %s holds", FINGERPRINTS.path()).isEmpty();
  }

  @Test
  void theFileListsAllVectorsInOrder() throws IOException {
    assertThat(FINGERPRINTS.read().keySet()).containsExactlyElementsOf(run.keySet());
  }

  private static Scenario scenario(Vector vector) {
    ReadOptions options = ReadOptions.DEFAULT.withUnheldNames();
    return switch (Scenarios.read(vector.name(), vector.scenario(), options, SourceLoader.none())) {
      case ReadResult.Read read -> read.scenario();
      case ReadResult.Refused refused -> throw new AssertionError(refused.text());
    };
  }

  private static String fingerprint(Scenario scenario) {
    var simulation = Simulation.of(scenario);
    simulation.run();
    return simulation.fingerprint();
  }
}
