package crashlab.vm;

import org.jspecify.annotations.Nullable;

/// One monitor: its watcher gets a DOWN with `ref` when the watched process ends.
public final class Monitor {
  final ErlangProcess watcher;
  @Nullable ErlangProcess watched;
  long ref;
  boolean active;
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

  public @Nullable ErlangProcess watched() {
    return watched;
  }

  void attach(ErlangProcess target, long newRef) {
    watched = target;
    ref = newRef;
    active = true;
    previousOfWatched = target.lastWatching;
    nextOfWatched = null;
    if (target.lastWatching == null) {
      target.firstWatching = this;
    } else {
      target.lastWatching.nextOfWatched = this;
    }
    target.lastWatching = this;
    previousOfWatcher = watcher.lastMonitor;
    nextOfWatcher = null;
    if (watcher.lastMonitor == null) {
      watcher.firstMonitor = this;
    } else {
      watcher.lastMonitor.nextOfWatcher = this;
    }
    watcher.lastMonitor = this;
  }

  void detach() {
    if (!active) {
      return;
    }
    active = false;
    ErlangProcess target = watched;
    if (target != null) {
      detachFromWatched(target);
    }
    if (previousOfWatcher == null) {
      watcher.firstMonitor = nextOfWatcher;
    } else {
      previousOfWatcher.nextOfWatcher = nextOfWatcher;
    }
    if (nextOfWatcher == null) {
      watcher.lastMonitor = previousOfWatcher;
    } else {
      nextOfWatcher.previousOfWatcher = previousOfWatcher;
    }
    nextOfWatcher = null;
    previousOfWatcher = null;
  }

  private void detachFromWatched(ErlangProcess target) {
    if (previousOfWatched == null) {
      target.firstWatching = nextOfWatched;
    } else {
      previousOfWatched.nextOfWatched = nextOfWatched;
    }
    if (nextOfWatched == null) {
      target.lastWatching = previousOfWatched;
    } else {
      nextOfWatched.previousOfWatched = previousOfWatched;
    }
    nextOfWatched = null;
    previousOfWatched = null;
  }
}
