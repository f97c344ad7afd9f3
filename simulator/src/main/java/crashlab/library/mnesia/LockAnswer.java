package crashlab.library.mnesia;

import crashlab.vm.ErlangNode;
import org.jspecify.annotations.Nullable;

/// What comes of a request for a lock.
///
/// @param lucky the transaction on whose account it is refused; null where it is granted
record LockAnswer(ErlangNode at, LockRequest request, @Nullable Tid lucky) {}
