package crashlab.library.mnesia;

import org.jspecify.annotations.Nullable;

/// Who waits for a lock.
interface LockClient {
  /// @param lucky the transaction on whose account the lock is refused; null where it is granted
  void answered(Mnesia at, LockRequest request, @Nullable Tid lucky, long cause);

  /// It has to wait.
  ///
  /// @param holder of the transaction that it waits for
  void queued(Mnesia at, LockRequest request, Tid holder, long cause);
}
