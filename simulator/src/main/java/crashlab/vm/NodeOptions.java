package crashlab.vm;

import crashlab.otp.OtpRelease;

/// The settings of a node.
///
/// @param release whose rules hold where releases differ
/// @param memoryBytes past this the VM dies
/// @param clockOffsetNanos monotonic time at virtual time 0
/// @param events past this many the run is cut
public record NodeOptions(
    OtpRelease release,
    int schedulers,
    CostModel costs,
    long memoryBytes,
    int atomLimit,
    long clockOffsetNanos,
    long events,
    int processes,
    int mailbox) {}
