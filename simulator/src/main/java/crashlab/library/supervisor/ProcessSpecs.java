package crashlab.library.supervisor;

import crashlab.behaviour.ChildTemplate;
import crashlab.behaviour.ModuleCode;
import crashlab.otp.SpawnBond;
import crashlab.vm.ProcessSpec;
import org.jspecify.annotations.Nullable;

/// The specs of the processes of a supervisor's children. Children that follow each other are often
/// alike: the latest spec is used again.
final class ProcessSpecs {
  private @Nullable ProcessSpec latestSpec;
  private @Nullable ChildTemplate latestTemplate;

  ProcessSpec of(SupervisedChild child, boolean restarted) {
    SpawnBond bond = restarted ? SpawnBond.RESTARTED_CHILD : SpawnBond.CHILD;
    ProcessSpec latest = latestSpec;
    if (latest != null
        && latest.path() == child.path
        && latest.bond() == bond
        && latestTemplate == child.template) {
      return latest;
    }
    ModuleCode code = child.template.code();
    var spec =
        new ProcessSpec(
            child.path,
            code.kind(),
            code.name().isEmpty() ? null : code.name(),
            child.template.name(),
            code.trapsExits(),
            code.priority(),
            bond);
    latestSpec = spec;
    latestTemplate = child.template;
    return spec;
  }
}
