package crashlab.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crashlab.simulation.Libraries;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsTest {
  private static final Placeholder EVENT = Placeholder.any("EVENT", null);
  private static final Placeholder EVENT_REASON = Placeholder.any("REASON", null);
  private static final Placeholder ID = Placeholder.any("ID", null);
  private static final Metrics METRICS =
      new Metrics(
          List.of(
              Metric.of("telemetry.EVENT.count", Unit.COUNT, "", EVENT),
              Metric.of("telemetry.handlers", Unit.COUNT, ""),
              Metric.of("telemetry.handler.ID.runs", Unit.COUNT, "", ID),
              Metric.of("load.ID.failed", Unit.COUNT, "", ID),
              Metric.of("load.ID.failed.REASON", Unit.COUNT, "", ID, EVENT_REASON),
              Metric.of("restarts.SUBJECT", Unit.COUNT, "", Placeholder.SUBJECT)));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          telemetry.handlers              | telemetry.handlers        | []
          telemetry.app.request.count     | telemetry.EVENT.count     | [app.request]
          telemetry.handler.a.b.runs      | telemetry.handler.ID.runs | [a.b]
          telemetry.handler.a.count       | telemetry.EVENT.count     | [handler.a]
          restarts.App/Pool.1/W           | restarts.SUBJECT          | [App/Pool.1/W]
          load.a.failed                   | load.ID.failed            | [a]
          load.a.b.failed.timeout         | load.ID.failed.REASON     | [a.b, timeout]
          """)
  void aPathIsTakenApartIntoAMetricAndNames(String path, String metric, String names) {
    MetricPath found = METRICS.find(path).orElseThrow();

    assertThat(found.metric().pattern()).isEqualTo(metric);
    assertThat(found.names()).hasToString(names);
    assertThat(found.text()).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({"telemetry", "telemetry.count", "telemetry..count", "restarts.", "load.failed", "x"})
  void whatNoPatternFitsIsNoMetric(String path) {
    assertThat(METRICS.find(path)).isEmpty();
  }

  @Test
  void aPatternHasAPlaceForEachOfItsNames() {
    assertThatThrownBy(() -> Metric.of("load.offered", Unit.COUNT, "", Placeholder.LOAD))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> METRICS.all().getFirst().of())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noTwoMetricsHaveOnePattern() {
    Metric one = Metric.of("atoms", Unit.COUNT, "");

    assertThatThrownBy(() -> new Metrics(List.of(one, Metric.of("atoms", Unit.COUNT, ""))))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void everyMetricSaysInASentenceWhatItIs() {
    assertThat(Libraries.VOCABULARY.metrics().all())
        .allSatisfy(metric -> assertThat(metric.says()).as(metric.pattern()).endsWith("."));
  }
}
