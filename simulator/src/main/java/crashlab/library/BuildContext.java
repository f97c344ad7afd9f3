package crashlab.library;

import crashlab.behaviour.ChildTemplate;
import crashlab.behaviour.KeySource;
import crashlab.behaviour.ModuleCode;
import crashlab.behaviour.ProgramFactory;
import crashlab.behaviour.StateLayout;
import crashlab.behaviour.ViaName;
import crashlab.otp.Restart;
import crashlab.otp.Shutdown;
import crashlab.scenario.ChildSpec;
import crashlab.scenario.Key;
import crashlab.scenario.Target;
import crashlab.trace.ProcessKind;
import crashlab.vm.ErlangNode;
import crashlab.vm.NameSlot;
import crashlab.vm.ProcessNature;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  KeySource key(Key key);

  default List<ChildTemplate> templates(List<ChildSpec> specs) {
    List<ChildTemplate> list = new ArrayList<>(specs.size());
    specs.forEach(spec -> list.add(template(spec)));
    return list;
  }

  /// A template for a child that is registered under its id and runs none of the scenario's
  /// modules.
  default ChildTemplate named(ChildSpec spec, ProcessKind kind, ProgramFactory factory) {
    return template(spec, code(kind, factory), node().directory().name(spec.common().id()), null);
  }

  /// A template for a permanent process of a library's own, registered under its id.
  default ChildTemplate permanent(String id, ProcessKind kind, ProgramFactory factory) {
    return new ChildTemplate(
        id,
        Restart.PERMANENT,
        Shutdown.WORKER_DEFAULT,
        false,
        code(kind, factory),
        node().directory().name(id),
        null,
        null);
  }

  /// A template of what a spec says, for a child with this code, registered under a name, by a via
  /// module, or not at all.
  static ChildTemplate template(
      ChildSpec spec, ModuleCode code, @Nullable NameSlot name, @Nullable ViaName via) {
    ChildSpec.Common common = spec.common();
    return new ChildTemplate(
        common.id(),
        common.restart(),
        common.shutdown(),
        common.significant(),
        code,
        name,
        via,
        null);
  }

  /// What runs in a process that runs none of the scenario's modules.
  static ModuleCode code(ProcessKind kind, ProgramFactory factory) {
    return new ModuleCode("", kind, true, ProcessNature.NORMAL_PRIORITY, true, factory);
  }
}
