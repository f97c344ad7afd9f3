package crashlab.vm;

import org.jspecify.annotations.Nullable;

/// One monitor: its watcher gets a DOWN with `ref` when the watched process ends. Source: OTP
/// erlang manual, `monitor/2`.
///
/// It stands in the list of its watcher and in that of the watched process. If these are on two
/// nodes, it enters and leaves the second list when a signal arrives there.
public final class Monitor {
  final ErlangProcess watcher;

  /// The watched process. Of a monitor on a name of another node the watcher does not know it.
  @Nullable ErlangProcess watched;

  /// The name of another node that the monitor was set on, or null.
  @Nullable NameSlot name;

  long ref;

  /// Whether it stands in the list of its watcher.
  boolean active;

  /// When the node of the watched process learns that the watcher, on another one, has given the
  /// monitor up; [Long#MAX_VALUE] for never.
  long forgottenNanos = Long.MAX_VALUE;

  /// Whether both ends have given it up. Nobody but them and a DOWN under its `ref` knows the one
  /// of a call, so that another call can have it then.
  private boolean isOver;

  /// Of a call to another node: the one that went with the call before.
  private @Nullable Monitor before;

  /// Whether it stands in the list of the watched process.
  private boolean isWatching;

  private boolean remote;

  @Nullable Monitor nextOfWatched;
  @Nullable Monitor previousOfWatched;
  @Nullable Monitor nextOfWatcher;
  @Nullable Monitor previousOfWatcher;

  Monitor(ErlangProcess watcher) {
    this.watcher = watcher;
  }

  public long ref() {
    return ref;
  }

  /// Tells whether the monitor has neither fired nor been taken away.
  public boolean isActive() {
    return active;
  }

  public ErlangProcess watcher() {
    return watcher;
  }

  /// Whether watcher and watched process are on two nodes.
  boolean isRemote() {
    return remote;
  }

  /// The node of what is watched, a process or a name.
  ErlangNode nodeOfWatched() {
    if (name != null) {
      return name.node();
    }
    return watched == null ? watcher.node : watched.node;
  }

  /// The watched process, as far as the watcher knows it.
  @Nullable ErlangProcess knownToWatcher() {
    return name == null ? watched : null;
  }

  /// The watcher monitors a process of its own node.
  void attach(ErlangProcess target, long newRef) {
    remote = false;
    watched = target;
    attachToWatcher(newRef);
    attachToWatched(target);
  }

  /// The watcher monitors a process or a name of another node, which does not know it yet.
  void attachHere(@Nullable ErlangProcess target, @Nullable NameSlot onName, long newRef) {
    remote = true;
    watched = target;
    name = onName;
    attachToWatcher(newRef);
  }

  /// The monitor of a call to another node: one that went with a call before and is over, or a new
  /// one. Two take turns, since the end of one call is known there with the next one only.
  static Monitor ofCall(ErlangProcess caller) {
    Monitor latest = caller.rare().callMonitor;
    Monitor before = latest == null ? null : latest.before;
    if (before == null || !before.isOver) {
      before = new Monitor(caller);
    }
    if (latest != null) {
      latest.before = null;
    }
    before.before = latest;
    before.isOver = false;
    before.forgottenNanos = Long.MAX_VALUE;
    return before;
  }

  /// Both ends have given the monitor up, and neither hears of it again under its `ref`.
  void forget() {
    detachThere();
    isOver = true;
  }

  /// The watched process learns of the monitor.
  void attachThere(ErlangProcess target) {
    watched = target;
    attachToWatched(target);
  }

  /// The watcher gives the monitor up, and so does the watched process if it is of the same node.
  void detach() {
    if (!active) {
      return;
    }
    active = false;
    if (!remote) {
      detachThere();
    }
    detachFromWatcher();
  }

  /// The watched process forgets the monitor, if it knows it.
  void detachThere() {
    ErlangProcess target = watched;
    if (isWatching && target != null) {
      isWatching = false;
      detachFromWatched(target);
    }
  }

  /// Forgets the monitors that a process has, and those on it; the other ends stay what they are.
  static void clear(ErlangProcess process) {
    RareState rare = process.rare;
    if (rare == null) {
      return;
    }
    for (Monitor m = rare.firstMonitor; m != null; m = m.nextOfWatcher) {
      m.active = false;
    }
    rare.firstMonitor = null;
    rare.lastMonitor = null;
    rare.firstWatching = null;
    rare.lastWatching = null;
  }

  private void attachToWatcher(long newRef) {
    ref = newRef;
    active = true;
    RareState here = watcher.rare();
    Monitor last = here.lastMonitor;
    previousOfWatcher = last;
    nextOfWatcher = null;
    if (last == null) {
      here.firstMonitor = this;
    } else {
      last.nextOfWatcher = this;
    }
    here.lastMonitor = this;
  }

  private void attachToWatched(ErlangProcess target) {
    isWatching = true;
    RareState there = target.rare();
    Monitor last = there.lastWatching;
    previousOfWatched = last;
    nextOfWatched = null;
    if (last == null) {
      there.firstWatching = this;
    } else {
      last.nextOfWatched = this;
    }
    there.lastWatching = this;
  }

  private void detachFromWatcher() {
    RareState here = watcher.rare();
    if (previousOfWatcher == null) {
      here.firstMonitor = nextOfWatcher;
    } else {
      previousOfWatcher.nextOfWatcher = nextOfWatcher;
    }
    if (nextOfWatcher == null) {
      here.lastMonitor = previousOfWatcher;
    } else {
      nextOfWatcher.previousOfWatcher = previousOfWatcher;
    }
    nextOfWatcher = null;
    previousOfWatcher = null;
  }

  private void detachFromWatched(ErlangProcess target) {
    RareState there = target.rare();
    if (previousOfWatched == null) {
      there.firstWatching = nextOfWatched;
    } else {
      previousOfWatched.nextOfWatched = nextOfWatched;
    }
    if (nextOfWatched == null) {
      there.lastWatching = previousOfWatched;
    } else {
      nextOfWatched.previousOfWatched = previousOfWatched;
    }
    nextOfWatched = null;
    previousOfWatched = null;
  }
}
