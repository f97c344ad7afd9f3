package crashlab.library.supervisor;

import crashlab.behaviour.ChildTemplate;
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
    ChildTemplate template = child.template;
    ProcessSpec spec = ProcessSpec.of(child.path, template.code().nature(), template.name(), bond);
    if (child.args != null) {
      return spec.startedWith(child.args);
    }
    latestSpec = spec;
    latestTemplate = child.template;
    return spec;
  }
}
