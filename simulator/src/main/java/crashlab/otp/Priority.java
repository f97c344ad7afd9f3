package crashlab.otp;

import java.util.Locale;

/// A process's priority for the schedulers, the first before the last. Source: OTP erlang manual,
/// `process_flag/2`.
public enum Priority {
  MAX,
  HIGH,
  NORMAL,
  LOW;

  /// The name in OTP.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
