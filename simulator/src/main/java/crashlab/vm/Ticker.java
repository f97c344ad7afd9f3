package crashlab.vm;

/// When a node ticks: writes something to each peer that it has written nothing to since its last
/// tick, and looks whether it has heard anything. Nothing is scheduled for it.
///
/// Source: OTP net_kernel.erl, `ticker_loop/2`.
final class Ticker {
  private final long nanos;
  private final long phaseNanos;

  /// @param nanos from one tick to the next
  /// @param phaseNanos when one of them is
  Ticker(long nanos, long phaseNanos) {
    this.nanos = nanos;
    this.phaseNanos = Math.floorMod(phaseNanos, nanos);
  }

  long nanos() {
    return nanos;
  }

  /// The last tick up to a time; before the first there is one all the same.
  long lastUpTo(long timeNanos) {
    return timeNanos - Math.floorMod(timeNanos - phaseNanos, nanos);
  }

  /// The first tick from a time on.
  long firstFrom(long timeNanos) {
    return timeNanos + Math.floorMod(phaseNanos - timeNanos, nanos);
  }
}
