package crashlab.vm;

import crashlab.otp.Term;
import org.jspecify.annotations.Nullable;

/// What faults and `:sys` have done to a process that it has not recovered from.
final class Affliction {
  /// Its work takes so many times as long.
  double slowness = 1;

  /// How many have suspended it and not resumed it.
  int suspensions;

  /// How many of those have done it by `erlang:suspend_process`.
  int pauses;

  /// Since when it is so suspended.
  long pausedAtNanos;

  /// How long its receives stood still in all.
  long pausedNanos;

  /// What is left of the time limit that stands still; negative for none.
  long leftNanos = -1;

  /// Whether the time limit of its wait ran out while it was suspended, and has not been noticed.
  boolean ranOutSuspended;

  /// The timers that stand still with it, or null.
  @Nullable PausedTimers timers;

  /// With which reason it is to fail at its next callback or wait, or null.
  @Nullable Term pendingCrash;

  /// The `seq` of what injected that.
  long crashCause;

  /// Whether it was woken out of a wait, to fail there.
  boolean struckWaiting;
}
