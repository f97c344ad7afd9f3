/// OTP's words as plain values: terms, pids, exit reasons, restart types and strategies. They know
/// nothing of time, of scenarios or of a running node. Start with [Term].
@NullMarked
package crashlab.otp;

import org.jspecify.annotations.NullMarked;
