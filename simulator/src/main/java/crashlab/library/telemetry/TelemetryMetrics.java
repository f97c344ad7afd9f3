package crashlab.library.telemetry;

import crashlab.library.MetricWord;
import crashlab.library.RunView;
import crashlab.scenario.Metric;
import crashlab.scenario.Placeholder;
import crashlab.scenario.Unit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// How often events were executed and handlers ran.
final class TelemetryMetrics {
  static final List<MetricWord> ALL =
      List.of(
          MetricWord.count(
              Metric.of(
                  "telemetry.EVENT.count",
                  Unit.COUNT,
                  "How often the event was executed, whether it had handlers or not. Dots part its"
                      + " words: `app.b` is `[\"app\", \"b\"]`, and `[\"app.b\"]` only where nothing"
                      + " speaks of that.",
                  Placeholder.any("EVENT", null)),
              run -> tallies(run).flatMap(Tallies::executedNames).distinct(),
              (names, run) -> executions(names.getFirst(), run)),
          MetricWord.count(
              Metric.of("telemetry.handlers", Unit.COUNT, "How many handlers are attached."),
              (_, run) ->
                  telemetries(run).mapToLong(telemetry -> telemetry.attached().size()).sum()),
          MetricWord.count(
              Metric.of(
                  "telemetry.handler.ID.runs",
                  Unit.COUNT,
                  "How often a handler of this id ran.",
                  Placeholder.any("ID", null)),
              TelemetryMetrics::handlers,
              (names, run) ->
                  tallies(run)
                      .mapToLong(tallies -> tallies.handler(names.getFirst()).count)
                      .sum()));

  private TelemetryMetrics() {}

  private static long executions(String event, RunView run) {
    return tallies(run).mapToLong(tallies -> tallies.executed(event)).sum();
  }

  private static Stream<Tallies> tallies(RunView run) {
    return run.nodes().stream().map(Tallies::of);
  }

  private static Stream<String> handlers(RunView run) {
    return Stream.concat(
            tallies(run).flatMap(Tallies::ran), telemetries(run).flatMap(Telemetry::attachedIds))
        .distinct();
  }

  /// What the nodes have of telemetry, those that use it.
  static Stream<Telemetry> telemetries(RunView run) {
    return run.nodes().stream().map(Telemetry::find).filter(Objects::nonNull);
  }
}
