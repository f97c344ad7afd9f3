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
      signal.cause = node.emitTo(EventType.MONITOR, watcher, target, watcher.cause, null);
    }
    return monitor;
  }

  /// Sends the request of a call together with the monitor that goes with it, and returns that.
  Monitor call(Message request, ErlangProcess caller, Destination server) {
    Monitor monitor = Monitor.ofCall(caller);
    attach(monitor, server, request.ref);
    long cause = request.cause;
    if (!sendMessage(SignalQueue.Kind.CALL, request, server, monitor, Network.SIGNAL_BYTES)) {
      fail(monitor, cause);
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
    sendMessage(SignalQueue.Kind.MESSAGE, message, to, alias, 0);
  }

  /// @param more bytes than the message has
  private boolean sendMessage(
      SignalQueue.Kind kind,
      Message message,
      Destination to,
      @Nullable Monitor monitor,
      long more) {
    Channel channel = node.run.network().channelFor(node, to.node());
    if (channel == null) {
      node.recycle(message);
      return false;
    }
    channel.sendMessage(kind, message, to, monitor, node.sizeOf(message) + more);
    return true;
  }
}
