package crashlab.library.mnesia;

/// How long a transaction waits before it begins again. Source: OTP mnesia_lib.erl,
/// `random_time/2`.
final class RetryWait {
  private static final long MILLI = 1_000_000;
  private static final double UPPER_MILLIS = 500;
  private static final double FLAT = 50;

  private RetryWait() {}

  /// In nanoseconds.
  ///
  /// @param times which time it is, from 1
  static long of(Mnesia mnesia, long times) {
    long squared = times * times;
    long most = (long) (UPPER_MILLIS * (1 - FLAT / (squared + FLAT)));
    return (squared + 1 + mnesia.tm().random().nextLong(most)) * MILLI;
  }
}
