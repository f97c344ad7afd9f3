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
  SignalQueue.@Nullable Entry send(
      SignalQueue.Kind kind, @Nullable ErlangProcess from, ErlangProcess to) {
    SignalQueue.Entry entry =
        to.node == node ? queue.add() : node.run.network().send(node, to.node);
    if (entry != null) {
      entry.kind = kind;
      entry.from = from;
      entry.to = to;
    }
    return entry;
  }

  private void send(
      SignalQueue.Kind kind,
      @Nullable ErlangProcess from,
      ErlangProcess to,
      Term reason,
      long cause,
      long ref) {
    SignalQueue.Entry entry = send(kind, from, to);
    if (entry != null) {
      entry.reason = reason;
      entry.cause = cause;
      entry.ref = ref;
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
    if (!process.isStarting || starter == null || node.hasEnded(starter)) {
      return;
    }
    Link link = LinkList.find(process, starter);
    if (link != null) {
      LinkList.remove(link, process);
    }
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
      if (m.isRemote()) {
        m.detachThere();
      } else {
        m.detach();
      }
      sendDown(process, m, reason, node.emit(EventType.DOWN, process, m.watcher, cause, reason));
    }
  }

  /// Tells the watcher that the watched process is gone, or cannot be reached.
  ///
  /// @param gone null if nobody held the name that was monitored
  /// @param seq of the DOWN
  SignalQueue.@Nullable Entry sendDown(
      @Nullable ErlangProcess gone, Monitor monitor, Term reason, long seq) {
    SignalQueue.Entry entry = send(SignalQueue.Kind.DOWN, gone, monitor.watcher);
    if (entry != null) {
      entry.monitor = monitor;
      entry.reason = reason;
      entry.ref = monitor.ref;
      entry.cause = seq;
    }
    return entry;
  }

  /// `exit(pid, reason)`. `from` is null for somebody outside.
  void exit(@Nullable ErlangProcess from, ErlangProcess to, Term reason, long cause) {
    if (from != null) {
      from.hasSentExits = true;
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
      SignalQueue.Entry entry = queue.poll();
      ErlangProcess to = entry.to;
      Term reason = entry.reason;
      if (to != null && reason != null && to.isAlive()) {
        receive(entry, to, reason);
      }
    }
    delivering = false;
  }

  /// A living process of this node receives a signal because another one ended.
  void receive(SignalQueue.Entry entry, ErlangProcess to, Term reason) {
    switch (entry.kind) {
      case DOWN -> {
        Message down = node.message(Message.Kind.DOWN, entry.from, reason, entry.cause, entry.ref);
        down.extra = entry.extra;
        node.deliver(to, down);
      }
      case START_ACK -> {
        Message ack =
            node.message(Message.Kind.START_ACK, entry.from, reason, entry.cause, entry.ref);
        ack.extra = Starts.FAILED;
        node.deliver(to, ack);
      }
      case EXIT, LINK_EXIT -> {
        boolean viaLink = entry.kind == SignalQueue.Kind.LINK_EXIT;
        switch (ExitEffect.of(reason, viaLink, to.trapsExits, entry.from == to)) {
          case IGNORED -> {}
          case MESSAGE ->
              node.deliver(to, node.message(Message.Kind.EXIT, entry.from, reason, entry.cause));
          case ENDS -> {
            to.cause = entry.cause;
            node.lifecycle().exit(to, reason);
          }
          case KILLED -> {
            to.cause = entry.cause;
            node.lifecycle().exit(to, ExitReason.KILLED);
          }
        }
      }
      case MESSAGE, LINK, UNLINK, UNLINK_ACK, MONITOR, DEMONITOR ->
          throw new IllegalStateException("(" + entry.kind + ") is none of an end");
    }
  }
}
