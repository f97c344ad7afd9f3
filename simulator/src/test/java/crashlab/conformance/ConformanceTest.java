package crashlab.conformance;

import static org.assertj.core.api.Assertions.assertThat;

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

/// Every experiment recorded on the BEAM comes out here as it did there.
class ConformanceTest {
  @TestFactory
  Stream<DynamicTest> doesWhatTheBeamDid() throws IOException, URISyntaxException {
    return vectors().stream().map(file -> DynamicTest.dynamicTest(name(file), () -> check(file)));
  }

  private static void check(Path file) throws IOException {
    Vector vector = Vector.read(file);

    assertThat(VectorCheck.firstDifference(vector)).as(vector.about()).isEmpty();
  }

  private static String name(Path file) {
    Path group = Objects.requireNonNull(file.getParent()).getFileName();
    return group + "/" + file.getFileName();
  }

  private static List<Path> vectors() throws IOException, URISyntaxException {
    URL folder = Objects.requireNonNull(ConformanceTest.class.getResource("/conformance/vectors"));
    try (Stream<Path> files = Files.walk(Path.of(folder.toURI()))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }
}
