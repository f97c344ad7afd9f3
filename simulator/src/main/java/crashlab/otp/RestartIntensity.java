package crashlab.otp;

/// How many restarts a supervisor allows: `maxRestarts` within `maxSeconds`.
///
/// @param maxRestarts at least 0
/// @param maxSeconds at least 1
public record RestartIntensity(int maxRestarts, int maxSeconds) {
  /// Elixir's default: 3 restarts in 5 seconds. Source: Elixir supervisor.ex, `init/2`.
  public static final RestartIntensity DEFAULT = new RestartIntensity(3, 5);
}
