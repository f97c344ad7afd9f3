package crashlab.library.telemetry;

import crashlab.behaviour.ChildTemplate;
import crashlab.behaviour.StateLayout;
import crashlab.library.BuildContext;
import crashlab.library.CodeContext;
import crashlab.library.Library;
import crashlab.library.MetricWord;
import crashlab.library.ReadingWord;
import crashlab.library.StepWord;
import crashlab.library.supervisor.Supervisor;
import crashlab.library.supervisor.SupervisorSpec;
import crashlab.otp.AutoShutdown;
import crashlab.otp.RestartIntensity;
import crashlab.otp.Strategy;
import crashlab.scenario.Param;
import crashlab.scenario.Scenario;
import crashlab.trace.LibraryEvent;
import crashlab.trace.ProcessKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// telemetry. Source: telemetry telemetry.erl, telemetry_sup.erl.
public final class TelemetryLibrary implements Library {
  private static final String SUPERVISOR = "telemetry_sup";

  /// Source: telemetry telemetry_sup.erl, `init/1`.
  private static final RestartIntensity INTENSITY = new RestartIntensity(1, 5);

  @Override
  public String name() {
    return "telemetry";
  }

  @Override
  public List<StepWord> steps() {
    return TelemetryWords.STEPS;
  }

  @Override
  public List<MetricWord> metrics() {
    return TelemetryMetrics.ALL;
  }

  @Override
  public List<ReadingWord> readings() {
    return List.of(HandlersReading.WORD);
  }

  @Override
  public List<Param<?>> parts() {
    return List.of(HandlerParams.PART);
  }

  @Override
  public List<String> processes() {
    return List.of(SUPERVISOR, HandlerTable.NAME);
  }

  @Override
  public Optional<ChildTemplate> application(Scenario scenario, BuildContext context) {
    Telemetry telemetry = Telemetry.of(context.node());
    CodeContext code = context.code(new StateLayout(new LinkedHashMap<>()));
    List<Handler> handlers =
        HandlerParams.PART.of(scenario.parts().values()).stream()
            .map(handler -> handler.in(code))
            .toList();
    ChildTemplate table =
        context.permanent(
            HandlerTable.NAME,
            ProcessKind.GEN_SERVER,
            (on, _) -> new HandlerTable(on, telemetry, telemetry.isNew() ? handlers : List.of()));
    var children =
        new SupervisorSpec(Strategy.ONE_FOR_ONE, INTENSITY, AutoShutdown.NEVER, List.of(table));
    return Optional.of(
        context.permanent(
            SUPERVISOR, ProcessKind.SUPERVISOR, (on, _) -> new Supervisor(on, children)));
  }

  @Override
  public List<LibraryEvent> events() {
    return List.of(
        TelemetryEvents.EXECUTE,
        TelemetryEvents.HANDLER,
        TelemetryEvents.FAILURE,
        TelemetryEvents.LOST);
  }
}
