package crashlab.library.supervisor;

import crashlab.behaviour.ChildTemplate;
import crashlab.behaviour.StartArguments;
import crashlab.behaviour.ViaName;
import crashlab.library.BuildContext;
import crashlab.library.ChildWord;
import crashlab.library.Descriptions;
import crashlab.otp.AutoShutdown;
import crashlab.otp.Shutdown;
import crashlab.otp.Strategy;
import crashlab.scenario.Arguments;
import crashlab.scenario.At;
import crashlab.scenario.ChildParams;
import crashlab.scenario.ChildSpec;
import crashlab.scenario.ChildType;
import crashlab.scenario.Fields;
import crashlab.scenario.Key;
import crashlab.scenario.Param;
import crashlab.scenario.Reading;
import crashlab.scenario.Target;
import crashlab.scenario.Word;
import crashlab.trace.ProcessKind;
import crashlab.vm.NameSlot;
import java.util.ArrayList;
import java.util.List;

/// The children that OTP and Elixir have: a worker, and supervisors of all kinds. Source: OTP
/// supervisor manual; Elixir dynamic_supervisor.ex, partition_supervisor.ex.
final class SupervisorWords {
  private static final Param<Strategy> ONE_FOR_ONE =
      Param.usual(
              "strategy",
              ChildParams.choice(
                  new Strategy[] {Strategy.ONE_FOR_ONE},
                  Strategy::word,
                  "the one strategy of a dynamic_supervisor",
                  Strategy.ONE_FOR_ONE),
              Strategy.ONE_FOR_ONE,
              null)
          .says("The only one there is.");

  static final ChildWord WORKER =
      new ChildWord(
          new ChildType(
              Word.usualKind(
                      "type",
                      "worker",
                      "A process with a module; so is a spec without a type. `name` is a string or"
                          + " `{\"via\": \"Names\", \"key\": K}`.")
                  .with(
                      ChildParams.MODULE,
                      ChildParams.NAME,
                      ChildParams.ARGS,
                      ChildParams.IGNORES_TAKEN_NAME),
              false,
              false,
              Shutdown.WORKER_DEFAULT,
              spec -> List.of("worker", spec.module())),
          SupervisorWords::worker);

  static final ChildWord SUPERVISOR =
      new ChildWord(
          ChildType.supervisor(
              Word.kind("type", "supervisor", "A supervisor with its children.")
                  .with(
                      ChildParams.STRATEGY,
                      ChildParams.MAX_RESTARTS,
                      ChildParams.MAX_SECONDS,
                      ChildParams.AUTO_SHUTDOWN,
                      ChildParams.CHILDREN)
                  .settled((given, fields, reading, _) -> sinceOtp24(given, fields, reading)),
              SupervisorWords::describeSupervisor),
          (spec, context) -> {
            var with =
                new SupervisorSpec(
                    spec.get(ChildParams.STRATEGY),
                    spec.intensity(),
                    spec.get(ChildParams.AUTO_SHUTDOWN),
                    context.templates(spec.children()));
            return context.named(spec, ProcessKind.SUPERVISOR, (on, _) -> new Supervisor(on, with));
          });

  static final ChildWord DYNAMIC =
      new ChildWord(
          ChildType.supervisor(
              Word.kind(
                      "type",
                      "dynamic_supervisor",
                      "A `DynamicSupervisor`, whose children are started while it runs.")
                  .with(
                      ONE_FOR_ONE,
                      ChildParams.MAX_RESTARTS,
                      ChildParams.MAX_SECONDS,
                      ChildParams.MAX_CHILDREN),
              Descriptions::dynamic),
          (spec, context) -> {
            var with = new DynamicSpec(spec.intensity(), spec.get(ChildParams.MAX_CHILDREN));
            return context.named(
                spec, ProcessKind.DYNAMIC_SUPERVISOR, (on, _) -> new DynamicSupervisor(on, with));
          });

  static final ChildWord PARTITIONED =
      new ChildWord(
          ChildType.supervisor(
              Word.kind(
                      "type",
                      "partition_supervisor",
                      "A `PartitionSupervisor`: the same child, a spec without an id, so many times,"
                          + " found by key. `partitions` is the number of schedulers where it is missing.")
                  .with(
                      ChildParams.PARTITIONS,
                      ChildParams.MAX_RESTARTS,
                      ChildParams.MAX_SECONDS,
                      ChildParams.PARTITION)
                  .settled(
                      (given, fields, reading, _) -> oneForEachScheduler(given, fields, reading)),
              spec ->
                  List.of(
                      "partition_supervisor",
                      Descriptions.intensity(spec.intensity()),
                      spec.get(ChildParams.PARTITIONS) + " partitions")),
          (spec, context) -> {
            var with =
                new SupervisorSpec(
                    Strategy.ONE_FOR_ONE,
                    spec.intensity(),
                    AutoShutdown.NEVER,
                    partitions(spec, context));
            return context.named(
                spec,
                ProcessKind.PARTITION_SUPERVISOR,
                (on, _) -> new PartitionSupervisor(on, with));
          });

  private SupervisorWords() {}

  private static Arguments sinceOtp24(Arguments given, Fields fields, Reading reading) {
    At auto = fields.get("auto_shutdown");
    boolean asked = ChildParams.AUTO_SHUTDOWN.of(given) != AutoShutdown.NEVER;
    if (auto != null && asked && !reading.release().hasSignificantChildren()) {
      reading.problems().add(auto, "significant children and auto_shutdown exist since OTP 24");
    }
    return given;
  }

  private static Arguments oneForEachScheduler(Arguments given, Fields fields, Reading reading) {
    return fields.has("partitions")
        ? given
        : given.with(ChildParams.PARTITIONS, reading.tree().schedulers());
  }

  private static List<String> describeSupervisor(ChildSpec spec) {
    List<String> words = new ArrayList<>();
    words.add("supervisor");
    words.add(spec.get(ChildParams.STRATEGY).word());
    words.add(Descriptions.intensity(spec.intensity()));
    AutoShutdown autoShutdown = spec.get(ChildParams.AUTO_SHUTDOWN);
    if (autoShutdown != AutoShutdown.NEVER) {
      words.add("auto_shutdown " + autoShutdown.word());
    }
    return words;
  }

  private static ChildTemplate worker(ChildSpec spec, BuildContext context) {
    NameSlot name = null;
    ViaName via = null;
    switch (spec.name()) {
      case Target.Name(String text) -> name = context.node().directory().name(text);
      case Target.Via target -> via = context.via(target);
      case null -> {}
      case Target.Self _,
          Target.Caller _,
          Target.Child _,
          Target.Partition _,
          Target.Global _,
          Target.Member _,
          Target.OfState _,
          Target.OnNode _,
          Target.RandomChildOf _,
          Target.AllChildrenOf _ ->
          throw new IllegalStateException("(" + spec.name() + ") is no name");
    }
    Key args = spec.get(ChildParams.ARGS);
    var arguments =
        new StartArguments(
            args == null ? null : context.key(args), spec.get(ChildParams.IGNORES_TAKEN_NAME));
    return BuildContext.template(spec, context.module(spec.module()), name, via)
        .startedWith(arguments);
  }

  private static List<ChildTemplate> partitions(ChildSpec spec, BuildContext context) {
    ChildSpec child = spec.partition();
    if (child == null) {
      throw new IllegalStateException("no partition in (" + spec.id() + ")");
    }
    ChildTemplate one = context.template(child);
    List<ChildTemplate> list = new ArrayList<>();
    for (int i = 0; i < spec.get(ChildParams.PARTITIONS); i++) {
      list.add(one.as(Integer.toString(i)));
    }
    return list;
  }
}
