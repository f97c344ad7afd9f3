package crashlab.vm;

import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The door of a node to the other nodes, from inside: what arrives from there, and what it means
/// for its processes that one of them is there no longer.
///
/// Source: OTP dist.c, `erts_net_message`, `con_monitor_link_cleanup`; erl_proc_sig_queue.c,
/// `erts_proc_sig_handle_incoming`.
final class RemoteSignals {
  private final ErlangNode node;
  private final Signals signals;
  private final PendingUnlinks unlinks;

  RemoteSignals(ErlangNode node, Signals signals, PendingUnlinks unlinks) {
    this.node = node;
    this.signals = signals;
    this.unlinks = unlinks;
  }

  /// A signal arrives. One for the dead, or for a name that nobody holds, is answered where an
  /// answer is due, and dropped otherwise.
  ///
  /// @param from the node that it comes from
  void arrive(ErlangNode from, SignalQueue.Signal signal) {
    ErlangProcess to = receiverOf(signal);
    if (signal.kind == SignalQueue.Kind.MESSAGE) {
      takeIn(from, signal, isGone(signal.monitor) ? null : to);
    } else if (signal.kind == SignalQueue.Kind.CALL) {
      monitor(signal, to);
      takeIn(from, signal, to);
    } else {
      arrive(from, signal, to);
      signals.deliverAll();
    }
  }

  private void arrive(ErlangNode from, SignalQueue.Signal signal, @Nullable ErlangProcess to) {
    switch (signal.kind) {
      case EXIT, START_ACK -> end(signal, to);
      case LINK_EXIT -> {
        if (to != null && signal.from != null && takeLink(to, signal.from)) {
          end(signal, to);
        }
      }
      case DOWN -> {
        Monitor monitor = signal.monitor;
        if (monitor != null && monitor.active && monitor.ref == signal.ref) {
          monitor.detach();
          end(signal, to);
        }
      }
      case LINK -> link(signal, to);
      case UNLINK -> unlink(signal, to);
      case UNLINK_ACK -> unlinks.acknowledge(signal.ref);
      case MONITOR -> monitor(signal, to);
      case TOLD -> {
        if (signal.extra instanceof NodeMessage message) {
          message.arrive(node, from, signal.cause);
        }
      }
      case MESSAGE, CALL, CLOSED ->
          throw new IllegalStateException("(" + signal.kind + ") arrives another way");
    }
  }

  private static @Nullable ErlangProcess receiverOf(SignalQueue.Signal signal) {
    ErlangProcess to = signal.name == null ? signal.to : signal.name.holder;
    return to != null && to.isAlive() ? to : null;
  }

  private boolean isGone(@Nullable Monitor alias) {
    return alias != null && !alias.active && node.release().hasAliases();
  }

  /// A message becomes one of this node, and the sender's gets an empty one for it.
  private void takeIn(ErlangNode from, SignalQueue.Signal signal, @Nullable ErlangProcess to) {
    Message message = signal.message;
    if (message == null) {
      return;
    }
    signal.message = null;
    node.giveEmptyTo(from);
    if (to == null) {
      node.recycle(message);
    } else {
      node.deliver(to, message);
    }
  }

  private void end(SignalQueue.Signal signal, @Nullable ErlangProcess to) {
    if (to != null && signal.reason != null) {
      signals.receive(signal, to, signal.reason);
    }
  }

  /// Takes the own end of a link out; tells whether there was one.
  private static boolean takeLink(ErlangProcess process, ErlangProcess peer) {
    Link link = LinkList.find(process, peer);
    if (link != null) {
      LinkList.remove(link, process);
    }
    return link != null;
  }

  private void link(SignalQueue.Signal signal, @Nullable ErlangProcess to) {
    ErlangProcess from = signal.from;
    if (from == null) {
      return;
    }
    if (to == null) {
      ErlangProcess gone = signal.to;
      if (gone != null) {
        signals.sendLinkSignal(gone, from, ExitReason.NOPROC, signal.cause);
      }
    } else if (LinkList.find(to, from) == null && !unlinks.has(to, from)) {
      LinkList.add(new Link(to, from));
    }
  }

  /// Whoever took a link away is told that this is known here, before anything else.
  private void unlink(SignalQueue.Signal signal, @Nullable ErlangProcess to) {
    ErlangProcess from = signal.from;
    if (from == null) {
      return;
    }
    if (to != null) {
      takeLink(to, from);
    }
    long id = signal.ref;
    SignalQueue.Signal ack = node.run.network().sendIfConnected(node, from.node);
    if (ack != null) {
      ack.kind = SignalQueue.Kind.UNLINK_ACK;
      ack.from = signal.to;
      ack.to = from;
      ack.ref = id;
    }
  }

  private void monitor(SignalQueue.Signal signal, @Nullable ErlangProcess to) {
    Monitor monitor = signal.monitor;
    if (monitor == null) {
      return;
    }
    if (to != null) {
      monitor.attachThere(to);
    } else {
      sendDown(signal.to, monitor, ExitReason.NOPROC, signal.cause);
    }
  }

  /// Tells whether a watcher on another node has given a monitor up, and this is known here.
  boolean isForgotten(Monitor monitor) {
    return monitor.isRemote()
        && !monitor.active
        && node.run.network().hasCome(monitor.watcher.node, node, monitor.forgottenNanos);
  }

  /// Tells a watcher of the end of what it monitors, whether it monitors a process or a name.
  void sendDown(@Nullable ErlangProcess gone, Monitor monitor, Term reason, long cause) {
    NameSlot name = monitor.name;
    var nameDown = name == null ? null : new Detail.NameDown(name.name(), reason);
    long seq =
        node.emit(
            EventType.DOWN, gone, monitor.watcher, cause, nameDown == null ? reason : nameDown);
    SignalQueue.Signal signal = signals.sendDown(gone, monitor, reason, seq);
    if (signal != null) {
      signal.extra = nameDown;
    }
  }

  /// The connection to a node is lost: links to its processes break, and monitors on them fire,
  /// with `noconnection`: first the links, then the monitors of processes, then those of names.
  /// Processes are told in the order of their pids, by [#deliverAll].
  ///
  /// @param cause the `seq` of what broke the connection; 0 for somebody outside
  void breakBonds(ErlangNode peer, long cause) {
    unlinks.forgetAll(peer);
    List<ErlangProcess> tied = new ArrayList<>();
    node.forEachProcess(process -> {
      if (process.firstLink != null || process.rare != null) {
        tied.add(process);
      }
    });
    tied.sort(Comparator.comparingInt(process -> process.number));
    for (ErlangProcess process : tied) {
      breakLinks(process, peer, cause);
      forgetWatchers(process, peer);
    }
    for (ErlangProcess process : tied) {
      breakMonitors(process, peer, false, cause);
    }
    for (ErlangProcess process : tied) {
      breakMonitors(process, peer, true, cause);
    }
  }

  /// Lets the processes of this node react to what they were told.
  void deliverAll() {
    signals.deliverAll();
  }

  private void breakLinks(ErlangProcess process, ErlangNode peer, long cause) {
    Link next;
    for (Link link = process.firstLink; link != null; link = next) {
      next = link.nextOf(process);
      ErlangProcess other = link.peerOf(process);
      if (other.node == peer) {
        LinkList.remove(link, process);
        signals.sendLinkSignal(other, process, ExitReason.NOCONNECTION, cause);
      }
    }
  }

  private static void forgetWatchers(ErlangProcess process, ErlangNode peer) {
    RareState rare = process.rare;
    Monitor next;
    for (Monitor m = rare == null ? null : rare.firstWatching; m != null; m = next) {
      next = m.nextOfWatched;
      if (m.watcher.node == peer) {
        m.detachThere();
      }
    }
  }

  private void breakMonitors(ErlangProcess process, ErlangNode peer, boolean ofNames, long cause) {
    RareState rare = process.rare;
    Monitor next;
    for (Monitor m = rare == null ? null : rare.firstMonitor; m != null; m = next) {
      next = m.nextOfWatcher;
      if (m.nodeOfWatched() == peer && (m.name != null) == ofNames) {
        m.detach();
        sendDown(m.knownToWatcher(), m, ExitReason.NOCONNECTION, cause);
      }
    }
  }
}
