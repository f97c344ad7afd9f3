package crashlab.simulation;

import crashlab.behaviour.ChildTemplate;
import crashlab.behaviour.DynamicSpec;
import crashlab.behaviour.DynamicSupervisor;
import crashlab.behaviour.ModuleCode;
import crashlab.behaviour.PartitionSupervisor;
import crashlab.behaviour.ProgramFactory;
import crashlab.behaviour.RegistryPartition;
import crashlab.behaviour.RegistrySupervisor;
import crashlab.behaviour.Supervisor;
import crashlab.behaviour.SupervisorSpec;
import crashlab.behaviour.TaskSupervisor;
import crashlab.behaviour.ViaName;
import crashlab.otp.AutoShutdown;
import crashlab.otp.Restart;
import crashlab.otp.RestartIntensity;
import crashlab.otp.Shutdown;
import crashlab.otp.Strategy;
import crashlab.scenario.ChildSpec;
import crashlab.scenario.Target;
import crashlab.trace.Detail;
import crashlab.vm.ErlangNode;
import crashlab.vm.NameSlot;
import crashlab.vm.ProcessSpec;
import java.util.ArrayList;
import java.util.List;

/// Makes templates of child specs, of which supervisors start their children.
final class ChildSpecCompiler {
  private final ErlangNode node;
  private final Addresses addresses;
  private final SystemCompiler modules;

  ChildSpecCompiler(ErlangNode node, Addresses addresses, SystemCompiler modules) {
    this.node = node;
    this.addresses = addresses;
    this.modules = modules;
  }

  ChildTemplate template(ChildSpec spec) {
    return switch (spec) {
      case ChildSpec.Worker worker -> worker(worker);
      case ChildSpec.Supervisor s -> supervisor(s);
      case ChildSpec.DynamicSupervisor s -> dynamic(s);
      case ChildSpec.TaskSupervisor s -> task(s);
      case ChildSpec.Registry s -> registry(s);
      case ChildSpec.PartitionSupervisor s -> partitioned(s);
    };
  }

  private List<ChildTemplate> templates(List<ChildSpec> specs) {
    List<ChildTemplate> list = new ArrayList<>();
    specs.forEach(spec -> list.add(template(spec)));
    return list;
  }

  private ChildTemplate worker(ChildSpec.Worker worker) {
    NameSlot name = null;
    ViaName via = null;
    switch (worker.name()) {
      case Target.Name(String text) -> name = node.directory().name(text);
      case Target.Via(String registry, var key) ->
          via = new ViaName(addresses.registry(registry), addresses.key(key));
      case null -> {}
      case Target.Self _,
          Target.Caller _,
          Target.Child _,
          Target.Partition _,
          Target.RandomChildOf _ ->
          throw new IllegalStateException("(" + worker.name() + ") is no name");
    }
    ChildSpec.Common common = worker.common();
    return new ChildTemplate(
        common.id(),
        common.restart(),
        common.shutdown(),
        common.significant(),
        modules.module(worker.module()),
        name,
        via,
        null);
  }

  private ChildTemplate supervisor(ChildSpec.Supervisor s) {
    var spec =
        new SupervisorSpec(s.strategy(), s.intensity(), s.autoShutdown(), templates(s.children()));
    return named(s, code(Detail.Kind.SUPERVISOR, (on, creator) -> new Supervisor(on, spec)));
  }

  private ChildTemplate dynamic(ChildSpec.DynamicSupervisor s) {
    var spec = new DynamicSpec(s.intensity(), s.maxChildren());
    return named(
        s, code(Detail.Kind.DYNAMIC_SUPERVISOR, (on, creator) -> new DynamicSupervisor(on, spec)));
  }

  private ChildTemplate task(ChildSpec.TaskSupervisor s) {
    var spec = new DynamicSpec(s.intensity(), s.maxChildren());
    return named(
        s, code(Detail.Kind.TASK_SUPERVISOR, (on, creator) -> new TaskSupervisor(on, spec)));
  }

  private ChildTemplate partitioned(ChildSpec.PartitionSupervisor s) {
    var spec =
        new SupervisorSpec(Strategy.ONE_FOR_ONE, s.intensity(), AutoShutdown.NEVER, partitions(s));
    return named(
        s,
        code(Detail.Kind.PARTITION_SUPERVISOR, (on, creator) -> new PartitionSupervisor(on, spec)));
  }

  /// What runs in a process that is none of the scenario's modules.
  private static ModuleCode code(Detail.Kind kind, ProgramFactory factory) {
    return new ModuleCode("", kind, true, ProcessSpec.NORMAL_PRIORITY, true, factory);
  }

  /// Supervisors and registries are registered under their ids.
  private ChildTemplate named(ChildSpec spec, ModuleCode code) {
    ChildSpec.Common common = spec.common();
    return new ChildTemplate(
        common.id(),
        common.restart(),
        common.shutdown(),
        common.significant(),
        code,
        node.directory().name(common.id()),
        null,
        null);
  }

  /// A Registry is a supervisor over its partitions: keys of a unique one may belong to holders of
  /// any partition, so that all go down together. Source: Elixir registry.ex,
  /// `strategy_for_kind/1`.
  private ChildTemplate registry(ChildSpec.Registry registry) {
    List<ChildTemplate> partitions = new ArrayList<>();
    for (int i = 0; i < registry.partitions(); i++) {
      partitions.add(registryPartition(registry.id() + ".PIDPartition" + i, i));
    }
    boolean unique = registry.unique();
    Strategy strategy = unique ? Strategy.ONE_FOR_ALL : Strategy.ONE_FOR_ONE;
    var spec =
        new SupervisorSpec(strategy, RestartIntensity.DEFAULT, AutoShutdown.NEVER, partitions);
    return named(
        registry,
        code(Detail.Kind.REGISTRY, (on, creator) -> new RegistrySupervisor(on, spec, unique)));
  }

  private ChildTemplate registryPartition(String name, int index) {
    ModuleCode code =
        code(Detail.Kind.REGISTRY_PARTITION, (on, creator) -> new RegistryPartition(on, index));
    return new ChildTemplate(
        name,
        Restart.PERMANENT,
        Shutdown.WORKER_DEFAULT,
        false,
        code,
        node.directory().name(name),
        null,
        null);
  }

  private List<ChildTemplate> partitions(ChildSpec.PartitionSupervisor supervisor) {
    ChildTemplate one = template(supervisor.child());
    List<ChildTemplate> list = new ArrayList<>();
    for (int i = 0; i < supervisor.partitions(); i++) {
      list.add(
          new ChildTemplate(
              Integer.toString(i),
              one.restart(),
              one.shutdown(),
              one.significant(),
              one.code(),
              null,
              null,
              null));
    }
    return list;
  }
}
