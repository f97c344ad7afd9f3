package crashlab.vm;

import crashlab.otp.Atom;
import crashlab.otp.Digested;
import crashlab.otp.ExitReason;
import crashlab.trace.Detail;
import crashlab.trace.EventType;
import org.jspecify.annotations.Nullable;

/// Links and monitors between the processes of a node.
///
/// Source: OTP erlang manual, `link/1`, `unlink/1`, `monitor/2`, `demonitor/1`.
public final class Bonds {
  private final ErlangNode node;
  private final RemoteBonds remote;

  Bonds(ErlangNode node, RemoteBonds remote) {
    this.node = node;
    this.remote = remote;
  }

  /// Links two processes that live; linking twice is linking once.
  public void link(ErlangProcess process, ErlangProcess other) {
    if (other.node != node) {
      remote.link(process, other);
    } else if (process != other && LinkList.find(process, other) == null) {
      LinkList.add(new Link(process, other));
      node.emit(EventType.LINK, process, other, process.cause, null);
    }
  }

  /// `link(other)` by a process, which raises `noproc` if the other one is known to be dead, or
  /// gets an EXIT if it traps exits. Returns what it raises, or null.
  ///
  /// Source: OTP erlang manual, `link/1`.
  public @Nullable Atom linkOrRaise(ErlangProcess process, ErlangProcess other) {
    if (!node.local().isKnownDead(other)) {
      link(process, other);
      return null;
    }
    if (!process.trapsExits()) {
      return ExitReason.NOPROC;
    }
    ErlangProcess dead = other;
    long cause =
        node.emit(EventType.EXIT_SIGNAL, dead, process, process.cause(), ExitReason.NOPROC);
    node.deliver(process, node.message(Message.Kind.EXIT, dead, ExitReason.NOPROC, cause));
    return null;
  }

  public void unlink(ErlangProcess process, ErlangProcess other) {
    if (other.node != node) {
      remote.unlink(process, other);
      return;
    }
    Link link = LinkList.find(process, other);
    if (link != null) {
      LinkList.remove(link, process);
      node.emit(EventType.UNLINK, process, other, process.cause, null);
    }
  }

  public boolean isLinked(ErlangProcess process, ErlangProcess other) {
    return LinkList.find(process, other) != null;
  }

  /// Sets up a monitor under a reference of its own. A dead target gives a DOWN with `noproc` at
  /// once.
  public Monitor monitor(ErlangProcess watcher, ErlangProcess target) {
    return monitor(watcher, target, node.newRef());
  }

  /// Sets up a monitor under a given reference.
  public Monitor monitor(ErlangProcess watcher, ErlangProcess target, long ref) {
    if (target.node != node) {
      return remote.monitor(watcher, target, ref);
    }
    var monitor = new Monitor(watcher);
    if (target.isAlive()) {
      monitor.attach(target, ref);
      node.emit(EventType.MONITOR, watcher, target, watcher.cause, null);
    } else {
      monitor.watched = target;
      monitor.ref = ref;
      sendNoproc(watcher, target, null, ref);
    }
    return monitor;
  }

  /// Sets up a monitor on a name; nobody holding it gives a DOWN with `noproc` at once.
  public Monitor monitorName(ErlangProcess watcher, NameSlot name) {
    if (name.node() != node) {
      return remote.monitor(watcher, name, node.newRef());
    }
    ErlangProcess holder = name.holder;
    if (holder != null) {
      return monitor(watcher, holder);
    }
    var monitor = new Monitor(watcher);
    monitor.ref = node.newRef();
    var detail = new Detail.NameDown(name.name(), ExitReason.NOPROC);
    sendNoproc(watcher, null, detail, monitor.ref);
    return monitor;
  }

  private void sendNoproc(
      ErlangProcess watcher,
      @Nullable ErlangProcess target,
      Detail.@Nullable NameDown detail,
      long ref) {
    Digested shown = detail == null ? ExitReason.NOPROC : detail;
    long cause = node.emit(EventType.DOWN, target, watcher, watcher.cause, shown);
    Message down = node.message(Message.Kind.DOWN, target, ExitReason.NOPROC, cause, ref);
    down.extra = detail;
    node.deliver(watcher, down);
  }

  /// Sends the request of a call, and sets up, under its reference, the one monitor that a process
  /// has for the call it is in. Allocates at the first call only, or for a call to another node.
  public void call(ErlangProcess caller, Destination server, Message request) {
    RareState rare = caller.rare();
    if (!(server instanceof ErlangProcess process) || process.node != node) {
      rare.callMonitor = remote.call(request, caller, server);
      return;
    }
    Monitor monitor = rare.callMonitor;
    if (monitor == null || monitor.isRemote()) {
      monitor = new Monitor(caller);
      rare.callMonitor = monitor;
    }
    monitor.attach(process, request.ref);
    node.deliver(process, request);
  }

  /// Takes away the monitor of a call that timed out, and its alias with it.
  public void demonitorCall(ErlangProcess caller) {
    RareState rare = caller.rare;
    if (rare != null && rare.callMonitor != null) {
      drop(rare.callMonitor);
    }
  }

  /// `demonitor(ref)`: a DOWN that has come already stays where it is.
  public void demonitor(Monitor monitor) {
    if (monitor.active) {
      ErlangProcess watched = monitor.knownToWatcher();
      drop(monitor);
      node.emit(EventType.DEMONITOR, monitor.watcher, watched, monitor.watcher.cause, null);
    }
  }

  /// The watcher gives a monitor up; the trace does not tell.
  void drop(Monitor monitor) {
    if (monitor.active) {
      monitor.detach();
      if (monitor.isRemote()) {
        remote.demonitor(monitor);
      }
    }
  }

  /// Tells whether an answer to the watcher of a monitor can still reach it, as far as is known
  /// here. With aliases it goes nowhere once the watcher has given the monitor up; without, it goes
  /// to the watcher all the same.
  public boolean mayReach(Monitor alias) {
    if (alias.watcher.node != node) {
      return true;
    }
    return node.release().hasAliases() ? alias.active : alias.watcher.isAlive();
  }

  /// The monitor that `watcher` set on `target` last, or null; that of a call in hand does not
  /// count.
  public @Nullable Monitor findMonitor(ErlangProcess watcher, Destination target) {
    RareState rare = watcher.rare;
    if (rare == null) {
      return null;
    }
    for (Monitor m = rare.lastMonitor; m != null; m = m.previousOfWatcher) {
      boolean isOnTarget = m.name == null ? m.watched == target : m.name == target;
      if (isOnTarget && m != rare.callMonitor) {
        return m;
      }
    }
    return null;
  }
}
