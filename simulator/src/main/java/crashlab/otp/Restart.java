package crashlab.otp;

/// When a child that ended is started again. Source: OTP supervisor manual, `restart()`.
public enum Restart {
  PERMANENT("permanent"),
  TRANSIENT("transient"),
  TEMPORARY("temporary");

  private final String word;

  Restart(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /// Tells whether a child of this type that ended by itself with `reason` is to be restarted.
  ///
  /// Source: OTP supervisor.erl, `do_restart/3`.
  public boolean restartsAfter(Term reason) {
    return switch (this) {
      case PERMANENT -> true;
      case TRANSIENT -> !ExitReason.isOrderly(reason);
      case TEMPORARY -> false;
    };
  }
}
