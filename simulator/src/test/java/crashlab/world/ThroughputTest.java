package crashlab.world;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.scenario.ReadOptions;
import crashlab.scenario.Scenario;
import crashlab.simulation.Experiment;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Loads that were measured on the BEAM: simulated with the default costs, they come out alike.
class ThroughputTest {
  /// With one scheduler the measurement is good to a few per cent.
  @ParameterizedTest
  @ValueSource(strings = {"closed-1-users-100us-s1", "pool-4-workers-200us-s1"})
  void agreesWithOneScheduler(String name) throws IOException {
    Measured measured = Measured.read(name);

    assertThat(measured.simulatedThroughput())
        .isBetween(0.9 * measured.throughput(), 1.1 * measured.throughput());
    assertThat(measured.simulatedMedianMicros())
        .isBetween(0.9 * measured.medianMicros(), 1.1 * measured.medianMicros());
  }

  /// With two the second core was not always to be had, so the measurement is a lower bound.
  @ParameterizedTest
  @ValueSource(
      strings = {"cast-flood-200us-s2", "closed-10-users-100us-s2", "open-3000-per-s-200us-s2"})
  void agreesWithTwoSchedulers(String name) throws IOException {
    Measured measured = Measured.read(name);

    assertThat(measured.simulatedThroughput())
        .isBetween(0.9 * measured.throughput(), 1.2 * measured.throughput());
  }

  @ParameterizedTest
  @ValueSource(strings = {"closed-10-users-100us-s2", "pool-4-workers-200us-s1"})
  void queuesAsLongAsTheUsersAllow(String name) throws IOException {
    Measured measured = Measured.read(name);

    for (var mailbox : measured.median().path("mailbox_max").properties()) {
      assertThat(measured.simulated("mailbox." + mailbox.getKey() + ".max"))
          .as(mailbox.getKey())
          .isBetween(0.7 * mailbox.getValue().asDouble(), 1.5 * mailbox.getValue().asDouble());
    }
  }

  private record Measured(Scenario scenario, JsonNode median, Experiment experiment) {
    static Measured read(String name) throws IOException {
      try (InputStream file =
          Objects.requireNonNull(
              ThroughputTest.class.getResourceAsStream("/throughput/" + name + ".json"), name)) {
        JsonNode root = JsonMapper.builder().build().readTree(file);
        Scenario scenario =
            Experiment.read(root.required("scenario").toString(), ReadOptions.DEFAULT);
        return new Measured(
            scenario, root.required("measured").required("median"), Experiment.run(scenario));
      }
    }

    double throughput() {
      return median.required("throughput_per_s").asDouble();
    }

    double medianMicros() {
      return median.required("latency_us").required("p50").asDouble();
    }

    double simulatedThroughput() {
      return simulated("load." + scenario.loads().getFirst().id() + ".throughput");
    }

    /// Metrics are in nanoseconds, the file's figures in microseconds.
    double simulatedMedianMicros() {
      return simulated("load." + scenario.loads().getFirst().id() + ".latency.p50") / 1000;
    }

    double simulated(String metric) {
      return experiment.metric(metric);
    }
  }
}
