package crashlab.library.ets;

/// How a table compares keys, and how many objects a key may have. Source: OTP ets manual, `new/2`.
enum TableType {
  SET("set"),
  /// Its keys are equal where `==` says so: 1 and 1.0 are one key.
  ORDERED_SET("ordered_set"),
  /// Many objects under a key, of which no two are equal.
  BAG("bag"),
  DUPLICATE_BAG("duplicate_bag");

  private final String word;

  TableType(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  boolean isBag() {
    return this == BAG || this == DUPLICATE_BAG;
  }
}
