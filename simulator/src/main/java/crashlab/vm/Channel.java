package crashlab.vm;

import crashlab.kernel.Distribution;
import crashlab.kernel.EventQueue;
import crashlab.kernel.Nanos;
import crashlab.kernel.RandomStream;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// One direction of a connection: the signals on their way from one node to another, which arrive
/// in the order of their sending. Allocates only to grow.
///
/// With a bandwidth a signal occupies the channel for as long as its bytes take, and those behind
/// it wait.
final class Channel implements Upcoming.Expected {
  private static final double SECOND = 1e9;

  final ErlangNode from;
  final ErlangNode to;
  private final EventQueue queue;
  private final Upcoming upcoming;
  private final RandomStream random;
  private final int number;
  private final SignalQueue onTheWay = new SignalQueue();
  private Distribution latency;
  private long fixedNanos; // the latency if it is always the same, -1 otherwise
  private long bandwidth;
  private boolean isHeld;
  private boolean isRefused;
  private long oldest; // what each arrival names: counts the signals since the run began
  private @Nullable Monitor firstGivenUp; // those whose node is to learn of it; by `nextOfWatcher`
  private @Nullable Monitor lastGivenUp;
  private int closings; // how many on their way tell of the end of a connection
  private LongConsumer whenClosed = _ -> {};
  private long freeNanos;
  private long lastDueNanos;
  private long lastSentNanos = -1;
  private long lastArrivalNanos = -1;
  private long messages;
  private long bytes;
  private long lost;

  /// @param number among the channels of the run
  Channel(ErlangNode from, ErlangNode to, int number, NetworkOptions options) {
    this.from = from;
    this.to = to;
    this.number = number;
    this.bandwidth = options.bandwidth();
    this.queue = from.queue;
    this.upcoming = from.run.upcoming;
    this.random = from.random("network." + to.name().name());
    setLatency(options.latency());
  }

  final void setLatency(Distribution newLatency) {
    latency = newLatency;
    fixedNanos = newLatency instanceof Distribution.Fixed fixed ? fixed.nanos() : -1;
  }

  void setBandwidth(long bytesPerSecond) {
    bandwidth = bytesPerSecond;
  }

  /// How long a signal is on its way on the average.
  long averageNanos() {
    return Math.round(Math.min(latency.averageNanos(), Long.MAX_VALUE / 2.0));
  }

  /// How many messages were ever sent on it.
  long messages() {
    return messages;
  }

  /// How many bytes.
  long bytes() {
    return bytes;
  }

  /// How many messages went with the connection.
  long lost() {
    return lost;
  }

  /// When something was written last; -1 for never.
  long lastSentNanos() {
    return lastSentNanos;
  }

  /// When something arrived last; -1 for never.
  long lastArrivalNanos() {
    forgetGivenUp();
    return lastArrivalNanos;
  }

  /// Tells whether what is due at a time has arrived, unless it was lost.
  boolean hasCome(long dueNanos) {
    return !isHeld && dueNanos <= queue.nowNanos();
  }

  /// Takes in that monitors were given up, as far as that has come.
  private void forgetGivenUp() {
    Monitor monitor = firstGivenUp;
    while (monitor != null && hasCome(monitor.forgottenNanos) && !isBehindSignal(monitor)) {
      Monitor next = monitor.nextOfWatcher;
      monitor.nextOfWatcher = null;
      lastArrivalNanos = Math.max(lastArrivalNanos, monitor.forgottenNanos);
      monitor.forget();
      firstGivenUp = next;
      monitor = next;
    }
  }

  private boolean isBehindSignal(Monitor monitor) {
    return !onTheWay.isEmpty() && onTheWay.get(0).dueNanos <= monitor.forgottenNanos;
  }

  /// Adds a message.
  ///
  /// @param monitor goes with it: the one of a call, or the one whose alias it is sent to
  void sendMessage(
      SignalQueue.Kind kind,
      Message message,
      Destination receiver,
      @Nullable Monitor monitor,
      long size) {
    messages++;
    write(size);
    onTheWay.addMessage(kind, message, receiver, monitor).dueNanos = lastDueNanos;
    schedule(lastDueNanos, oldest + onTheWay.size() - 1);
  }

  /// Adds a signal of so many bytes, for the caller to fill in. It does not overtake those before
  /// it.
  SignalQueue.Signal send(long size) {
    write(size);
    SignalQueue.Signal signal = onTheWay.add();
    signal.dueNanos = lastDueNanos;
    schedule(lastDueNanos, oldest + onTheWay.size() - 1);
    return signal;
  }

  /// Sends that a monitor is given up. That changes nothing which could be seen, but for whoever
  /// asks [#hasCome], so it has no event of its own and is taken in with what comes later.
  void sendGivenUp(Monitor monitor, long size) {
    write(size);
    monitor.forgottenNanos = lastDueNanos;
    Monitor last = lastGivenUp;
    if (firstGivenUp == null || last == null) {
      firstGivenUp = monitor;
    } else {
      last.nextOfWatcher = monitor;
    }
    lastGivenUp = monitor;
  }

  private void write(long size) {
    long now = queue.nowNanos();
    bytes += size;
    lastSentNanos = now;
    long leaves = bandwidth == Long.MAX_VALUE ? now : occupy(size);
    long takes = fixedNanos < 0 ? latency.draw(random) : fixedNanos;
    lastDueNanos = Math.max(lastDueNanos, Nanos.sum(leaves, takes));
  }

  private long occupy(long size) {
    long nanos = Math.round(size * SECOND / bandwidth);
    freeNanos = Nanos.sum(Math.max(freeNanos, queue.nowNanos()), nanos);
    return freeNanos;
  }

  private void schedule(long timeNanos, long signal) {
    upcoming.schedule(timeNanos, this, number, signal);
  }

  @Override
  public int entry() {
    return QueueEntry.ARRIVAL;
  }

  /// The time of a signal has come: it arrives after all before it, unless it is lost or held up.
  @Override
  public void happens(int channel, long signal) {
    while (!isHeld && oldest <= signal && !onTheWay.isEmpty()) {
      takeIn();
    }
    if (firstGivenUp != null) {
      forgetGivenUp();
    }
  }

  private void takeIn() {
    oldest++;
    SignalQueue.Signal signal = onTheWay.poll();
    lastArrivalNanos = Math.min(signal.dueNanos, queue.nowNanos());
    if (signal.isLost) {
      return;
    }
    if (isRefused) {
      count(signal);
    } else if (signal.kind == SignalQueue.Kind.CLOSED) {
      closings--;
      whenClosed.accept(signal.cause);
    } else {
      to.remoteSignals().arrive(from, signal);
    }
  }

  private void count(SignalQueue.Signal signal) {
    lost += signal.kind.isMessage() ? 1 : 0;
    closings -= signal.kind == SignalQueue.Kind.CLOSED ? 1 : 0;
  }

  /// Tells what is done at the receiver when it learns that the sender has closed the connection;
  /// that is given the `seq` of the closing.
  void whenClosed(LongConsumer what) {
    whenClosed = what;
  }

  /// The sender closes the connection: the receiver learns of it after all that was sent before.
  void close(long cause) {
    SignalQueue.Signal signal = send(0);
    signal.kind = SignalQueue.Kind.CLOSED;
    signal.cause = cause;
    closings++;
  }

  /// The connection is set up anew: all that belongs to those before it arrives first.
  void settle() {
    while (closings > 0) {
      takeIn();
    }
  }

  /// Whether the receiver has no connection, so that what comes is lost.
  void setRefused(boolean refused) {
    forgetGivenUp();
    isRefused = refused;
  }

  /// Whether what comes stays on its way for now: nothing arrives, and nothing gets lost. What
  /// should have arrived meanwhile does so afterwards.
  void setHeld(boolean held) {
    forgetGivenUp();
    boolean wasHeld = isHeld;
    isHeld = held;
    if (!wasHeld || held) {
      return;
    }
    long now = queue.nowNanos();
    for (int i = 0; i < onTheWay.size() && onTheWay.get(i).dueNanos <= now; i++) {
      onTheWay.get(i).dueNanos = now;
      schedule(now, oldest + i);
    }
    for (Monitor m = firstGivenUp; m != null; m = m.nextOfWatcher) {
      m.forgottenNanos = Math.max(m.forgottenNanos, now);
    }
  }

  /// Loses all that is on its way, but for what the sender sent before it closed the connection.
  void lose() {
    if (closings == 0) {
      loseGivenUp();
    }
    int kept = closings;
    for (int i = 0; i < onTheWay.size(); i++) {
      SignalQueue.Signal signal = onTheWay.get(i);
      if (kept == 0 && !signal.isLost) {
        count(signal);
        signal.isLost = true;
      }
      kept -= signal.kind == SignalQueue.Kind.CLOSED && !signal.isLost ? 1 : 0;
    }
    begin();
  }

  private void loseGivenUp() {
    forgetGivenUp();
    Monitor next;
    for (Monitor m = firstGivenUp; m != null; m = next) {
      next = m.nextOfWatcher;
      m.nextOfWatcher = null;
      m.forgottenNanos = Long.MAX_VALUE;
    }
    firstGivenUp = null;
  }

  /// Nothing of a new connection waits for what belonged to an old one.
  private void begin() {
    lastDueNanos = closings == 0 ? 0 : lastDueNanos;
    freeNanos = 0;
  }

  /// The receiver gives the connection up: all that is on its way is lost.
  void refuse() {
    loseGivenUp();
    isRefused = true;
    closings = 0;
    for (int i = 0; i < onTheWay.size(); i++) {
      SignalQueue.Signal signal = onTheWay.get(i);
      if (!signal.isLost) {
        lost += signal.kind.isMessage() ? 1 : 0;
        signal.isLost = true;
      }
    }
    begin();
  }
}
