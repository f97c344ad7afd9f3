package crashlab.otp;

/// Whether a supervisor ends when its significant children have ended by themselves; since OTP 24.
/// Source: OTP supervisor manual, `auto_shutdown()`.
public enum AutoShutdown {
  NEVER("never"),
  ANY_SIGNIFICANT("any_significant"),
  ALL_SIGNIFICANT("all_significant");

  private final String word;

  AutoShutdown(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
