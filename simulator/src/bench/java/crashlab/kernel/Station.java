package crashlab.kernel;

import java.util.function.DoubleSupplier;

/// The model of M/M/1, without its events: one server, one queue in order of arrival, arrivals at
/// 0.8 a second and services at 1 a second.
final class Station {
  static final int ARRIVAL = 1;
  static final int DEPARTURE = 2;

  private static final double ARRIVAL_MEAN_NANOS = 1.25e9;
  private static final double SERVICE_MEAN_NANOS = 1e9;
  private static final int RING = 1 << 12; // at this load, longer queues do not occur

  private final DoubleSupplier exponential;
  private final long[] arrivedNanos = new long[RING];
  private int arrived;
  private int departed;
  private double sojournNanos;

  Station() {
    this(RandomStream.of(1, "station")::nextExponential);
  }

  /// @param exponential draws with a mean of 1
  Station(DoubleSupplier exponential) {
    this.exponential = exponential;
  }

  long nextInterarrival() {
    return (long) (ARRIVAL_MEAN_NANOS * exponential.getAsDouble());
  }

  long nextService() {
    return (long) (SERVICE_MEAN_NANOS * exponential.getAsDouble());
  }

  /// Adds a customer, and tells whether the server was idle, so that the service begins.
  boolean arrive(long nowNanos) {
    boolean idle = arrived == departed;
    arrivedNanos[arrived++ & RING - 1] = nowNanos;
    return idle;
  }

  /// Lets a customer go, and tells whether another one waits, whose service begins.
  boolean depart(long nowNanos) {
    sojournNanos += nowNanos - arrivedNanos[departed++ & RING - 1];
    return arrived != departed;
  }

  double sojournNanos() {
    return sojournNanos;
  }
}
