package crashlab.vm;

import crashlab.trace.ProcessKind;
import org.jspecify.annotations.Nullable;

/// What all processes that run one module have in common, wherever they are started.
///
/// @param module its name, or null
/// @param trapsExits from their first instant
/// @param priority 0 max, 1 high, [#NORMAL_PRIORITY], 3 low. Source: OTP erlang manual,
///   `process_flag/2`
public record ProcessNature(
    ProcessKind kind, @Nullable String module, boolean trapsExits, int priority) {
  /// The priority of processes that ask for no other.
  public static final int NORMAL_PRIORITY = 2;

  /// Of processes with the usual priority.
  public static ProcessNature of(ProcessKind kind, @Nullable String module, boolean trapsExits) {
    return new ProcessNature(kind, module, trapsExits, NORMAL_PRIORITY);
  }
}
