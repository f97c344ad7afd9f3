package crashlab.scenario;

import java.util.Map;

/// The virtual machine that the system runs on.
///
/// @param schedulers 1 to 1024
/// @param costs those costs that differ from the defaults: name to nanoseconds (or bytes, for
///   memory figures)
/// @param memoryBytes past this the VM dies of want of memory
/// @param atomLimit size of the atom table
/// @param clockOffsetNanos monotonic time at virtual time 0; decides where whole seconds begin
public record Vm(
    int schedulers,
    Map<String, Long> costs,
    long memoryBytes,
    int atomLimit,
    long clockOffsetNanos) {}
