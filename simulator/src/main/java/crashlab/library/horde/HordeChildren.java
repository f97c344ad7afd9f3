package crashlab.library.horde;

import crashlab.behaviour.ChildTemplate;
import crashlab.behaviour.ProgramFactory;
import crashlab.library.BuildContext;
import crashlab.library.ChildWord;
import crashlab.library.Descriptions;
import crashlab.library.registry.ClusterRegistries;
import crashlab.library.supervisor.DynamicSpec;
import crashlab.library.supervisor.Supervisor;
import crashlab.library.supervisor.SupervisorSpec;
import crashlab.otp.AutoShutdown;
import crashlab.otp.Restart;
import crashlab.otp.RestartIntensity;
import crashlab.otp.Shutdown;
import crashlab.otp.Strategy;
import crashlab.scenario.Arguments;
import crashlab.scenario.At;
import crashlab.scenario.ChildParams;
import crashlab.scenario.ChildSpec;
import crashlab.scenario.ChildType;
import crashlab.scenario.Fields;
import crashlab.scenario.JsonValue;
import crashlab.scenario.Param;
import crashlab.scenario.Reading;
import crashlab.scenario.ValueTypes;
import crashlab.scenario.Word;
import crashlab.trace.ProcessKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The children that are a Horde's part on their node: supervisors over the processes of which it
/// is made.
///
/// Source: horde 0.10 dynamic_supervisor.ex, registry.ex, `init/1`. The poller of telemetry is left
/// out.
final class HordeChildren {
  /// Any death takes the whole down. Source: horde 0.10 dynamic_supervisor.ex, `init/1`.
  private static final RestartIntensity NEVER =
      new RestartIntensity(0, RestartIntensity.DEFAULT.maxSeconds());

  private static final long CRDT_SHUTDOWN_NANOS = 30_000_000_000L;

  private static final Param<Distribution> DISTRIBUTION =
      Param.usual(
              "distribution_strategy",
              ChildParams.choice(
                  Distribution.values(),
                  word -> word.name().toLowerCase(Locale.ROOT),
                  "a distribution strategy",
                  Distribution.UNIFORM),
              Distribution.UNIFORM,
              "\"uniform\"")
          .says(
              "Which node gets a child: by a hash of its spec, by chance, or by hash among a"
                  + " majority.");

  private static final Param<Boolean> ACTIVE =
      Param.usual(
              "process_redistribution",
              ChildParams.choice(
                  new Boolean[] {false, true},
                  active -> active ? "active" : "passive",
                  "a redistribution",
                  false),
              false,
              "\"passive\"")
          .says("Whether children move when members come back.");

  private static final Param<Boolean> QUORUM_STOPS =
      Param.usual("quorum_stops", ValueTypes.SWITCH, false, "false")
          .says(
              "Whether `uniform_quorum` stops the children of a minority, as it is documented;"
                  + " horde 0.8.4 to 0.10.0 does not.");

  static final ChildWord SUPERVISOR =
      new ChildWord(
          ChildType.supervisor(
              Word.kind(
                      "type",
                      "horde_supervisor",
                      "A `Horde.DynamicSupervisor`: its children run on one of its nodes each, and"
                          + " go to another one when that is gone. The same id on several nodes is"
                          + " one.")
                  .with(
                      HordeParams.MEMBERS,
                      DISTRIBUTION,
                      ACTIVE,
                      ChildParams.MAX_RESTARTS,
                      ChildParams.MAX_SECONDS,
                      ChildParams.MAX_CHILDREN,
                      HordeParams.SYNC_INTERVAL,
                      QUORUM_STOPS)
                  .settled((given, fields, reading, _) -> settled(given, fields, reading)),
              spec ->
                  List.of(
                      "Horde.DynamicSupervisor",
                      spec.get(DISTRIBUTION).name().toLowerCase(Locale.ROOT),
                      Descriptions.intensity(spec.intensity()))),
          HordeChildren::supervisor);

  static final ChildWord REGISTRY =
      new ChildWord(
          ChildType.supervisor(
              Word.kind(
                      "type",
                      "horde_registry",
                      "A `Horde.Registry`: names that are unique over all its nodes, once they know"
                          + " of each other. The same id on several nodes is one.")
                  .with(HordeParams.MEMBERS, HordeParams.SYNC_INTERVAL)
                  .settled((given, fields, reading, _) -> settled(given, fields, reading)),
              _ -> List.of("Horde.Registry")),
          HordeChildren::registry);

  private HordeChildren() {}

  private static Arguments settled(Arguments given, Fields fields, Reading reading) {
    At at = fields.get("id");
    if (at != null && at.value() instanceof JsonValue.Str id) {
      reading.names().give(HordeParams.HORDES, at, id.value());
      var index = reading.names().index();
      for (String end :
          List.of(
              HordeNames.SUPERVISOR,
              HordeNames.CRDT,
              HordeNames.PROCESSES,
              HordeNames.SIGNAL_SHUTDOWN,
              HordeNames.NODE_LISTENER)) {
        index.provide(id.value() + end);
      }
    }
    return given;
  }

  private static ChildTemplate supervisor(ChildSpec spec, BuildContext context) {
    var settings =
        new HordeSettings(
            spec.id(),
            spec.get(HordeParams.MEMBERS),
            spec.get(DISTRIBUTION),
            spec.get(ACTIVE),
            spec.get(QUORUM_STOPS));
    HordeNames names = settings.names();
    var with = new DynamicSpec(spec.intensity(), spec.get(ChildParams.MAX_CHILDREN));
    List<ChildTemplate> children = new ArrayList<>();
    children.add(crdt(names, spec, context));
    children.add(
        worker(
                "DynamicSupervisorImpl",
                HordeSupervisor.KIND,
                (on, _) -> new HordeSupervisor(on, settings))
            .in(context, spec.id()));
    children.add(
        new Part(
                "ProcessesSupervisor",
                ProcessKind.DYNAMIC_SUPERVISOR,
                new Shutdown.Infinity(),
                (on, _) -> new HordeProcesses(on, with, names))
            .in(context, spec.id() + HordeNames.PROCESSES));
    children.add(
        worker("SignalShutdown", SignalShutdown.KIND, (on, _) -> new SignalShutdown(on, names))
            .in(context, spec.id() + HordeNames.SIGNAL_SHUTDOWN));
    addListener(children, names, spec, context);
    return above(children, NEVER, spec, context);
  }

  private static ChildTemplate registry(ChildSpec spec, BuildContext context) {
    var names = new HordeNames(spec.id());
    Members members = spec.get(HordeParams.MEMBERS);
    ClusterRegistries.of(context.node()).put(spec.id(), HordeRegistry.MODULE);
    List<ChildTemplate> children = new ArrayList<>();
    children.add(crdt(names, spec, context));
    children.add(
        worker("RegistryImpl", HordeRegistry.KIND, (on, _) -> new HordeRegistry(on, names, members))
            .in(context, spec.id()));
    addListener(children, names, spec, context);
    return above(children, RestartIntensity.DEFAULT, spec, context);
  }

  private static ChildTemplate crdt(HordeNames names, ChildSpec spec, BuildContext context) {
    long sync = spec.get(HordeParams.SYNC_INTERVAL);
    return new Part(
            "Crdt",
            DeltaCrdt.KIND,
            new Shutdown.After(CRDT_SHUTDOWN_NANOS),
            (on, _) -> new DeltaCrdt(on, names, sync))
        .in(context, spec.id() + HordeNames.CRDT);
  }

  private static void addListener(
      List<ChildTemplate> children, HordeNames names, ChildSpec spec, BuildContext context) {
    if (spec.get(HordeParams.MEMBERS).auto()) {
      children.add(
          worker("NodeListener", NodeListener.KIND, (on, _) -> new NodeListener(on, names))
              .in(context, spec.id() + HordeNames.NODE_LISTENER));
    }
  }

  private static ChildTemplate above(
      List<ChildTemplate> children,
      RestartIntensity intensity,
      ChildSpec spec,
      BuildContext context) {
    var with = new SupervisorSpec(Strategy.ONE_FOR_ALL, intensity, AutoShutdown.NEVER, children);
    return BuildContext.template(
        spec,
        BuildContext.code(ProcessKind.SUPERVISOR, (on, _) -> new Supervisor(on, with)),
        context.node().directory().name(spec.id() + HordeNames.SUPERVISOR),
        null);
  }

  private static Part worker(String id, ProcessKind kind, ProgramFactory factory) {
    return new Part(id, kind, Shutdown.WORKER_DEFAULT, factory);
  }

  /// A process of which a Horde is made.
  private record Part(String id, ProcessKind kind, Shutdown shutdown, ProgramFactory factory) {
    ChildTemplate in(BuildContext context, String name) {
      return new ChildTemplate(
          id,
          Restart.PERMANENT,
          shutdown,
          false,
          BuildContext.code(kind, factory),
          context.node().directory().name(name),
          null,
          null);
    }
  }
}
