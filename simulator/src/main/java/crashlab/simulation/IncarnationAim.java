package crashlab.simulation;

import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;
import crashlab.vm.PathEntry;
import crashlab.world.FaultInjector;
import org.jspecify.annotations.Nullable;

/// Aims at one certain process of a path, which others may have followed, or run beside: the
/// children of a dynamic supervisor share a path.
final class IncarnationAim implements FaultInjector.Aim {
  private final ErlangNode node;
  private final PathEntry path;
  private final int incarnation;
  private @Nullable ErlangProcess found;
  private boolean lookedFor;

  IncarnationAim(ErlangNode node, PathEntry path, int incarnation) {
    this.node = node;
    this.path = path;
    this.incarnation = incarnation;
  }

  /// Returns the process; null as long as it does not exist yet, or if it was gone before the first
  /// look. Goes through all processes once, for conditions look after every event.
  @Override
  public @Nullable ErlangProcess find() {
    if (!lookedFor && path.incarnations() >= incarnation) {
      lookedFor = true;
      node.forEachProcess(process -> {
        if (process.path() == path && process.incarnation() == incarnation) {
          found = process;
        }
      });
    }
    return found;
  }
}
