package crashlab.library.dets;

import crashlab.otp.Term;

/// What the process of a table is asked to do.
sealed interface TableRequest {
  /// What a process asks for that uses the table.
  sealed interface OfUser extends TableRequest {}

  /// @param isTold whether the trace tells of it by itself, and not only of the many it is part of
  record Insert(Term key, Term value, boolean isTold) implements OfUser {}

  record Delete(Term key) implements OfUser {}

  record Lookup(Term key) implements OfUser {}

  record Sync() implements OfUser {}

  record Info(InfoItem item) implements OfUser {}

  /// What the DETS server asks for.
  sealed interface OfServer extends TableRequest {}

  record AddUser(OpenOptions options) implements OfServer {}

  record RemoveUser() implements OfServer {}

  record Close() implements OfServer {}
}
