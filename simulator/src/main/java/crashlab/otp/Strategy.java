package crashlab.otp;

/// Which children of a supervisor go down and up with one that failed. Source: OTP supervisor
/// manual, `strategy()`.
public enum Strategy {
  ONE_FOR_ONE("one_for_one"),
  ONE_FOR_ALL("one_for_all"),
  REST_FOR_ONE("rest_for_one");

  private final String word;

  Strategy(String word) {
    this.word = word;
  }

  /// The word in scenario files, traces and on the screen.
  public String word() {
    return word;
  }
}
