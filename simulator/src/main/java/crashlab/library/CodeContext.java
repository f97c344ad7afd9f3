package crashlab.library;

import crashlab.behaviour.Address;
import crashlab.behaviour.ChildTemplate;
import crashlab.behaviour.Clauses;
import crashlab.behaviour.FunctionCode;
import crashlab.behaviour.Instruction;
import crashlab.behaviour.KeySource;
import crashlab.behaviour.ModuleCode;
import crashlab.behaviour.TermSource;
import crashlab.behaviour.ViaName;
import crashlab.scenario.ChildSpec;
import crashlab.scenario.Key;
import crashlab.scenario.Step;
import crashlab.scenario.Target;
import crashlab.scenario.Value;
import crashlab.vm.ErlangNode;
import crashlab.vm.NameSlot;
import crashlab.vm.Services;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What surrounds a step when it is made into instructions: the node it will run on, the module it
/// stands in, and the rest of the scenario.
public interface CodeContext {
  ErlangNode node();

  Address address(Target target);

  KeySource key(Key key);

  TermSource value(Value value);

  NameSlot name(String name);

  /// What libraries keep for the code of the module in which the step stands, by type.
  Services services();

  /// The index of a key of the state of the module in which the step stands.
  int stateIndex(String key);

  /// What `reply` is where it is an action among others, or null where it ends the callback.
  @Nullable ReplyAction replyAction();

  Instruction[] steps(List<Step> steps);

  /// The same, or null for none.
  Instruction @Nullable [] optionalSteps(@Nullable List<Step> steps);

  /// The code of a function that knows nothing of the state around it and has variables of its own.
  FunctionCode function(List<Step> body);

  Clauses clauses(Map<String, List<Step>> byMessage);

  ModuleCode module(String name);

  /// A node of the scenario.
  ErlangNode nodeNamed(String name);

  /// The code of a module on another node, in the life of that which is then.
  Supplier<ModuleCode> moduleOn(String node, String name);

  /// As [#function], the code of another node, in the life of that which is then.
  Supplier<FunctionCode> functionOn(String node, List<Step> body);

  /// The code of a `task` module.
  TaskCode taskOf(String module);

  /// The code of a task whose steps stand in place.
  TaskCode taskInPlace(List<Step> run);

  ChildTemplate template(ChildSpec child);

  ViaName via(Target.Via name);
}
