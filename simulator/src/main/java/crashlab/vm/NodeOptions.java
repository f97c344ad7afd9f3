package crashlab.vm;

import crashlab.otp.OtpRelease;

/// The settings of a node.
///
/// @param release whose rules hold where releases differ
/// @param memoryBytes past this the VM dies
/// @param clockOffsetNanos monotonic time at virtual time 0
public record NodeOptions(
    OtpRelease release,
    int schedulers,
    CostModel costs,
    long memoryBytes,
    int atomLimit,
    long clockOffsetNanos,
    int processes,
    int mailbox) {}
