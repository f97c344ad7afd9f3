package crashlab.library.dets;

import crashlab.behaviour.ChildTemplate;
import crashlab.library.BuildContext;
import crashlab.library.Library;
import crashlab.library.MetricWord;
import crashlab.library.ObjectWord;
import crashlab.library.RowSource;
import crashlab.library.StepWord;
import crashlab.library.supervisor.Supervisor;
import crashlab.library.supervisor.SupervisorSpec;
import crashlab.otp.AutoShutdown;
import crashlab.otp.RestartIntensity;
import crashlab.otp.Strategy;
import crashlab.scenario.Scenario;
import crashlab.trace.LibraryEvent;
import crashlab.trace.ProcessKind;
import java.util.List;
import java.util.Optional;

/// DETS. Source: OTP dets manual; dets.erl, dets_server.erl.
public final class DetsLibrary implements Library {
  /// The rows of its tables, those with them that are not written yet.
  public static final RowSource ROWS =
      new RowSource(
          "dets",
          (node, table) ->
              DetsDisk.usedOn(node)
                  .map(disk -> disk.opened(table))
                  .map(TableRecord::all)
                  .orElse(null));

  static final String SUPERVISOR = "dets_sup";

  /// Source: OTP kernel.erl, `init(safe)`; dets_sup.erl, `init/1`.
  private static final RestartIntensity INTENSITY = new RestartIntensity(4, 3600);

  @Override
  public String name() {
    return "DETS";
  }

  @Override
  public List<StepWord> steps() {
    return DetsWords.STEPS;
  }

  @Override
  public List<MetricWord> metrics() {
    return DetsMetrics.ALL;
  }

  @Override
  public List<String> processes() {
    return List.of(SUPERVISOR, DetsServer.NAME);
  }

  /// The process that opens tables. In OTP it belongs to the kernel, which stops last, and starts
  /// with the first table; here it is there from the beginning.
  @Override
  public Optional<ChildTemplate> application(Scenario scenario, BuildContext context) {
    ChildTemplate server =
        context.permanent(DetsServer.NAME, DetsServer.KIND, (on, _) -> new DetsServer(on));
    var children =
        new SupervisorSpec(Strategy.ONE_FOR_ONE, INTENSITY, AutoShutdown.NEVER, List.of(server));
    return Optional.of(
        context.permanent(
            SUPERVISOR, ProcessKind.SUPERVISOR, (on, _) -> new Supervisor(on, children)));
  }

  @Override
  public List<ObjectWord> objects() {
    return List.of(
        ObjectWord.own(
            "DETS table",
            node ->
                DetsDisk.usedOn(node)
                    .map(disk -> disk.objects(OpenTables.of(node)))
                    .orElse(List.of())));
  }

  @Override
  public List<LibraryEvent> events() {
    return DetsEvents.ALL;
  }
}
