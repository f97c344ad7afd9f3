package crashlab.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The vectors about supervisors, a part of those of [ConformanceTest] that takes two seconds:
/// whether the tests of supervisors notice a change is measured with these among them.
class SupervisorConformanceTest {
  private static final List<String> GROUPS =
      List.of("auto_shutdown", "dynamic", "init", "own", "partition", "shutdown", "supervision");

  private static final List<String> RELEASES = List.of("/vectors-25", "/vectors-27", "/vectors-29");

  static List<Path> vectors() throws IOException, URISyntaxException {
    List<Path> files = new ArrayList<>();
    var groups = Vectors.byGroup();
    for (String group : GROUPS) {
      files.addAll(groups.get(group));
    }
    for (String recordings : RELEASES) {
      files.addAll(Vectors.byGroup(recordings).get("releases"));
    }
    return files;
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void supervisorsDoAsOnTheBeam(Path file) throws IOException {
    Vector vector = Vector.read(file);

    assertThat(VectorCheck.firstDifference(vector)).as(vector.about()).isEmpty();
  }
}
