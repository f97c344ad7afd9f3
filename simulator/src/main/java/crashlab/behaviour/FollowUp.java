package crashlab.behaviour;

import crashlab.otp.Term;
import org.jspecify.annotations.Nullable;

/// What the end of a callback asks for besides: what follows it.
///
/// @param continueWith goes to handle_continue next, if not null
/// @param stop the reason to stop with, or null
/// @param timeoutNanos the time limit of the next wait for a message; [#NO_TIMEOUT] for none
public record FollowUp(@Nullable Term continueWith, @Nullable Term stop, long timeoutNanos) {
  public static final long NO_TIMEOUT = -1;
}
