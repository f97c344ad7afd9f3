package crashlab.simulation;

import crashlab.behaviour.Address;
import crashlab.behaviour.ChildTemplate;
import crashlab.behaviour.Clauses;
import crashlab.behaviour.FunctionCode;
import crashlab.behaviour.Instruction;
import crashlab.behaviour.KeySource;
import crashlab.behaviour.ModuleCode;
import crashlab.behaviour.StateLayout;
import crashlab.behaviour.TermSource;
import crashlab.behaviour.ViaName;
import crashlab.library.CodeContext;
import crashlab.library.ReplyAction;
import crashlab.library.TaskCode;
import crashlab.otp.Term;
import crashlab.scenario.ChildSpec;
import crashlab.scenario.Key;
import crashlab.scenario.Step;
import crashlab.scenario.Target;
import crashlab.scenario.Value;
import crashlab.vm.ErlangNode;
import crashlab.vm.NameSlot;
import crashlab.vm.Services;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes instructions of steps, once for all processes of a module: each system makes its own.
final class StepCompiler implements CodeContext {
  private final ErlangNode node;
  private final Addresses addresses;
  private final SystemCompiler system;
  private final StateLayout layout;
  private final @Nullable ReplyAction replyAction;
  private final Services services = new Services();

  /// @param replyAction what `reply` is where it is an action among others, else null
  StepCompiler(
      ErlangNode node,
      Addresses addresses,
      SystemCompiler system,
      StateLayout layout,
      @Nullable ReplyAction replyAction) {
    this.node = node;
    this.addresses = addresses;
    this.system = system;
    this.layout = layout;
    this.replyAction = replyAction;
  }

  @Override
  public Instruction[] steps(List<Step> steps) {
    List<Instruction> code = new ArrayList<>(steps.size());
    for (Step step : steps) {
      code.addAll(List.of(Libraries.maker(step.verb()).make(step.arguments(), this)));
    }
    return code.toArray(Instruction[]::new);
  }

  @Override
  public Instruction @Nullable [] optionalSteps(@Nullable List<Step> steps) {
    return steps == null ? null : steps(steps);
  }

  @Override
  public Clauses clauses(Map<String, List<Step>> byMessage) {
    var compiled = new LinkedHashMap<String, Instruction[]>();
    byMessage.forEach((message, steps) -> compiled.put(message, steps(steps)));
    return new Clauses(compiled);
  }

  @Override
  public ErlangNode node() {
    return node;
  }

  @Override
  public Address address(Target target) {
    return addresses.of(target, layout);
  }

  @Override
  public KeySource key(Key key) {
    return addresses.key(key);
  }

  @Override
  public TermSource value(Value value) {
    return switch (value) {
      case Value.Literal(Term term) -> new TermSource.Fixed(term);
      case Value.OfState(String key, long plus) -> {
        var state = new TermSource.OfState(layout.index(key));
        yield plus == 0 ? state : new TermSource.Plus(state, plus);
      }
      case Value.Elements(List<Value> values) ->
          new TermSource.Elements(values.stream().map(this::value).toList());
      case Value.Drawn(Key key) -> new TermSource.Drawn(key(key));
    };
  }

  @Override
  public FunctionCode function(List<Step> body) {
    return system.function(body);
  }

  @Override
  public NameSlot name(String name) {
    return node.directory().name(name);
  }

  @Override
  public Services services() {
    return services;
  }

  @Override
  public int stateIndex(String key) {
    return layout.index(key);
  }

  @Override
  public @Nullable ReplyAction replyAction() {
    return replyAction;
  }

  @Override
  public ModuleCode module(String name) {
    return system.module(name);
  }

  @Override
  public ErlangNode nodeNamed(String name) {
    return system.installations().node(name);
  }

  @Override
  public Supplier<ModuleCode> moduleOn(String other, String name) {
    return () -> system.on(other).module(name);
  }

  @Override
  public Supplier<FunctionCode> functionOn(String other, List<Step> body) {
    return () -> system.on(other).function(body);
  }

  @Override
  public TaskCode taskOf(String module) {
    return system.taskOf(module);
  }

  @Override
  public TaskCode taskInPlace(List<Step> run) {
    return system.taskInPlace(run);
  }

  @Override
  public ChildTemplate template(ChildSpec child) {
    return system.template(child);
  }

  @Override
  public ViaName via(Target.Via name) {
    return system.via(name);
  }
}
