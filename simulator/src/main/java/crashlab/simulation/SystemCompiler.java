package crashlab.simulation;

import crashlab.behaviour.Agent;
import crashlab.behaviour.BareProcess;
import crashlab.behaviour.ChildTemplate;
import crashlab.behaviour.Clauses;
import crashlab.behaviour.DynamicSpec;
import crashlab.behaviour.DynamicSupervisor;
import crashlab.behaviour.GenServer;
import crashlab.behaviour.GenStatem;
import crashlab.behaviour.Instruction;
import crashlab.behaviour.ModuleCode;
import crashlab.behaviour.RegistryPartition;
import crashlab.behaviour.ServerCode;
import crashlab.behaviour.StateLayout;
import crashlab.behaviour.StatemCode;
import crashlab.behaviour.Supervisor;
import crashlab.behaviour.SupervisorSpec;
import crashlab.behaviour.TaskProgram;
import crashlab.behaviour.TaskSteps;
import crashlab.otp.AutoShutdown;
import crashlab.otp.Restart;
import crashlab.otp.RestartIntensity;
import crashlab.otp.Shutdown;
import crashlab.otp.Strategy;
import crashlab.scenario.ChildSpec;
import crashlab.scenario.Module;
import crashlab.scenario.Step;
import crashlab.scenario.Target;
import crashlab.trace.Detail;
import crashlab.vm.ErlangNode;
import crashlab.vm.NameSlot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes the code of a node from the modules and child specs of a scenario.
final class SystemCompiler {
  private static final int NORMAL_PRIORITY = 2;

  private final ErlangNode node;
  private final Addresses addresses;
  private final Map<String, Module> modules;
  private final Map<String, ModuleCode> compiled = new LinkedHashMap<>();
  private final Map<String, TaskSteps.Job> jobs = new LinkedHashMap<>();

  SystemCompiler(ErlangNode node, Addresses addresses, Map<String, Module> modules) {
    this.node = node;
    this.addresses = addresses;
    this.modules = modules;
  }

  /// Compiles the steps of a process that has no state of its own, such as an arrival of a load.
  Instruction[] steps(List<Step> steps, StateLayout layout) {
    return compiler(layout).compile(steps);
  }

  private StepCompiler compiler(StateLayout layout) {
    return new StepCompiler(node, addresses, this, layout, false);
  }

  // ---- modules

  ModuleCode module(String name) {
    ModuleCode known = compiled.get(name);
    if (known != null) {
      return known;
    }
    Module module = modules.get(name);
    if (module == null) {
      throw new IllegalStateException("module (" + name + ") is not in the scenario");
    }
    // a module may name itself in a spawn: its code is looked up when it is first started
    ModuleCode code =
        switch (module) {
          case Module.GenServer m -> genServer(m);
          case Module.Agent m -> agent(m);
          case Module.GenStatem m -> genStatem(m);
          case Module.Task m -> task(m);
          case Module.Process m -> process(m);
        };
    compiled.put(name, code);
    return code;
  }

  private static int priority(Module.Priority priority) {
    return switch (priority) {
      case MAX -> 0;
      case HIGH -> 1;
      case NORMAL -> NORMAL_PRIORITY;
      case LOW -> 3;
    };
  }

  private ModuleCode genServer(Module.GenServer m) {
    var later = new Later<>(() -> serverCode(m));
    return new ModuleCode(
        m.name(),
        Detail.Kind.GEN_SERVER,
        m.trapExit(),
        priority(m.priority()),
        true,
        (on, creator) -> new GenServer(on, later.get()));
  }

  private ServerCode serverCode(Module.GenServer m) {
    var layout = new StateLayout(m.state());
    StepCompiler steps = compiler(layout);
    return new ServerCode(
        layout,
        steps.compile(m.init()),
        steps.clauses(m.handleCall()),
        steps.clauses(m.handleCast()),
        steps.clauses(m.handleInfo()),
        steps.clauses(m.handleContinue()),
        steps.compileIfAny(m.terminate()));
  }

  private ModuleCode agent(Module.Agent m) {
    var later =
        new Later<>(() -> {
          var layout = new StateLayout(m.state());
          StepCompiler steps = compiler(layout);
          var functions = new LinkedHashMap<String, Instruction[]>();
          m.functions().forEach((name, body) -> functions.put(name, steps.compile(body)));
          return new AgentCode(layout, steps.compile(m.init()), functions);
        });
    return new ModuleCode(
        m.name(),
        Detail.Kind.AGENT,
        false,
        NORMAL_PRIORITY,
        true,
        (on, creator) ->
            new Agent(on, later.get().layout(), later.get().init(), later.get().functions()));
  }

  private record AgentCode(
      StateLayout layout, Instruction[] init, Map<String, Instruction[]> functions) {}

  private ModuleCode genStatem(Module.GenStatem m) {
    var later = new Later<>(() -> statemCode(m));
    return new ModuleCode(
        m.name(),
        Detail.Kind.GEN_STATEM,
        m.trapExit(),
        NORMAL_PRIORITY,
        true,
        (on, creator) -> new GenStatem(on, later.get()));
  }

  private StatemCode statemCode(Module.GenStatem m) {
    var layout = new StateLayout(m.state());
    var steps = new StepCompiler(node, addresses, this, layout, true);
    var states = new LinkedHashMap<String, StatemCode.State>();
    m.states()
        .forEach((name, s) -> {
          var generic = new LinkedHashMap<String, Instruction[]>();
          s.genericTimeouts().forEach((timer, body) -> generic.put(timer, steps.compile(body)));
          Clauses call = steps.clauses(s.call());
          Clauses cast = steps.clauses(s.cast());
          states.put(
              name,
              new StatemCode.State(
                  steps.compileIfAny(s.enter()),
                  call,
                  cast,
                  steps.clauses(s.info()),
                  steps.clauses(s.internal()),
                  steps.compileIfAny(s.stateTimeout()),
                  steps.compileIfAny(s.eventTimeout()),
                  generic));
        });
    return new StatemCode(
        layout, m.initial(), states, steps.compile(m.init()), steps.compileIfAny(m.terminate()));
  }

  private ModuleCode task(Module.Task m) {
    Later<TaskSteps.JobCode> later = taskCode(m.run());
    jobs.put(m.name(), new TaskSteps.Job(m.name(), m.trapExit(), later::get));
    return new ModuleCode(
        m.name(),
        Detail.Kind.TASK,
        m.trapExit(),
        NORMAL_PRIORITY,
        false,
        (on, creator) -> TaskProgram.unowned(on, later.get(), creator));
  }

  private ModuleCode process(Module.Process m) {
    var later =
        new Later<>(() -> {
          var layout = new StateLayout(m.state());
          return new ProcessCode(layout, compiler(layout).compile(m.run()));
        });
    return new ModuleCode(
        m.name(),
        Detail.Kind.PROCESS,
        m.trapExit(),
        NORMAL_PRIORITY,
        false,
        (on, creator) -> new BareProcess(on, later.get().layout(), later.get().code(), creator));
  }

  private record ProcessCode(StateLayout layout, Instruction[] code) {}

  TaskSteps.Job job(Step.Job job) {
    return switch (job) {
      case Step.Job.OfModule(String name) -> {
        module(name);
        TaskSteps.Job known = jobs.get(name);
        if (known == null) {
          throw new IllegalStateException("module (" + name + ") is no task");
        }
        yield known;
      }
      case Step.Job.Inline(List<Step> run) -> new TaskSteps.Job("run", false, taskCode(run)::get);
    };
  }

  private Later<TaskSteps.JobCode> taskCode(List<Step> run) {
    return new Later<>(() -> {
      var layout = new StateLayout(new LinkedHashMap<>());
      return new TaskSteps.JobCode(layout, compiler(layout).compile(run));
    });
  }

  // ---- child specs

  ChildTemplate template(ChildSpec spec) {
    return switch (spec) {
      case ChildSpec.Worker worker -> worker(worker);
      case ChildSpec.Supervisor s ->
          supervisor(
              spec,
              new SupervisorSpec(
                  Detail.Kind.SUPERVISOR,
                  s.strategy(),
                  s.intensity(),
                  s.autoShutdown(),
                  templates(s.children()),
                  false));
      case ChildSpec.DynamicSupervisor s ->
          dynamic(
              spec,
              new DynamicSpec(Detail.Kind.DYNAMIC_SUPERVISOR, s.intensity(), s.maxChildren()));
      case ChildSpec.TaskSupervisor s ->
          dynamic(
              spec, new DynamicSpec(Detail.Kind.TASK_SUPERVISOR, s.intensity(), s.maxChildren()));
      case ChildSpec.Registry r -> registry(r);
      case ChildSpec.PartitionSupervisor s ->
          supervisor(
              spec,
              new SupervisorSpec(
                  Detail.Kind.PARTITION_SUPERVISOR,
                  Strategy.ONE_FOR_ONE,
                  s.intensity(),
                  AutoShutdown.NEVER,
                  partitions(s),
                  false));
    };
  }

  private List<ChildTemplate> templates(List<ChildSpec> specs) {
    List<ChildTemplate> list = new ArrayList<>();
    specs.forEach(spec -> list.add(template(spec)));
    return list;
  }

  private ChildTemplate worker(ChildSpec.Worker worker) {
    NameSlot name = null;
    ChildTemplate.ViaName via = null;
    switch (worker.name()) {
      case Target.Name(String text) -> name = node.name(text);
      case Target.Via(String registry, var key) ->
          via = new ChildTemplate.ViaName(node.name(registry), addresses.key(key));
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
        module(worker.module()),
        name,
        via,
        null);
  }

  private ChildTemplate supervisor(ChildSpec spec, SupervisorSpec with) {
    var code =
        new ModuleCode(
            "",
            with.kind(),
            true,
            NORMAL_PRIORITY,
            true,
            (on, creator) -> new Supervisor(on, with));
    return named(spec, code);
  }

  private ChildTemplate dynamic(ChildSpec spec, DynamicSpec with) {
    var code =
        new ModuleCode(
            "",
            with.kind(),
            true,
            NORMAL_PRIORITY,
            true,
            (on, creator) -> new DynamicSupervisor(on, with));
    return named(spec, code);
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
        node.name(common.id()),
        null,
        null);
  }

  /// A Registry is a supervisor over its partitions. Source: Elixir registry.ex,
  /// `Registry.Supervisor`.
  private ChildTemplate registry(ChildSpec.Registry registry) {
    List<ChildTemplate> partitions = new ArrayList<>();
    for (int i = 0; i < registry.partitions(); i++) {
      partitions.add(registryPartition(registry.id() + ".PIDPartition" + i, i));
    }
    return supervisor(
        registry,
        new SupervisorSpec(
            Detail.Kind.REGISTRY,
            Strategy.ONE_FOR_ALL,
            RestartIntensity.DEFAULT,
            AutoShutdown.NEVER,
            partitions,
            registry.unique()));
  }

  private ChildTemplate registryPartition(String name, int index) {
    var code =
        new ModuleCode(
            "",
            Detail.Kind.REGISTRY_PARTITION,
            true,
            NORMAL_PRIORITY,
            true,
            (on, creator) -> new RegistryPartition(on, index));
    return new ChildTemplate(
        name, Restart.PERMANENT, Shutdown.WORKER_DEFAULT, false, code, node.name(name), null, null);
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
