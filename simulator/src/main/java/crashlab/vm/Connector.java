package crashlab.vm;

import crashlab.kernel.Nanos;
import crashlab.otp.Atom;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import crashlab.vm.ConnectionEnd.State;
import java.util.ArrayList;
import java.util.List;

/// Sets connections up and ends them, and tells those who are to know.
///
/// A node that ends a connection knows that at once; its peer gets all that was sent to it before,
/// and then learns of the end. A node that nothing reaches keeps its end until its ticks have found
/// the other one down, or until something gets through again.
///
/// Source: OTP net_kernel.erl, `do_auto_connect_2/5`, `do_explicit_connect/6`, `nodedown/6`;
/// dist_util.erl, `con_loop/2`; dist.c, `erts_do_net_exits`.
final class Connector {
  private final NetworkTimers timers;
  private final Silences silences;
  private final Reconnects reconnects;
  private NetworkOptions options;

  /// An end that is lost, of which those who watch are still to be told.
  private record Loss(ConnectionEnd end, Atom reason, boolean wasUp, long cause) {}

  /// The same of one that has come up.
  private record Gain(ConnectionEnd end, long cause) {}

  Connector(NetworkTimers timers, NetworkOptions options) {
    this.timers = timers;
    this.options = options;
    this.silences = new Silences(timers, options, end -> lose(end, NodeEvents.NET_TICK_TIMEOUT, 0));
    this.reconnects = new Reconnects(timers, this::connect);
  }

  void configure(NetworkOptions newOptions) {
    options = newOptions;
    silences.configure(newOptions);
    reconnects.configure(newOptions.reconnectNanos());
  }

  /// Something is to be sent: connects first where that is wanted and possible.
  void demand(ConnectionEnd end, long cause) {
    boolean isWanted =
        switch (options.autoConnect()) {
          case ALWAYS -> true;
          case ONCE -> !end.isBarred;
          case NEVER -> false;
        };
    if (isWanted) {
      connect(end, cause);
    }
  }

  /// Connects an end that is down: at once, or not at all, or when packets pass again within the
  /// time for which it is tried.
  void connect(ConnectionEnd end, long cause) {
    Connection connection = end.connection;
    if (end.state != State.DOWN || connection.isRefused(end) || !end.node.isUp()) {
      return;
    }
    if (connection.isPassable()) {
      establish(end, cause);
      return;
    }
    end.state = State.PENDING;
    end.askedCause = cause;
    end.out.setHeld(true);
    int epoch = ++end.epoch;
    timers.at(
        Nanos.sum(timers.nowNanos(), options.setupNanos()),
        () -> {
          if (end.epoch == epoch && end.state == State.PENDING) {
            lose(end, NodeEvents.CONNECTION_SETUP_FAILED, end.askedCause);
          }
        });
  }

  private void establish(ConnectionEnd end, long cause) {
    List<Gain> gained = new ArrayList<>();
    raise(end, cause, gained);
    end.out.setHeld(false);
    end.in().setHeld(false);
    announce(gained);
  }

  /// Both ends come up; nobody is told yet.
  private void raise(ConnectionEnd end, long cause, List<Gain> gained) {
    end.in().settle();
    end.out.settle();
    for (ConnectionEnd side : List.of(end, end.other())) {
      if (!side.isUp()) {
        side.state = State.UP;
        side.epoch++;
        side.isBarred = false;
        side.isMissed = false;
        side.upNanos = timers.nowNanos();
        side.in().setRefused(false);
        var line = NodeEvents.CONNECTED.with(side.node.name(), side.peer().name());
        gained.add(new Gain(side, emit(side, cause, line)));
      }
    }
  }

  private static void announce(List<Gain> gained) {
    for (Gain gain : gained) {
      gain.end.node.watches().connected(gain.end.peer(), gain.cause);
      gain.end.settle(true, gain.cause);
    }
  }

  private static long emit(ConnectionEnd end, long cause, Detail.Operation what) {
    return end.node.emit(EventType.LIBRARY, null, null, cause, what);
  }

  /// A node comes up and connects to all that it can reach, of `ends`.
  void boot(ErlangNode node, List<ConnectionEnd> ends, long cause) {
    silences.begin(node);
    List<Gain> gained = new ArrayList<>();
    for (ConnectionEnd end : ends) {
      if (!options.connectsAtBoot() || !end.peer().hasBooted()) {
        continue;
      }
      if (end.connection.isPassable() && !end.connection.isRefused(end)) {
        raise(end, cause, gained);
      } else {
        reconnects.miss(end, cause);
      }
    }
    announce(gained);
  }

  /// One end is lost, which the other one learns of after all that was sent to it before.
  void lose(ConnectionEnd end, Atom reason, long cause) {
    if (end.state == State.DOWN) {
      return;
    }
    List<Loss> losses = new ArrayList<>();
    boolean wasUp = end.isUp();
    long seq = drop(end, reason, cause, losses);
    end.in().refuse();
    if (wasUp) {
      end.out.close(seq);
    } else {
      end.out.lose();
    }
    tell(losses);
  }

  /// A peer has closed the connection.
  void closed(ConnectionEnd end, long cause) {
    if (end.isUp()) {
      List<Loss> losses = new ArrayList<>();
      drop(end, NodeEvents.CONNECTION_CLOSED, cause, losses);
      end.in().refuse();
      end.out.lose();
      tell(losses);
    }
  }

  /// The two can have no connection from now on, and what is on its way is lost. One that stands
  /// still learns of it when it goes on.
  void cut(Connection connection, long cause) {
    List<Loss> losses = new ArrayList<>();
    for (ConnectionEnd end : List.of(connection.first, connection.second)) {
      boolean wasUp = end.isUp();
      if (!end.node.isFrozen()) {
        drop(end, reasonOf(end), cause, losses);
        end.in().refuse();
      }
      if (wasUp && end.peer().isFrozen()) {
        end.out.close(cause);
      }
    }
    tell(losses);
  }

  /// A node has gone down: what it had of connections is gone, and its peers learn of it after what
  /// it had sent to them.
  void nodeDown(ConnectionEnd end, long cause) {
    boolean wasUp = end.isUp();
    end.forget();
    end.in().refuse();
    if (wasUp) {
      end.out.close(cause);
    } else {
      end.out.lose();
    }
    review(end.connection);
  }

  private static Atom reasonOf(ConnectionEnd end) {
    return end.isUp() ? NodeEvents.CONNECTION_CLOSED : NodeEvents.CONNECTION_SETUP_FAILED;
  }

  private long drop(ConnectionEnd end, Atom reason, long cause, List<Loss> losses) {
    if (end.state == State.DOWN) {
      return cause;
    }
    boolean wasUp = end.isUp();
    end.state = State.DOWN;
    silences.stop(end);
    end.isBarred |= wasUp;
    var line = NodeEvents.DISCONNECTED.with(end.node.name(), end.peer().name(), reason);
    long seq = emit(end, cause, line);
    losses.add(new Loss(end, reason, wasUp, seq));
    end.node.remoteSignals().breakBonds(end.peer(), seq);
    return seq;
  }

  private void tell(List<Loss> losses) {
    for (Loss loss : losses) {
      loss.end.node.remoteSignals().deliverAll();
    }
    for (Loss loss : losses) {
      tell(loss);
    }
  }

  private void tell(Loss loss) {
    ConnectionEnd end = loss.end;
    if (loss.wasUp) {
      end.node.watches().disconnected(end.peer(), loss.reason, loss.cause);
    } else {
      end.node.watches().failed(end.peer(), loss.cause);
    }
    end.settle(false, loss.cause);
    if (end.state == State.DOWN) {
      reconnects.miss(end, loss.cause);
    }
  }

  /// Something has changed of what passes between two nodes.
  void review(Connection connection) {
    for (ConnectionEnd end : List.of(connection.first, connection.second)) {
      boolean isAsking = end.state == State.PENDING;
      end.out.setHeld(connection.isSilent || end.peer().isFrozen() || isAsking);
    }
    if (connection.isPassable()) {
      answer(connection.first);
      answer(connection.second);
    }
    listen(connection.first);
    listen(connection.second);
  }

  /// Packets pass again: an attempt to connect gets its answer.
  private void answer(ConnectionEnd end) {
    if (end.state != State.PENDING) {
      return;
    }
    if (end.connection.isRefused(end)) {
      lose(end, NodeEvents.CONNECTION_SETUP_FAILED, end.askedCause);
    } else {
      establish(end, end.askedCause);
    }
  }

  private void listen(ConnectionEnd end) {
    boolean hears = !end.connection.isSilent && !end.peer().isFrozen();
    if (!end.isUp() || hears) {
      if (end.isCounting || end.ticksLeft > 0) {
        silences.stop(end);
      }
    } else if (end.node.isFrozen()) {
      silences.pause(end);
    } else {
      silences.count(end);
    }
  }

  /// A node that stood still goes on.
  void goOn(ErlangNode node) {
    silences.goOn(node);
  }
}
