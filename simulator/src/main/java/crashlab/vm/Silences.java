package crashlab.vm;

import crashlab.kernel.Nanos;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When a node finds a peer down that it hears nothing of. A node looks at each of its ticks
/// whether anything has come since the last one; if so many ticks as there are in `net_ticktime`
/// pass without anything, the connection is ended. Peers that say nothing tick as well, so the last
/// that was heard is at most a tick older than the silence.
///
/// While everybody is heard of, ticks are not even counted: when a silence begins, its end follows
/// from what was sent and when the two nodes tick.
///
/// Source: OTP dist_util.erl, `send_tick/2`; kernel manual, `net_ticktime`.
final class Silences {
  /// Ends the connection of a node that has waited long enough.
  interface Noticed {
    void notice(ConnectionEnd end);
  }

  private final NetworkTimers timers;
  private final Noticed noticed;
  private final List<@Nullable Ticker> tickers = new ArrayList<>();
  private NetworkOptions options;

  Silences(NetworkTimers timers, NetworkOptions options, Noticed noticed) {
    this.timers = timers;
    this.options = options;
    this.noticed = noticed;
  }

  void configure(NetworkOptions newOptions) {
    options = newOptions;
  }

  /// A virtual machine starts, and with it its ticks.
  void begin(ErlangNode node) {
    set(node, null);
  }

  /// A node that stood still goes on: the tick that is overdue comes at once.
  void goOn(ErlangNode node) {
    set(node, new Ticker(options.tickNanos(), node.nowNanos()));
  }

  private void set(ErlangNode node, @Nullable Ticker ticker) {
    while (tickers.size() <= node.index()) {
      tickers.add(null);
    }
    tickers.set(node.index(), ticker);
  }

  /// Each life of a node has its ticks at instants of its own, drawn when they are first of any
  /// consequence.
  private Ticker ticker(ErlangNode node) {
    Ticker known = node.index() < tickers.size() ? tickers.get(node.index()) : null;
    if (known == null) {
      long nanos = options.tickNanos();
      known = new Ticker(nanos, node.random("ticks").derive(node.life()).nextLong(nanos));
      set(node, known);
    }
    return known;
  }

  /// A peer has fallen silent, or its node, which still counts, goes on itself.
  void count(ConnectionEnd end) {
    if (end.isCounting) {
      return;
    }
    end.isCounting = true;
    Ticker ticker = ticker(end.node);
    if (end.ticksLeft > 0) {
      end.noticeNanos = Nanos.sum(timers.nowNanos(), (end.ticksLeft - 1) * ticker.nanos());
      end.ticksLeft = 0;
    } else {
      end.noticeNanos = noticeNanos(end, Math.max(end.upNanos, lastTickHeard(end)));
    }
    wait(end);
  }

  private void wait(ConnectionEnd end) {
    int epoch = end.epoch;
    timers.at(
        Math.max(timers.nowNanos(), end.noticeNanos),
        () -> {
          if (end.isCounting && end.epoch == epoch) {
            look(end);
          }
        });
  }

  private void look(ConnectionEnd end) {
    long atLeast = noticeNanos(end, end.upNanos); // something was still on its way
    if (atLeast > timers.nowNanos()) {
      end.noticeNanos = atLeast;
      wait(end);
    } else {
      noticed.notice(end);
    }
  }

  /// The silence of a peer is over.
  void stop(ConnectionEnd end) {
    end.isCounting = false;
    end.ticksLeft = 0;
    end.epoch++;
  }

  /// A node that counts stands still itself.
  void pause(ConnectionEnd end) {
    if (end.isCounting) {
      long left = end.noticeNanos - timers.nowNanos();
      long nanos = options.tickNanos();
      stop(end);
      end.ticksLeft = Math.max(1, (left + nanos - 1) / nanos);
    }
  }

  private long noticeNanos(ConnectionEnd end, long heardNanos) {
    Ticker ticker = ticker(end.node);
    long heard = Math.max(heardNanos, end.in().lastArrivalNanos());
    return Nanos.sum(ticker.firstFrom(heard), options.tickIntensity() * ticker.nanos());
  }

  /// When the last tick of the peer arrived that it had a reason to write before now.
  private long lastTickHeard(ConnectionEnd end) {
    Ticker ofPeer = ticker(end.peer());
    long tick = ofPeer.lastUpTo(timers.nowNanos() - end.in().averageNanos());
    long written = end.in().lastSentNanos();
    boolean saysNothing = written > tick - ofPeer.nanos() && written <= tick;
    return saysNothing ? 0 : tick + end.in().averageNanos();
  }
}
