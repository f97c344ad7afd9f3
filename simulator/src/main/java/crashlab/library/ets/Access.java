package crashlab.library.ets;

/// Who may read and write a table besides its owner. Source: OTP ets manual, `new/2`.
enum Access {
  PROTECTED("protected", true, false),
  PRIVATE("private", false, false),
  PUBLIC("public", true, true);

  private final String word;
  private final boolean othersRead;
  private final boolean othersWrite;

  Access(String word, boolean othersRead, boolean othersWrite) {
    this.word = word;
    this.othersRead = othersRead;
    this.othersWrite = othersWrite;
  }

  String word() {
    return word;
  }

  /// Tells whether a process that is not the owner may do it.
  boolean allowsOthers(boolean writing) {
    return writing ? othersWrite : othersRead;
  }
}
