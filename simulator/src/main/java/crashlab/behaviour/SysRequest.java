package crashlab.behaviour;

/// What `:sys` asks of a server. Source: OTP sys.erl, `handle_system_msg/8`.
public enum SysRequest {
  GET_STATE("get_state"),
  /// Answered with `running` or `suspended`. Source: OTP sys.erl, `get_status/5`.
  GET_STATUS("get_status"),
  SUSPEND("suspend"),
  RESUME("resume"),
  TRACE("trace");

  private final String word;

  SysRequest(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
