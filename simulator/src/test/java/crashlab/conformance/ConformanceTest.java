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
  private static final List<String> RECORDINGS =
      List.of("/vectors", "/vectors-25", "/vectors-27", "/vectors-29");

  @TestFactory
  Stream<DynamicContainer> runsAsOnTheBeam() throws IOException, URISyntaxException {
    List<DynamicContainer> all = new ArrayList<>();
    for (String recordings : RECORDINGS) {
      List<DynamicContainer> groups = new ArrayList<>();
      Vectors.byGroup(recordings)
          .forEach((group, files) ->
              groups.add(DynamicContainer.dynamicContainer(group, files.stream().map(this::test))));
      all.add(DynamicContainer.dynamicContainer(recordings.substring(1), groups));
    }
    return all.stream();
  }

  private DynamicTest test(Path file) {
    return DynamicTest.dynamicTest(
        file.getFileName().toString(), file.toUri(), () -> compare(Vector.read(file)));
  }

  private static void compare(Vector vector) {
    assertThat(VectorCheck.firstDifference(vector)).as(vector.about()).isEmpty();
  }
}
