package crashlab.vm;

import crashlab.otp.Term;

/// Something that a process owns and that is to be released when the process ends, such as an ETS
/// table or a lock; see [Belongings].
public interface Belonging {
  /// Is told that its owner has ended and that it belongs to nobody now.
  ///
  /// Everything that this does comes before the exit signals and DOWNs of the owner. The owner
  /// still has its name, and is not alive.
  ///
  /// @param cause the `seq` of the owner's exit
  void ownerEnded(ErlangNode node, ErlangProcess owner, Term reason, long cause);
}
