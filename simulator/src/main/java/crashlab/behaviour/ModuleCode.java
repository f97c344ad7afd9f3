package crashlab.behaviour;

import crashlab.trace.ProcessKind;
import crashlab.vm.ProcessNature;

/// A module, ready to be started as a process any number of times.
///
/// @param acknowledges whether its start waits for the end of its init
/// @param priority 0 max, 1 high, 2 normal, 3 low
public record ModuleCode(
    String name,
    ProcessKind kind,
    boolean trapsExits,
    int priority,
    boolean acknowledges,
    ProgramFactory factory) {
  public ProcessNature nature() {
    return new ProcessNature(kind, name.isEmpty() ? null : name, trapsExits, priority);
  }
}
