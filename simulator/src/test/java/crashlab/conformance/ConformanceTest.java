package crashlab.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    Vectors.byGroup()
        .forEach((group, files) ->
            groups.add(DynamicContainer.dynamicContainer(group, files.stream().map(this::test))));
    return groups.stream();
  }

  private DynamicTest test(Path file) {
    return DynamicTest.dynamicTest(
        file.getFileName().toString(), file.toUri(), () -> compare(Vector.read(file)));
  }

  private static void compare(Vector vector) {
    assertThat(VectorCheck.firstDifference(vector)).as(vector.about()).isEmpty();
  }
}
