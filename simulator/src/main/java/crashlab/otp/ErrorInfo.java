package crashlab.otp;

import org.jspecify.annotations.Nullable;

/// What was wrong with the arguments of an operation that was refused, for people: no part of the
/// reason. Source: OTP EEP 54; erl_erts_errors.erl, `format_error/2`.
///
/// @param text half a sentence, such as `the table cache had ended with its owner`
/// @param who the process that it ends with; null for none
public record ErrorInfo(String text, @Nullable Pid who) {
  /// Returns what the stack trace of an exit reason says of the arguments; null if the reason has
  /// none, or if that says nothing.
  public static @Nullable ErrorInfo of(Term reason) {
    return reason instanceof Tuple pair && pair.size() == 2 && pair.get(1) instanceof Opaque stack
        ? stack.info()
        : null;
  }
}
