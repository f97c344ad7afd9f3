package crashlab.library.mnesia;

/// How a lock is wanted. Source: OTP mnesia_locker.erl, `loop/1`.
enum LockKind {
  READ("read"),
  WRITE("write"),
  /// A write lock whose answer brings the rows.
  READ_WRITE("read_write");

  private final String word;

  LockKind(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  boolean isExclusive() {
    return this != READ;
  }
}
