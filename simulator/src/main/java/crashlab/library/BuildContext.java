package crashlab.library;

import crashlab.behaviour.ChildTemplate;
import crashlab.behaviour.ModuleCode;
import crashlab.behaviour.ProgramFactory;
import crashlab.behaviour.StateLayout;
import crashlab.behaviour.ViaName;
import crashlab.scenario.ChildSpec;
import crashlab.scenario.Target;
import crashlab.trace.ProcessKind;
import crashlab.vm.ErlangNode;
import crashlab.vm.ProcessSpec;
import java.util.ArrayList;
import java.util.List;

/// What surrounds modules and child specs when the code of a node is made of them.
public interface BuildContext {
  ErlangNode node();

  /// Makes the steps of a module with this state.
  CodeContext code(StateLayout layout);

  /// The same for callbacks where `reply` is an action among others.
  CodeContext code(StateLayout layout, ReplyAction reply);

  ModuleCode module(String name);

  ChildTemplate template(ChildSpec spec);

  ViaName via(Target.Via name);

  default List<ChildTemplate> templates(List<ChildSpec> specs) {
    List<ChildTemplate> list = new ArrayList<>(specs.size());
    specs.forEach(spec -> list.add(template(spec)));
    return list;
  }

  /// A template for a child that is registered under its id and runs none of the scenario's
  /// modules.
  default ChildTemplate named(ChildSpec spec, ProcessKind kind, ProgramFactory factory) {
    ChildSpec.Common common = spec.common();
    return new ChildTemplate(
        common.id(),
        common.restart(),
        common.shutdown(),
        common.significant(),
        code(kind, factory),
        node().directory().name(common.id()),
        null,
        null);
  }

  /// What runs in a process that runs none of the scenario's modules.
  static ModuleCode code(ProcessKind kind, ProgramFactory factory) {
    return new ModuleCode("", kind, true, ProcessSpec.NORMAL_PRIORITY, true, factory);
  }
}
