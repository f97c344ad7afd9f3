package crashlab.vm;

import crashlab.kernel.Distribution;

/// How the nodes of a run are connected.
///
/// @param latency how long a signal is on its way from one node to another, one way
/// @param bandwidth bytes a second of each direction of a connection; [Long#MAX_VALUE] for no limit
/// @param connectsAtBoot whether a node that comes up connects to all that it can reach
/// @param reconnectNanos how often a node tries to reach those it has lost; [Long#MAX_VALUE] for
///   never
/// @param autoConnect whether what is sent to a node without a connection connects first
/// @param tickTimeNanos `net_ticktime`
/// @param tickIntensity `net_tickintensity`: how many ticks there are in that time
/// @param setupNanos `net_setuptime`: how long a connection to a silent peer is tried
/// @param preventsOverlaps `prevent_overlapping_partitions`
public record NetworkOptions(
    Distribution latency,
    long bandwidth,
    boolean connectsAtBoot,
    long reconnectNanos,
    AutoConnect autoConnect,
    long tickTimeNanos,
    int tickIntensity,
    long setupNanos,
    boolean preventsOverlaps) {
  private static final long SECOND = 1_000_000_000;

  /// Source: OTP kernel manual, the configuration parameters of the same names.
  public static final NetworkOptions DEFAULT =
      new NetworkOptions(
          new Distribution.Fixed(500_000),
          Long.MAX_VALUE,
          true,
          Long.MAX_VALUE,
          AutoConnect.ALWAYS,
          60 * SECOND,
          4,
          7 * SECOND,
          true);

  /// The values of `dist_auto_connect`.
  ///
  /// Source: OTP kernel manual; net_kernel.erl, `do_auto_connect_1/4`, `delete_connection/3`.
  public enum AutoConnect {
    ALWAYS,
    /// Not to a node that it was connected with before; only [Network#connect] does that.
    ONCE,
    /// Only [Network#connect] does.
    NEVER
  }

  /// The time from one tick to the next.
  long tickNanos() {
    return Math.max(1, tickTimeNanos / tickIntensity);
  }
}
