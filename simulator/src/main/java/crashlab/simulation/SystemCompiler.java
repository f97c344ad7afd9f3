package crashlab.simulation;

import crashlab.behaviour.Agent;
import crashlab.behaviour.BareProcess;
import crashlab.behaviour.ChildTemplate;
import crashlab.behaviour.Clauses;
import crashlab.behaviour.GenServer;
import crashlab.behaviour.GenStatem;
import crashlab.behaviour.Instruction;
import crashlab.behaviour.ModuleCode;
import crashlab.behaviour.ServerCode;
import crashlab.behaviour.StateLayout;
import crashlab.behaviour.StatemCode;
import crashlab.behaviour.TaskProgram;
import crashlab.behaviour.TaskSteps;
import crashlab.scenario.ChildSpec;
import crashlab.scenario.Module;
import crashlab.scenario.Step;
import crashlab.trace.Detail;
import crashlab.vm.ErlangNode;
import crashlab.vm.ProcessSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes the code of a node from the modules of a scenario, each when it is first asked for.
final class SystemCompiler {
  private final ErlangNode node;
  private final Addresses addresses;
  private final Map<String, Module> modules;
  private final ChildSpecCompiler childSpecs;
  private final Map<String, ModuleCode> compiled = new LinkedHashMap<>();
  private final Map<String, TaskSteps.Job> jobs = new LinkedHashMap<>();

  SystemCompiler(ErlangNode node, Addresses addresses, Map<String, Module> modules) {
    this.node = node;
    this.addresses = addresses;
    this.modules = modules;
    this.childSpecs = new ChildSpecCompiler(node, addresses, this);
  }

  /// Compiles the steps of a process that has no state of its own, such as an arrival of a load.
  Instruction[] steps(List<Step> steps, StateLayout layout) {
    return compiler(layout).steps(steps);
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
      case NORMAL -> ProcessSpec.NORMAL_PRIORITY;
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
        steps.steps(m.init()),
        steps.clauses(m.handleCall()),
        steps.clauses(m.handleCast()),
        steps.clauses(m.handleInfo()),
        steps.clauses(m.handleContinue()),
        steps.optionalSteps(m.terminate()));
  }

  private ModuleCode agent(Module.Agent m) {
    var later =
        new Later<>(() -> {
          var layout = new StateLayout(m.state());
          StepCompiler steps = compiler(layout);
          var functions = new LinkedHashMap<String, Instruction[]>();
          m.functions().forEach((name, body) -> functions.put(name, steps.steps(body)));
          return new AgentCode(layout, steps.steps(m.init()), functions);
        });
    return new ModuleCode(
        m.name(),
        Detail.Kind.AGENT,
        false,
        ProcessSpec.NORMAL_PRIORITY,
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
        ProcessSpec.NORMAL_PRIORITY,
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
          s.genericTimeouts().forEach((timer, body) -> generic.put(timer, steps.steps(body)));
          Clauses call = steps.clauses(s.call());
          Clauses cast = steps.clauses(s.cast());
          states.put(
              name,
              new StatemCode.State(
                  steps.optionalSteps(s.enter()),
                  call,
                  cast,
                  steps.clauses(s.info()),
                  steps.clauses(s.internal()),
                  steps.optionalSteps(s.stateTimeout()),
                  steps.optionalSteps(s.eventTimeout()),
                  generic));
        });
    return new StatemCode(
        layout, m.initial(), states, steps.steps(m.init()), steps.optionalSteps(m.terminate()));
  }

  private ModuleCode task(Module.Task m) {
    Later<TaskSteps.JobCode> later = taskCode(m.run());
    jobs.put(m.name(), new TaskSteps.Job(m.name(), m.trapExit(), later::get));
    return new ModuleCode(
        m.name(),
        Detail.Kind.TASK,
        m.trapExit(),
        ProcessSpec.NORMAL_PRIORITY,
        false,
        (on, creator) -> TaskProgram.unowned(on, later.get(), creator));
  }

  private ModuleCode process(Module.Process m) {
    var later =
        new Later<>(() -> {
          var layout = new StateLayout(m.state());
          return new ProcessCode(layout, compiler(layout).steps(m.run()));
        });
    return new ModuleCode(
        m.name(),
        Detail.Kind.PROCESS,
        m.trapExit(),
        ProcessSpec.NORMAL_PRIORITY,
        false,
        (on, creator) -> new BareProcess(on, later.get().layout(), later.get().code(), creator));
  }

  private record ProcessCode(StateLayout layout, Instruction[] code) {}

  TaskSteps.Job taskOf(String module) {
    module(module);
    TaskSteps.Job known = jobs.get(module);
    if (known == null) {
      throw new IllegalStateException("module (" + module + ") is no task");
    }
    return known;
  }

  TaskSteps.Job taskInPlace(List<Step> run) {
    return new TaskSteps.Job("run", false, taskCode(run)::get);
  }

  private Later<TaskSteps.JobCode> taskCode(List<Step> run) {
    return new Later<>(() -> function(run));
  }

  /// Compiles steps that have variables of their own, which begin as `nil`.
  TaskSteps.JobCode function(List<Step> body) {
    var layout = new StateLayout(new LinkedHashMap<>());
    return new TaskSteps.JobCode(layout, compiler(layout).steps(body));
  }

  /// Compiles a child spec with all that stands below it.
  ChildTemplate template(ChildSpec spec) {
    return childSpecs.template(spec);
  }
}
