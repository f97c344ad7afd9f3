package crashlab.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every vector that was recorded on the BEAM, run by us: who did what, in which order, as seen
/// from each process, is the same.
class ConformanceTest {
  @TestFactory
  Stream<DynamicContainer> runsAsOnTheBeam() throws IOException, URISyntaxException {
    List<DynamicContainer> groups = new ArrayList<>();
    for (Path group : sorted(folder())) {
      List<DynamicTest> tests = new ArrayList<>();
      for (Path file : sorted(group)) {
        tests.add(
            DynamicTest.dynamicTest(
                file.getFileName().toString(), file.toUri(), () -> compare(Vector.read(file))));
      }
      groups.add(DynamicContainer.dynamicContainer(group.getFileName().toString(), tests.stream()));
    }
    return groups.stream();
  }

  private static Path folder() throws URISyntaxException {
    URL vectors = ConformanceTest.class.getResource("/vectors");
    return Path.of(Objects.requireNonNull(vectors, "vectors are missing").toURI());
  }

  private static List<Path> sorted(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }

  private static void compare(Vector vector) {
    assertThat(VectorCheck.firstDifference(vector)).as(vector.about()).isEmpty();
  }
}
