package crashlab.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.analysis.ExpectationCheck;
import crashlab.scenario.ReadOptions;
import crashlab.scenario.Scenario;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What was recorded of the real libraries: scenarios whose expectations say it, each with the
/// seeds 0, 1 and 2 and the release of OTP that it was recorded on.
class LibraryVectorTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @TestFactory
  Stream<DynamicTest> theRunShowsWhatWasRecorded() throws IOException, URISyntaxException {
    return files().stream()
        .map(file ->
            DynamicTest.dynamicTest(
                file.getParent().getFileName() + "/" + file.getFileName(), () -> check(file)));
  }

  private static void check(Path file) throws IOException {
    JsonNode vector = JSON.readTree(Files.readString(file));
    List<ObjectNode> cases = cases(vector);
    for (int i = 0; i < cases.size(); i++) {
      String text = JSON.writeValueAsString(cases.get(i));
      int number = i;
      LongStream.range(0, 3)
          .forEach(seed ->
              assertThat(failures(Experiment.read(text, ReadOptions.DEFAULT.withSeed(seed))))
                  .as("case %d, seed %d", number, seed)
                  .isEmpty());
    }
  }

  /// The scenario of a vector with what each of its cases makes of it.
  private static List<ObjectNode> cases(JsonNode vector) {
    List<ObjectNode> cases = new ArrayList<>();
    JsonNode whole = JSON.createArrayNode().add(JSON.createObjectNode());
    for (JsonNode one : vector.has("cases") ? vector.get("cases") : whole) {
      ObjectNode scenario = vector.get("scenario").deepCopy().asObject();
      scenario.put("application", "temporary");
      scenario.put("otp", vector.get("versions").get("otp").asString().split("\\.", 2)[0]);
      if (one.has("params")) {
        scenario.withObject("/params").setAll(one.get("params").asObject());
      }
      assertThat(one.has("merge")).as("a merge, which no vector here has").isFalse();
      ArrayNode expect = scenario.withArray("/expect");
      if (one.has("expect")) {
        expect.addAll(one.get("expect").asArray());
      }
      assertThat(expect.isEmpty()).as("expects nothing").isFalse();
      cases.add(scenario);
    }
    return cases;
  }

  private static List<String> failures(Scenario scenario) {
    var check = new ExpectationCheck(scenario.expectations());
    Simulation simulation = Simulation.of(scenario, check);
    for (long instant : check.instants()) {
      simulation.runUntil(instant);
      check.evaluateAt(instant, simulation.readout());
    }
    Outcome outcome = simulation.run();
    check.evaluateEnd(outcome.end(), simulation.nowNanos(), simulation.readout());
    return check.verdicts().stream()
        .filter(verdict -> !verdict.holds())
        .map(verdict -> verdict.told() + ", but " + verdict.seen())
        .toList();
  }

  private static List<Path> files() throws IOException, URISyntaxException {
    URL folder = Objects.requireNonNull(LibraryVectorTest.class.getResource("/crashlab/library"));
    try (Stream<Path> all = Files.walk(Path.of(folder.toURI()))) {
      return all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }
}
