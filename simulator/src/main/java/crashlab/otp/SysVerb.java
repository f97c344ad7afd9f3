package crashlab.otp;

/// What `:sys` asks of a process. Source: OTP sys.erl, `handle_system_msg/8`.
public enum SysVerb {
  GET_STATE("get_state"),
  SUSPEND("suspend"),
  RESUME("resume"),
  TRACE("trace");

  private final String word;

  SysVerb(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
