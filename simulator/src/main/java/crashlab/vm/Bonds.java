package crashlab.vm;

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

  Bonds(ErlangNode node) {
    this.node = node;
  }

  /// Links two processes that live; linking twice is linking once.
  public void link(ErlangProcess process, ErlangProcess other) {
    if (process != other && LinkList.find(process, other) == null) {
      LinkList.add(new Link(process, other));
      node.emit(EventType.LINK, process, other, process.cause, null);
    }
  }

  public void unlink(ErlangProcess process, ErlangProcess other) {
    Link link = LinkList.find(process, other);
    if (link != null) {
      LinkList.remove(link);
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

  /// Sets up the one monitor that a process has for the call it is in. Allocates at the first call
  /// only.
  public long monitorForCall(ErlangProcess caller, ErlangProcess server) {
    RareState rare = caller.rare();
    Monitor monitor = rare.callMonitor;
    if (monitor == null) {
      monitor = new Monitor(caller);
      rare.callMonitor = monitor;
    }
    monitor.attach(server, node.newRef());
    return monitor.ref;
  }

  /// Takes away the monitor of a call that timed out, and its alias with it.
  public void demonitorCall(ErlangProcess caller) {
    RareState rare = caller.rare;
    if (rare != null && rare.callMonitor != null) {
      rare.callMonitor.detach();
    }
  }

  /// `demonitor(ref)`: a DOWN that has come already stays where it is.
  public void demonitor(Monitor monitor) {
    if (monitor.active) {
      ErlangProcess watched = monitor.watched;
      monitor.detach();
      node.emit(EventType.DEMONITOR, monitor.watcher, watched, monitor.watcher.cause, null);
    }
  }

  /// The monitor that `watcher` set on `target` last, or null; that of a call in hand does not
  /// count.
  public @Nullable Monitor findMonitor(ErlangProcess watcher, ErlangProcess target) {
    RareState rare = watcher.rare;
    if (rare == null) {
      return null;
    }
    for (Monitor m = rare.lastMonitor; m != null; m = m.previousOfWatcher) {
      if (m.watched == target && m != rare.callMonitor) {
        return m;
      }
    }
    return null;
  }
}
