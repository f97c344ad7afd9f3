package crashlab.library.mnesia;

/// Somebody wants a lock.
///
/// @param client learns what comes of it
record LockRequest(Tid tid, Oid oid, LockKind kind, LockClient client) {}
