package crashlab.behaviour;

import crashlab.trace.ProcessKind;

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
    ProgramFactory factory) {}
