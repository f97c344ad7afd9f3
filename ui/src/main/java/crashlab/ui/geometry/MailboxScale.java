package crashlab.ui.geometry;

/// How far a mailbox bar is filled: evenly up to a limit, which is its middle, and above that by
/// the logarithm, so that ten messages and a hundred thousand can both be told.
public final class MailboxScale {
  /// What the bar shows where it is full: the limit times a thousand.
  private static final double DECADES = 3;

  private MailboxScale() {}

  /// Returns 0 for an empty mailbox, 0.5 at the limit, at most 1.
  public static double fraction(int waiting, int limit) {
    if (waiting <= limit) {
      return Math.max(0, waiting) * 0.5 / limit;
    }
    return Math.min(1, 0.5 + 0.5 * Math.log10((double) waiting / limit) / DECADES);
  }
}
