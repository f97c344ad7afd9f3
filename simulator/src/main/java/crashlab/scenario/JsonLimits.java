package crashlab.scenario;

/// Bounds of a scenario file, so that no file can exhaust the reader.
final class JsonLimits {
  static final int BYTES = 4 * 1024 * 1024;
  static final int DEPTH = 64;
  static final int NUMBER_LENGTH = 40;
  static final int STRING_LENGTH = 10_000;
  static final int NAME_LENGTH = 256;
  static final int TOKENS = 500_000;

  private JsonLimits() {}
}
