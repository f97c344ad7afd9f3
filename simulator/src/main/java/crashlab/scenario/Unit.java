package crashlab.scenario;

/// What a figure is measured in.
public enum Unit {
  COUNT("count", "number"),
  /// In nanoseconds.
  DURATION("ns", "duration"),
  /// A second.
  RATE("per second", "rate"),
  BYTES("bytes", "size"),
  /// From 0 to 1.
  SHARE("share", "0 to 1");

  private final String word;
  private final String sign;

  Unit(String word, String sign) {
    this.word = word;
    this.sign = sign;
  }

  /// The unit of the plain figure, for tables: `count`, `ns` …
  public String word() {
    return word;
  }

  /// What the format page says of bounds in this unit.
  public String sign() {
    return sign;
  }
}
