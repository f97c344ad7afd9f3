package crashlab.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every vector of a library, run by us: what was observed on the BEAM holds.
class LibraryConformanceTest {
  @TestFactory
  Stream<DynamicTest> comesOutAsOnTheBeam() throws IOException, URISyntaxException {
    URL vectors = LibraryConformanceTest.class.getResource("/crashlab/library");
    Path folder = Path.of(Objects.requireNonNull(vectors, "vectors are missing").toURI());
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream()
          .map(file -> test(folder, file));
    }
  }

  private static DynamicTest test(Path folder, Path file) {
    return DynamicTest.dynamicTest(
        folder.relativize(file).toString(),
        file.toUri(),
        () ->
            assertThat(
                    LibraryVectorCheck.firstDifference(LibraryVector.parse(Files.readString(file))))
                .isEmpty());
  }
}
