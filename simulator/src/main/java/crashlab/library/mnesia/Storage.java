package crashlab.library.mnesia;

/// How a node keeps its copy of a table. Source: OTP mnesia manual, `create_table/2`.
enum Storage {
  RAM("ram_copies"),
  DISC("disc_copies"),
  DISC_ONLY("disc_only_copies");

  private final String word;

  Storage(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
