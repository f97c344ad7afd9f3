package crashlab.vm;

import crashlab.otp.ExitReason;
import crashlab.trace.EventType;
import org.jspecify.annotations.Nullable;

/// Links and monitors from a node to processes of other nodes: the own end of each, and the signals
/// that set up and take away the other one.
///
/// Source: OTP dist.c, `erts_dsig_send_link`, `erts_dsig_send_monitor` and those beside them.
final class RemoteBonds {
  private final ErlangNode node;
  private final Signals signals;
  private final RemoteSignals remote;
  private final PendingUnlinks unlinks;

  RemoteBonds(ErlangNode node, Signals signals, RemoteSignals remote, PendingUnlinks unlinks) {
    this.node = node;
    this.signals = signals;
    this.remote = remote;
    this.unlinks = unlinks;
  }

  /// Links a process to one of another node, whose end of the link comes into being when the signal
  /// arrives. A node that cannot be reached gives an exit signal with `noconnection`.
  void link(ErlangProcess process, ErlangProcess other) {
    if (LinkList.find(process, other) != null) {
      return;
    }
    SignalQueue.Signal signal = signals.send(SignalQueue.Kind.LINK, process, other);
    if (signal == null) {
      signals.sendLinkSignal(other, process, ExitReason.NOCONNECTION, process.cause);
      signals.deliverAll();
      return;
    }
    unlinks.forget(process, other);
    LinkList.add(new Link(process, other));
    signal.cause = node.emit(EventType.LINK, process, other, process.cause, null);
  }

  /// What is on its way along the link from now on does nothing.
  void unlink(ErlangProcess process, ErlangProcess other) {
    Link link = LinkList.find(process, other);
    if (link == null) {
      return;
    }
    LinkList.remove(link, process);
    long cause = node.emit(EventType.UNLINK, process, other, process.cause, null);
    SignalQueue.Signal signal = signals.send(SignalQueue.Kind.UNLINK, process, other);
    if (signal != null) {
      signal.cause = cause;
      signal.ref = unlinks.add(process, other);
    }
  }

  /// Monitors a process or a name of another node. A node that cannot be reached gives a DOWN with
  /// `noconnection` at once; nobody being there one with `noproc`, from there.
  Monitor monitor(ErlangProcess watcher, Destination target, long ref) {
    var monitor = new Monitor(watcher);
    attach(monitor, target, ref);
    SignalQueue.Signal signal = node.run.network().send(node, target.node());
    if (signal == null) {
      fail(monitor, watcher.cause);
    } else {
      signal.kind = SignalQueue.Kind.MONITOR;
      signal.from = watcher;
      signal.to = monitor.knownToWatcher();
      signal.name = monitor.name;
      signal.monitor = monitor;
      signal.cause =
          node.emit(EventType.MONITOR, watcher, monitor.knownToWatcher(), watcher.cause, null);
    }
    return monitor;
  }

  /// Sends the request of a call together with the monitor that goes with it, and returns that.
  Monitor call(Message request, ErlangProcess caller, Destination server) {
    var monitor = new Monitor(caller);
    attach(monitor, server, request.ref);
    long cause = request.cause;
    SignalQueue.Signal signal = sendMessage(request, server, Network.SIGNAL_BYTES);
    if (signal == null) {
      fail(monitor, cause);
    } else {
      signal.kind = SignalQueue.Kind.CALL;
      signal.monitor = monitor;
    }
    return monitor;
  }

  private static void attach(Monitor monitor, Destination target, long ref) {
    monitor.attachHere(
        target instanceof ErlangProcess process ? process : null,
        target instanceof NameSlot name ? name : null,
        ref);
  }

  private void fail(Monitor monitor, long cause) {
    monitor.detach();
    remote.sendDown(monitor.knownToWatcher(), monitor, ExitReason.NOCONNECTION, cause);
    signals.deliverAll();
  }

  /// The other end of a monitor that its watcher has given up is to go, too.
  void demonitor(Monitor monitor) {
    node.run.network().sendGivenUp(node, monitor.nodeOfWatched(), monitor);
  }

  /// Sends a message to another node; if that cannot be reached, to nobody.
  ///
  /// @param alias the monitor whose alias it is sent to: given up, it takes nothing; null for none
  void send(Message message, Destination to, @Nullable Monitor alias) {
    SignalQueue.Signal signal = sendMessage(message, to, 0);
    if (signal != null) {
      signal.monitor = alias;
    }
  }

  private SignalQueue.@Nullable Signal sendMessage(Message message, Destination to, long more) {
    long bytes = node.sizeOf(message) + more;
    SignalQueue.Signal signal = node.run.network().sendMessage(node, to.node(), bytes);
    if (signal != null) {
      signal.kind = SignalQueue.Kind.MESSAGE;
      signal.from = message.sender;
      signal.to = to instanceof ErlangProcess process ? process : null;
      signal.name = to instanceof NameSlot name ? name : null;
      signal.message = message;
      signal.cause = message.cause;
    } else {
      node.recycle(message);
    }
    return signal;
  }
}
