package crashlab.vm;

import crashlab.otp.Term;
import org.jspecify.annotations.Nullable;

/// What faults and `:sys` have done to a process that it has not recovered from.
final class Affliction {
  /// Its work takes so many times as long.
  double slowness = 1;

  /// How many have suspended it and not resumed it.
  int suspensions;

  /// With which reason it is to fail at its next callback or wait, or null.
  @Nullable Term pendingCrash;

  /// The `seq` of what injected that.
  long crashCause;

  /// Whether it was woken out of a wait, to fail there.
  boolean struckWaiting;
}
