package crashlab.vm;

import crashlab.otp.OtpRelease;

/// The settings of a node.
///
/// @param name `nonode@nohost` for one that is not part of a distributed system
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
    int mailbox) {
  /// The name of a node that is not part of a distributed system. Source: OTP erlang manual,
  /// `node/0`.
  public static final String NONODE = "nonode@nohost";
}
