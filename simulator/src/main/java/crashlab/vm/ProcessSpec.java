package crashlab.vm;

import crashlab.otp.SpawnBond;
import crashlab.trace.Detail;
import crashlab.trace.ProcessDescription;
import crashlab.trace.ProcessKind;
import org.jspecify.annotations.Nullable;

/// What a new process is, apart from its program. Processes keep it, so whoever starts many of one
/// kind makes it once.
///
/// @param description as the trace tells it
/// @param name the name it gets registered under, or null; the caller has made sure that it is free
/// @param trapsExits from its first instant
/// @param priority 0 max, 1 high, [#NORMAL_PRIORITY], 3 low. Source: OTP erlang manual,
///   `process_flag/2`
public record ProcessSpec(
    PathEntry path,
    ProcessDescription description,
    @Nullable NameSlot name,
    boolean trapsExits,
    byte priority) {
  /// The priority of processes that ask for no other.
  public static final int NORMAL_PRIORITY = 2;

  /// @param module its module's name, or null
  /// @param bond what ties it to its creator, if it has one
  public ProcessSpec(
      PathEntry path,
      ProcessKind kind,
      @Nullable String module,
      @Nullable NameSlot name,
      boolean trapsExits,
      int priority,
      SpawnBond bond) {
    this(
        path,
        new ProcessDescription(
            path.path(), name == null ? null : name.name(), kind, module, bond, path.node()),
        name,
        trapsExits,
        (byte) priority);
  }

  public ProcessKind kind() {
    return description.kind();
  }

  /// What ties it to its creator.
  public SpawnBond bond() {
    return description.bond();
  }

  Detail.Identity identity(int incarnation) {
    long nameDigest = name == null ? 0 : name.digest();
    return new Detail.Identity(
        description,
        incarnation,
        Detail.Identity.digest(path.digest(), incarnation, kind(), nameDigest));
  }
}
