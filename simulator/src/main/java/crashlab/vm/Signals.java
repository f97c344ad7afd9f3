package crashlab.vm;

import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.trace.EventType;
import org.jspecify.annotations.Nullable;

/// Exit signals and DOWNs: a process that ends sends all of its own before any receiver reacts.
///
/// Source: Erlang Reference Manual, "Processes", sections on exit signals and monitors.
final class Signals {
  private final ErlangNode node;
  private final SignalQueue queue = new SignalQueue();
  private boolean delivering;

  Signals(ErlangNode node) {
    this.node = node;
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
    if (!process.isStarting || starter == null || !starter.isAlive()) {
      return;
    }
    Link link = LinkList.find(process, starter);
    if (link != null) {
      LinkList.remove(link);
    }
    SignalQueue.Entry entry = queue.add();
    entry.kind = SignalQueue.Kind.START_ACK;
    entry.from = process;
    entry.to = starter;
    entry.reason = reason;
    entry.ref = node.lifecycle().startRefOf(process);
    entry.cause = cause;
  }

  private void sendLinkSignals(ErlangProcess process, Term reason, long cause) {
    if (process.linkCount > 1) {
      for (ErlangProcess peer : LinkList.inSignalOrder(process)) {
        sendLinkSignal(process, peer, reason, cause);
      }
    }
    for (Link link = process.firstLink; link != null; link = process.firstLink) {
      ErlangProcess peer = link.peerOf(process);
      LinkList.remove(link);
      sendLinkSignal(process, peer, reason, cause);
    }
  }

  private void sendLinkSignal(ErlangProcess process, ErlangProcess peer, Term reason, long cause) {
    SignalQueue.Entry entry = queue.add();
    entry.kind = SignalQueue.Kind.LINK_EXIT;
    entry.from = process;
    entry.to = peer;
    entry.reason = reason;
    entry.cause = node.emit(EventType.EXIT_SIGNAL, process, peer, cause, reason);
  }

  private void sendDowns(ErlangProcess process, Term reason, long cause) {
    RareState rare = process.rare;
    if (rare == null) {
      return;
    }
    for (Monitor m = rare.firstWatching; m != null; m = rare.firstWatching) {
      m.detach();
      SignalQueue.Entry entry = queue.add();
      entry.kind = SignalQueue.Kind.DOWN;
      entry.from = process;
      entry.to = m.watcher;
      entry.reason = reason;
      entry.ref = m.ref;
      entry.cause = node.emit(EventType.DOWN, process, m.watcher, cause, reason);
    }
  }

  /// `exit(pid, reason)`. `from` is null for somebody outside.
  void exit(@Nullable ErlangProcess from, ErlangProcess to, Term reason, long cause) {
    if (from != null) {
      from.hasSentExits = true;
    }
    if (!to.isAlive()) {
      return;
    }
    SignalQueue.Entry entry = queue.add();
    entry.kind = SignalQueue.Kind.EXIT;
    entry.from = from;
    entry.to = to;
    entry.reason = reason;
    entry.cause = node.emit(EventType.EXIT_SIGNAL, from, to, cause, reason);
    deliverAll();
  }

  /// Delivers what was sent, and what that brings about, unless somebody is at it already.
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

  private void receive(SignalQueue.Entry entry, ErlangProcess to, Term reason) {
    switch (entry.kind) {
      case DOWN -> {
        Message down = node.message(Message.Kind.DOWN, entry.from, reason, entry.cause, entry.ref);
        down.extra = entry.extra;
        node.deliver(to, down);
      }
      case START_ACK -> {
        Message ack =
            node.message(Message.Kind.START_ACK, entry.from, reason, entry.cause, entry.ref);
        ack.extra = Lifecycle.START_FAILED;
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
    }
  }
}
