package crashlab.vm;

import crashlab.kernel.Nanos;

/// Tries to reach again the nodes that a node has lost, as the strategies of libcluster do. There
/// is a timer only while one is missed.
///
/// Source: libcluster, Cluster.Strategy.Epmd and those beside it, which connect to what is
/// configured and not connected, every 5 seconds as a rule.
final class Reconnects {
  /// Connects an end that is down, if that is possible.
  interface Connector {
    void connect(ConnectionEnd end, long cause);
  }

  private final NetworkTimers timers;
  private final Connector connector;
  private long nanos = Long.MAX_VALUE;

  Reconnects(NetworkTimers timers, Connector connector) {
    this.timers = timers;
    this.connector = connector;
  }

  void configure(long everyNanos) {
    nanos = everyNanos;
  }

  /// A node has lost a peer, or could not reach it when it came up.
  void miss(ConnectionEnd end, long cause) {
    if (nanos != Long.MAX_VALUE && !end.isMissed) {
      end.isMissed = true;
      end.misses++;
      plan(end, cause, end.misses);
    }
  }

  private void plan(ConnectionEnd end, long cause, int miss) {
    timers.at(Nanos.sum(timers.nowNanos(), nanos), () -> tryOnce(end, cause, miss));
  }

  private void tryOnce(ConnectionEnd end, long cause, int miss) {
    if (!end.isMissed || end.misses != miss) {
      return;
    }
    if (end.state == ConnectionEnd.State.DOWN && !end.node.isFrozen()) {
      connector.connect(end, cause);
    }
    if (end.isMissed) {
      plan(end, cause, miss);
    }
  }
}
