package crashlab.vm;

import crashlab.otp.ExitReason;
import crashlab.otp.Term;

/// What an exit signal does to the process that receives it.
enum ExitEffect {
  IGNORED,
  /// It becomes a message in the mailbox.
  MESSAGE,
  /// The receiver ends with the reason of the signal.
  ENDS,
  /// The receiver ends with `killed`, whether it traps exits or not.
  KILLED;

  /// Source: Erlang Reference Manual, "Receiving Exit Signals".
  ///
  /// @param viaLink true if a linked process ended, false if the signal was sent by `exit/2`
  /// @param toItself true if the receiver sent it
  static ExitEffect of(Term reason, boolean viaLink, boolean trapsExits, boolean toItself) {
    if (!viaLink && reason.equals(ExitReason.KILL)) {
      return KILLED;
    }
    if (trapsExits) {
      return MESSAGE;
    }
    if (reason.equals(ExitReason.NORMAL) && (viaLink || !toItself)) {
      return IGNORED;
    }
    return ENDS;
  }
}
