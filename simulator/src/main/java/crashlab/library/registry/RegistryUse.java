package crashlab.library.registry;

import crashlab.behaviour.ChildTemplate;
import crashlab.behaviour.Instruction;
import crashlab.behaviour.KeySource;
import crashlab.behaviour.ResultUse;
import crashlab.behaviour.TermSource;
import crashlab.library.BuildContext;
import crashlab.library.supervisor.SupervisorSpec;
import crashlab.otp.AutoShutdown;
import crashlab.otp.Restart;
import crashlab.otp.RestartIntensity;
import crashlab.otp.Shutdown;
import crashlab.otp.Strategy;
import crashlab.trace.ProcessKind;
import crashlab.vm.NameSlot;
import java.util.ArrayList;
import java.util.List;

/// What systems that are built on a Registry use of it.
public final class RegistryUse {
  private RegistryUse() {}

  /// A registry as a permanent child, with the name that is its id.
  ///
  /// @param unique whether a key has one holder at most
  public static ChildTemplate child(
      String id, int partitions, boolean unique, BuildContext context) {
    List<ChildTemplate> processes = new ArrayList<>();
    for (int i = 0; i < partitions; i++) {
      int index = i;
      processes.add(
          context.permanent(
              id + ".PIDPartition" + i,
              ProcessKind.REGISTRY_PARTITION,
              (on, _) -> new RegistryPartition(on, index)));
    }
    // a unique key may belong to a holder of any partition, so that all go down together
    Strategy strategy = unique ? Strategy.ONE_FOR_ALL : Strategy.ONE_FOR_ONE;
    var with =
        new SupervisorSpec(strategy, RestartIntensity.DEFAULT, AutoShutdown.NEVER, processes);
    var code =
        BuildContext.code(
            ProcessKind.REGISTRY, (on, _) -> new RegistrySupervisor(on, with, unique));
    return new ChildTemplate(
        id,
        Restart.PERMANENT,
        new Shutdown.Infinity(),
        false,
        code,
        context.node().directory().name(id),
        null,
        null);
  }

  /// The process takes a key under the name of another step, which returns `ok`.
  public static Instruction register(
      String verb, NameSlot registry, KeySource key, TermSource value, ResultUse use) {
    return new RegistrySteps.RegisterKey(
        new RegistrySteps.Verb(verb, true), registry, key, value, use);
  }

  /// The process gives a key up under the name of another step.
  public static Instruction unregister(
      String verb, NameSlot registry, KeySource key, ResultUse use) {
    return new RegistrySteps.UnregisterKey(verb, registry, key, use);
  }
}
