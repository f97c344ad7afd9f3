package crashlab.vm;

import crashlab.kernel.Distribution;
import java.util.List;

/// Networks, and what is wrong with them, for tests.
public final class Networks {
  private static final NetworkOptions DEFAULT = NetworkOptions.DEFAULT;

  private Networks() {}

  /// Returns the usual network with another latency.
  public static NetworkOptions with(Distribution latency) {
    return options(latency, DEFAULT.bandwidth(), DEFAULT.autoConnect(), DEFAULT.reconnectNanos());
  }

  static NetworkOptions with(NetworkOptions.AutoConnect autoConnect) {
    var latency = new Distribution.Fixed(1);
    return options(latency, DEFAULT.bandwidth(), autoConnect, DEFAULT.reconnectNanos());
  }

  static NetworkOptions withBandwidth(long bandwidth) {
    var latency = new Distribution.Fixed(1);
    return options(latency, bandwidth, DEFAULT.autoConnect(), DEFAULT.reconnectNanos());
  }

  static NetworkOptions reconnecting(long everyNanos) {
    var latency = new Distribution.Fixed(1);
    return options(latency, DEFAULT.bandwidth(), DEFAULT.autoConnect(), everyNanos);
  }

  private static NetworkOptions options(
      Distribution latency,
      long bandwidth,
      NetworkOptions.AutoConnect autoConnect,
      long reconnectNanos) {
    return new NetworkOptions(
        latency,
        bandwidth,
        DEFAULT.connectsAtBoot(),
        reconnectNanos,
        autoConnect,
        DEFAULT.tickTimeNanos(),
        DEFAULT.tickIntensity(),
        DEFAULT.setupNanos(),
        DEFAULT.preventsOverlaps());
  }

  /// Returns the usual network with other ticks, which lets partitions overlap if told so.
  static NetworkOptions ticking(long tickTimeNanos, boolean preventsOverlaps) {
    return new NetworkOptions(
        new Distribution.Fixed(1),
        DEFAULT.bandwidth(),
        DEFAULT.connectsAtBoot(),
        DEFAULT.reconnectNanos(),
        DEFAULT.autoConnect(),
        tickTimeNanos,
        DEFAULT.tickIntensity(),
        DEFAULT.setupNanos(),
        preventsOverlaps);
  }

  /// Two nodes can have no connection.
  public static Disturbance cut(ErlangNode one, ErlangNode other) {
    return new Disturbance.Partition(List.of(List.of(one), List.of(other)), false);
  }

  /// No packet passes between two nodes.
  public static Disturbance silence(ErlangNode one, ErlangNode other) {
    return new Disturbance.Partition(List.of(List.of(one), List.of(other)), true);
  }
}
