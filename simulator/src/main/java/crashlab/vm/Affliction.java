package crashlab.vm;

import crashlab.otp.Term;
import org.jspecify.annotations.Nullable;

/// What faults and `:sys` have done to a process that it has not recovered from.
final class Affliction {
  /// Its work takes so many times as long.
  double slowness = 1;

  /// How many have suspended it and not resumed it.
  int suspensions;

  /// The reason that its next step crashes with, or null.
  @Nullable Term pendingCrash;
}
