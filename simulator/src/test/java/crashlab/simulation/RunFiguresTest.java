package crashlab.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.scenario.MetricPath;
import crashlab.scenario.ReadOptions;
import crashlab.scenario.ReadResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A run says itself under which paths it has figures.
class RunFiguresTest {
  @Test
  void aRunHasTheFiguresOfItsLoadsProcessesAndTables() {
    assertThat(paths("tables/lost-updates", 100))
        .contains(
            "load.visitors.offered",
            "load.visitors.latency.p99",
            "restarts.Shop/Views",
            "supervisor.Shop.restarts",
            "mailbox.Views.max",
            "ets.views.rows",
            "ets.views.lost_updates",
            "atoms")
        .doesNotContain("supervisor.Shop/Views.restarts", "restarts.visitors");
  }

  @Test
  void aRunHasTheFiguresOfItsEventsAndHandlers() {
    assertThat(paths("telemetry/silent-metrics", 100))
        .contains(
            "telemetry.shop.request.start.count",
            "telemetry.shop.request.stop.count",
            "telemetry.handlers",
            "telemetry.handler.request-metrics.runs");
  }

  @Test
  void anEndedTableStillHasItsFigures() {
    assertThat(paths("tables/table-dies", 100)).anyMatch(path -> path.startsWith("ets."));
  }

  @Test
  void aRunHasTheReasonsForWhichArrivalsFailed() {
    assertThat(paths("tables/table-dies", 100)).contains("load.readers.failed.badarg");
  }

  @Test
  void ofAMetricThereAreAtMostSoMany() {
    List<String> paths = paths("supervision/nested-escalation", 2);

    assertThat(paths).filteredOn(path -> path.startsWith("restarts.")).hasSize(2);
  }

  @Test
  void eachOfThemCanBeRead() {
    Simulation simulation = ended("telemetry/silent-metrics");

    assertThat(simulation.readout().paths(100))
        .extracting(MetricPath::text)
        .doesNotHaveDuplicates()
        .hasSizeGreaterThan(30);
    for (MetricPath path : simulation.readout().paths(100)) {
      assertThat(simulation.readout().figure(path)).as(path.text()).isNotNull();
    }
  }

  private static List<String> paths(String scenario, int most) {
    return ended(scenario).readout().paths(most).stream().map(MetricPath::text).toList();
  }

  private static Simulation ended(String scenario) {
    Path file = Path.of("..", "scenarios", scenario + ".json");
    if (!(Scenarios.read(file, ReadOptions.DEFAULT) instanceof ReadResult.Read read)) {
      throw new AssertionError(scenario);
    }
    Simulation simulation = Simulation.of(read.scenario());
    simulation.run();
    return simulation;
  }
}
