package crashlab.otp;

/// How many restarts a supervisor allows: `maxRestarts` within `maxSeconds`.
///
/// @param maxRestarts at least 0
/// @param maxSeconds at least 1
public record RestartIntensity(int maxRestarts, int maxSeconds) {
  /// Elixir's default: 3 restarts in 5 seconds.
  public static final RestartIntensity DEFAULT = new RestartIntensity(3, 5);
}
