package crashlab.scenario;

import crashlab.otp.Term;
import org.jspecify.annotations.Nullable;

/// Which events of a run are meant.
///
/// @param subject whom it happens to; null: anybody
/// @param reason the exit reason asked for, or null
/// @param text of a log entry, or null
public record EventPattern(
    Kind kind, @Nullable Subject subject, @Nullable Term reason, @Nullable String text) {

  /// What happens: the key that names the subject in the file.
  public enum Kind {
    EXITED("exited"),
    STARTED("started"),
    RESTARTED("restarted"),
    GAVE_UP("gave_up"),
    CALL_TIMEOUT("call_timeout"),
    LOGGED("logged");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }
}
