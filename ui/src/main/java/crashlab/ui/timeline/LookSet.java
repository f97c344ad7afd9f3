package crashlab.ui.timeline;

import crashlab.ui.session.Look;

/// Sets of looks as bits: what is to be seen within one column of pixels.
final class LookSet {
  private static final Look[] LOOKS = Look.values();

  private LookSet() {}

  static int of(Look look) {
    return 1 << look.ordinal();
  }

  static boolean has(int set, Look look) {
    return (set & of(look)) != 0;
  }

  /// The worst of a set; [Look#ABSENT] of an empty one.
  static Look worst(int set) {
    return set == 0 ? Look.ABSENT : LOOKS[31 - Integer.numberOfLeadingZeros(set)];
  }

  /// Whether a process that looks so does its work or wants to.
  static boolean isWorking(Look look) {
    return look == Look.BUSY || look == Look.READY || look == Look.OVERLOADED;
  }
}
