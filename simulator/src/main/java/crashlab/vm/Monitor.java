package crashlab.vm;

import org.jspecify.annotations.Nullable;

/// One monitor: its watcher gets a DOWN with `ref` when the watched process ends. Source: OTP
/// erlang manual, `monitor/2`.
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
    RareState there = target.rare();
    Monitor lastThere = there.lastWatching;
    previousOfWatched = lastThere;
    nextOfWatched = null;
    if (lastThere == null) {
      there.firstWatching = this;
    } else {
      lastThere.nextOfWatched = this;
    }
    there.lastWatching = this;
    RareState here = watcher.rare();
    Monitor lastHere = here.lastMonitor;
    previousOfWatcher = lastHere;
    nextOfWatcher = null;
    if (lastHere == null) {
      here.firstMonitor = this;
    } else {
      lastHere.nextOfWatcher = this;
    }
    here.lastMonitor = this;
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
