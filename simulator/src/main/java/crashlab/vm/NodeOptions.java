package crashlab.vm;

import crashlab.otp.OtpRelease;

/// The settings of a node.
///
/// @param name that of [NodeId#ALONE] for the one node of a run that has no others
/// @param release whose rules hold where releases differ
/// @param memoryBytes past this the VM dies
/// @param clockOffsetNanos monotonic time at virtual time 0
public record NodeOptions(
    String name,
    OtpRelease release,
    int schedulers,
    CostModel costs,
    long memoryBytes,
    int atomLimit,
    long clockOffsetNanos,
    int processes,
    int mailbox) {}
