package crashlab.library.mnesia;

/// What the rows of a key are. Source: OTP mnesia manual, `create_table/2`.
enum TableType {
  SET("set"),
  ORDERED_SET("ordered_set"),
  BAG("bag");

  private final String word;

  TableType(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
