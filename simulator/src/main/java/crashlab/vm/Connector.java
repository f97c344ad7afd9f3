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
/// Where packets pass, both nodes know at once of all that becomes of their connection. A node that
/// nothing reaches keeps its end until its ticks have found the other one down, or until something
/// gets through again.
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
    announce(gained);
  }

  /// Both ends come up; nobody is told yet.
  private void raise(ConnectionEnd end, long cause, List<Gain> gained) {
    for (ConnectionEnd side : List.of(end, end.other())) {
      if (!side.isUp()) {
        side.state = State.UP;
        side.epoch++;
        side.isBarred = false;
        side.isMissed = false;
        side.upNanos = timers.nowNanos();
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

  /// One end is lost; the other one is closed if it learns of it.
  void lose(ConnectionEnd end, Atom reason, long cause) {
    if (end.state == State.DOWN) {
      return;
    }
    List<Loss> losses = new ArrayList<>();
    drop(end, reason, cause, losses);
    if (end.connection.isPassable()) {
      drop(end.other(), NodeEvents.CONNECTION_CLOSED, cause, losses);
    }
    end.in().lose();
    leave(end);
    tell(losses);
  }

  /// What went out is lost; but a peer that stands still finds what has reached it.
  private static void leave(ConnectionEnd end) {
    if (end.other().isUp() && !end.connection.isSilent) {
      end.out.seal();
    } else {
      end.out.lose();
    }
  }

  /// The two can have no connection from now on.
  void cut(Connection connection, long cause) {
    for (ConnectionEnd end : List.of(connection.first, connection.second)) {
      if (!end.node.isFrozen()) {
        lose(end, reasonOf(end), cause);
      }
    }
  }

  /// A node has gone down: what it had of connections is gone, and its peers learn of it if
  /// anything reaches them.
  void nodeDown(ConnectionEnd end, long cause) {
    end.forget();
    end.in().lose();
    leave(end);
    review(end.connection, cause);
  }

  private static Atom reasonOf(ConnectionEnd end) {
    return end.isUp() ? NodeEvents.CONNECTION_CLOSED : NodeEvents.CONNECTION_SETUP_FAILED;
  }

  private void drop(ConnectionEnd end, Atom reason, long cause, List<Loss> losses) {
    if (end.state == State.DOWN) {
      return;
    }
    boolean wasUp = end.isUp();
    end.state = State.DOWN;
    silences.stop(end);
    end.isBarred |= wasUp;
    var line = NodeEvents.DISCONNECTED.with(end.node.name(), end.peer().name(), reason);
    long seq = emit(end, cause, line);
    losses.add(new Loss(end, reason, wasUp, seq));
    end.node.remoteSignals().breakBonds(end.peer(), seq);
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
  void review(Connection connection, long cause) {
    for (ConnectionEnd end : List.of(connection.first, connection.second)) {
      end.in().setHeld(connection.isSilent || end.node.isFrozen());
    }
    if (connection.isPassable()) {
      agree(connection.first, cause);
      agree(connection.second, cause);
    }
    listen(connection.first);
    listen(connection.second);
  }

  /// Packets pass again: an end whose other one is gone hears of that, and an attempt gets its
  /// answer.
  private void agree(ConnectionEnd end, long cause) {
    ConnectionEnd other = end.other();
    if (end.isUp() && !other.isUp()) {
      end.in().takeSealed();
      List<Loss> losses = new ArrayList<>();
      drop(end, NodeEvents.CONNECTION_CLOSED, cause, losses);
      end.out.lose();
      tell(losses);
    }
    ConnectionEnd asking = other.state == State.PENDING ? other : end;
    if (asking.state != State.PENDING) {
      return;
    }
    if (asking.connection.isRefused(asking)) {
      lose(asking, NodeEvents.CONNECTION_SETUP_FAILED, asking.askedCause);
    } else {
      establish(asking, asking.askedCause);
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
