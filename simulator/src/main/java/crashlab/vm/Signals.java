package crashlab.vm;

import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.trace.EventType;
import org.jspecify.annotations.Nullable;

/// The door by which a process of a node reaches another one with anything but a message: exit
/// signals, DOWNs, and what sets up and takes away links and monitors. Within the node a process
/// that ends sends all of its own before any receiver reacts; to another node they go by way of the
/// [Network].
///
/// Source: Erlang Reference Manual, "Processes", sections on exit signals and monitors.
final class Signals {
  private final ErlangNode node;
  private final SignalQueue queue = new SignalQueue();
  private boolean delivering;

  Signals(ErlangNode node) {
    this.node = node;
  }

  /// Sends a signal, which the caller fills in; those within the node are delivered by
  /// [#deliverAll]. Returns null if the node of the receiver cannot be reached.
  SignalQueue.@Nullable Signal send(
      SignalQueue.Kind kind, @Nullable ErlangProcess from, ErlangProcess to) {
    SignalQueue.Signal signal =
        to.node == node ? queue.add() : node.run.network().send(node, to.node);
    if (signal != null) {
      signal.kind = kind;
      signal.from = from;
      signal.to = to;
    }
    return signal;
  }

  private void send(
      SignalQueue.Kind kind,
      @Nullable ErlangProcess from,
      ErlangProcess to,
      Term reason,
      long cause,
      long ref) {
    SignalQueue.Signal signal = send(kind, from, to);
    if (signal != null) {
      signal.reason = reason;
      signal.cause = cause;
      signal.ref = ref;
    }
  }

  /// Sends what the end of a process brings: the failure of its start, exit signals along its
  /// links, DOWNs.
  ///
  /// @param cause the `seq` of its exit
  void sendAll(ErlangProcess process, Term reason, long cause) {
    failStart(process, reason, cause);
    sendLinkSignals(process, reason, cause);
    sendDowns(process, reason, cause);
  }

  /// A process that ends before its start was acknowledged makes the start fail with its reason.
  private void failStart(ErlangProcess process, Term reason, long cause) {
    ErlangProcess starter = process.parent;
    if (!process.isStarting() || starter == null || node.hasEnded(starter)) {
      return;
    }
    Starts.consumeExit(process, starter);
    long ref = node.starts().refOf(process);
    send(SignalQueue.Kind.START_ACK, process, starter, reason, cause, ref);
  }

  private void sendLinkSignals(ErlangProcess process, Term reason, long cause) {
    if (process.linkCount > 1) {
      for (ErlangProcess peer : LinkList.inSignalOrder(process)) {
        sendLinkSignal(process, peer, reason, cause);
      }
    }
    for (Link link = process.firstLink; link != null; link = process.firstLink) {
      ErlangProcess peer = link.peerOf(process);
      LinkList.remove(link, process);
      sendLinkSignal(process, peer, reason, cause);
    }
  }

  /// One end of a link is gone, or cannot be reached: the other is told, as if by it.
  void sendLinkSignal(ErlangProcess gone, ErlangProcess to, Term reason, long cause) {
    long seq = node.emit(EventType.EXIT_SIGNAL, gone, to, cause, reason);
    send(SignalQueue.Kind.LINK_EXIT, gone, to, reason, seq, 0);
  }

  private void sendDowns(ErlangProcess process, Term reason, long cause) {
    RareState rare = process.rare;
    if (rare == null) {
      return;
    }
    for (Monitor m = rare.firstWatching; m != null; m = rare.firstWatching) {
      boolean isForgotten = m.isRemote() && node.remoteSignals().isForgotten(m);
      if (m.isRemote()) {
        m.detachThere();
      } else {
        m.detach();
      }
      if (!isForgotten) {
        long seq = node.emit(EventType.DOWN, process, m.watcher, cause, reason);
        sendDown(process, m, reason, seq);
      }
    }
  }

  /// Tells the watcher that the watched process is gone, or cannot be reached.
  ///
  /// @param gone null if nobody held the name that was monitored
  /// @param seq of the DOWN
  SignalQueue.@Nullable Signal sendDown(
      @Nullable ErlangProcess gone, Monitor monitor, Term reason, long seq) {
    SignalQueue.Signal signal = send(SignalQueue.Kind.DOWN, gone, monitor.watcher);
    if (signal != null) {
      signal.monitor = monitor;
      signal.reason = reason;
      signal.ref = monitor.ref;
      signal.cause = seq;
    }
    return signal;
  }

  /// `exit(pid, reason)`. `from` is null for somebody outside.
  void exit(@Nullable ErlangProcess from, ErlangProcess to, Term reason, long cause) {
    if (from != null) {
      from.setHasSentExits();
    }
    if (node.hasEnded(to)) {
      return;
    }
    long seq = node.emit(EventType.EXIT_SIGNAL, from, to, cause, reason);
    send(SignalQueue.Kind.EXIT, from, to, reason, seq, 0);
    deliverAll();
  }

  /// Delivers what was sent within the node and what follows from it; does nothing while it is
  /// delivering already.
  void deliverAll() {
    if (delivering) {
      return;
    }
    delivering = true;
    while (!queue.isEmpty()) {
      SignalQueue.Signal signal = queue.poll();
      ErlangProcess to = signal.to;
      Term reason = signal.reason;
      if (to != null && reason != null && to.isAlive()) {
        receive(signal, to, reason);
      }
    }
    delivering = false;
  }

  /// A living process of this node receives a signal because another one ended.
  void receive(SignalQueue.Signal signal, ErlangProcess to, Term reason) {
    switch (signal.kind) {
      case DOWN -> {
        Message down =
            node.message(Message.Kind.DOWN, signal.from, reason, signal.cause, signal.ref);
        down.extra = signal.extra;
        node.deliver(to, down);
      }
      case START_ACK -> {
        Message ack =
            node.message(Message.Kind.START_ACK, signal.from, reason, signal.cause, signal.ref);
        ack.extra = Starts.FAILED;
        node.deliver(to, ack);
      }
      case EXIT, LINK_EXIT -> {
        boolean viaLink = signal.kind == SignalQueue.Kind.LINK_EXIT;
        switch (ExitEffect.of(reason, viaLink, to.trapsExits, signal.from == to)) {
          case IGNORED -> {}
          case MESSAGE ->
              node.deliver(to, node.message(Message.Kind.EXIT, signal.from, reason, signal.cause));
          case ENDS -> {
            to.cause = signal.cause;
            node.lifecycle().exit(to, reason);
          }
          case KILLED -> {
            to.cause = signal.cause;
            node.lifecycle().exit(to, ExitReason.KILLED);
          }
        }
      }
      case MESSAGE, CALL, LINK, UNLINK, UNLINK_ACK, MONITOR, TOLD, CLOSED ->
          throw new IllegalStateException("(" + signal.kind + ") is none of an end");
    }
  }
}
