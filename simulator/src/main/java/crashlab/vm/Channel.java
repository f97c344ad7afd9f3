package crashlab.vm;

import crashlab.kernel.Distribution;
import crashlab.kernel.EventQueue;
import crashlab.kernel.Nanos;
import crashlab.kernel.RandomStream;

/// One direction of a connection: the signals on their way from one node to another, which arrive
/// in the order of their sending. Allocates only to grow.
final class Channel {
  final ErlangNode from;
  final ErlangNode to;
  private final EventQueue queue;
  private final RandomStream random;
  private final int number;
  private final SignalQueue onTheWay = new SignalQueue();
  private Distribution latency;
  private boolean isHeld;
  private long oldest; // what each arrival names: counts the signals since the run began
  private long lastDueNanos;

  /// @param number among the channels of the run
  Channel(ErlangNode from, ErlangNode to, int number, Distribution latency) {
    this.from = from;
    this.to = to;
    this.number = number;
    this.latency = latency;
    this.queue = from.queue;
    this.random = from.random("network." + to.name().name());
  }

  void setLatency(Distribution latency) {
    this.latency = latency;
  }

  /// How many signals are on their way.
  int size() {
    return onTheWay.size();
  }

  /// Adds a signal, for the caller to fill in. It does not overtake those before it.
  SignalQueue.Signal send() {
    lastDueNanos = Math.max(lastDueNanos, Nanos.sum(queue.nowNanos(), latency.draw(random)));
    schedule(lastDueNanos, oldest + onTheWay.size());
    SignalQueue.Signal signal = onTheWay.add();
    signal.dueNanos = lastDueNanos;
    return signal;
  }

  private void schedule(long timeNanos, long signal) {
    queue.schedule(timeNanos, QueueEntry.ARRIVAL, number, signal);
  }

  /// The time of a signal has come: it arrives after all before it, unless it is lost or held up.
  void arrive(long signal) {
    while (!isHeld && oldest <= signal && !onTheWay.isEmpty()) {
      oldest++;
      to.remoteSignals().arrive(onTheWay.poll());
    }
  }

  /// From now on nothing arrives, and nothing gets lost.
  void hold() {
    isHeld = true;
  }

  /// What should have arrived while the channel was held arrives now.
  void release() {
    isHeld = false;
    long now = queue.nowNanos();
    for (int i = 0; i < onTheWay.size() && onTheWay.get(i).dueNanos <= now; i++) {
      schedule(now, oldest + i);
    }
  }

  /// Loses all that is on its way.
  void lose() {
    oldest += onTheWay.size();
    while (!onTheWay.isEmpty()) {
      onTheWay.poll();
    }
    lastDueNanos = 0;
  }
}
