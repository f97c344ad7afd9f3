package crashlab.library.mnesia;

import crashlab.otp.Term;

/// What is to be done to one key of a table.
///
/// @param value of a write, and by how much a counter rises
record Change(String table, Term key, Term value, ChangeKind kind) {
  enum ChangeKind {
    WRITE,
    DELETE,
    ADD
  }
}
