package crashlab.simulation;

import crashlab.behaviour.ChildTemplate;
import crashlab.behaviour.FunctionCode;
import crashlab.behaviour.KeySource;
import crashlab.behaviour.ModuleCode;
import crashlab.behaviour.StateLayout;
import crashlab.behaviour.ViaName;
import crashlab.library.BuildContext;
import crashlab.library.CodeContext;
import crashlab.library.Later;
import crashlab.library.ModuleWord;
import crashlab.library.ReplyAction;
import crashlab.library.TaskCode;
import crashlab.scenario.ChildSpec;
import crashlab.scenario.Key;
import crashlab.scenario.Module;
import crashlab.scenario.Step;
import crashlab.scenario.Target;
import crashlab.vm.ErlangNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes the code of a node from a scenario: modules, each when it is first asked for, and child
/// specs. Each system makes its own.
final class SystemCompiler implements BuildContext {
  private final ErlangNode node;
  private final Addresses addresses;
  private final Installations all;
  private final Map<String, Module> modules;
  private final Map<String, ModuleWord.Code> compiled = new LinkedHashMap<>();

  /// @param all on the nodes of the run: code may have to do with that of another node
  SystemCompiler(Installation own, Installations all, Map<String, Module> modules) {
    this.node = own.node();
    this.addresses = own.addresses();
    this.all = all;
    this.modules = modules;
  }

  /// What is installed on all nodes.
  Installations installations() {
    return all;
  }

  /// The code of another node, or of this one.
  SystemCompiler on(String otherNode) {
    return all.of(otherNode).system();
  }

  @Override
  public ErlangNode node() {
    return node;
  }

  @Override
  public CodeContext code(StateLayout layout) {
    return new StepCompiler(node, addresses, this, layout, null);
  }

  @Override
  public CodeContext code(StateLayout layout, ReplyAction reply) {
    return new StepCompiler(node, addresses, this, layout, reply);
  }

  @Override
  public ModuleCode module(String name) {
    return compiled(name).code();
  }

  private ModuleWord.Code compiled(String name) {
    ModuleWord.Code known = compiled.get(name);
    if (known != null) {
      return known;
    }
    Module module = modules.get(name);
    if (module == null) {
      throw new IllegalStateException("module (" + name + ") is not in the scenario");
    }
    // a module may name itself in a spawn: its steps are made when it is first started
    ModuleWord.Code code = Libraries.maker(module.kind()).make(module, this);
    compiled.put(name, code);
    return code;
  }

  TaskCode taskOf(String module) {
    TaskCode job = compiled(module).task();
    if (job == null) {
      throw new IllegalStateException("module (" + module + ") is no task");
    }
    if (!node.id().isDistributed()) {
      return job;
    }
    return job.madeElsewhere(on -> all.of(on).system().codeOfTask(module));
  }

  private FunctionCode codeOfTask(String module) {
    TaskCode job = compiled(module).task();
    if (job == null) {
      throw new IllegalStateException("module (" + module + ") is no task");
    }
    return job.code().get();
  }

  TaskCode taskInPlace(List<Step> run) {
    var later = new Later<>(() -> function(run));
    var job = new TaskCode("run", false, false, later::get);
    if (!node.id().isDistributed()) {
      return job;
    }
    var codes = new PerNode<FunctionCode>(all, system -> system.function(run));
    return job.madeElsewhere(on -> on == node ? later.get() : codes.on(on));
  }

  /// Compiles steps that have variables of their own, which begin as `nil`.
  FunctionCode function(List<Step> body) {
    var layout = new StateLayout(new LinkedHashMap<>());
    return new FunctionCode(layout, code(layout).steps(body));
  }

  @Override
  public ChildTemplate template(ChildSpec spec) {
    ChildTemplate template = own(spec);
    if (!node.id().isDistributed()) {
      return template;
    }
    var templates = new PerNode<ChildTemplate>(all, system -> system.own(spec));
    ChildTemplate movable = template.madeElsewhere(templates::on);
    templates.put(node, this, movable);
    return movable;
  }

  private ChildTemplate own(ChildSpec spec) {
    return Libraries.maker(spec.type()).make(spec, this);
  }

  @Override
  public KeySource key(Key key) {
    return addresses.key(key);
  }

  @Override
  public ViaName via(Target.Via name) {
    return new ViaName(addresses.registry(name.registry()), addresses.key(name.key()));
  }
}
