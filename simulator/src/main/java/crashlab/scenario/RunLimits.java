package crashlab.scenario;

/// Bounds past which a run is cut, so that no scenario can hang or exhaust the machine.
///
/// @param events simulated events
/// @param processes processes alive at one time
/// @param mailbox messages waiting in one mailbox
public record RunLimits(long events, int processes, int mailbox) {
  public static final RunLimits DEFAULT = new RunLimits(50_000_000L, 2_000_000, 10_000_000);
}
