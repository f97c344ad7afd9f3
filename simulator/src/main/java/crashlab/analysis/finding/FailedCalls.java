package crashlab.analysis.finding;

import crashlab.otp.Atom;
import crashlab.otp.ExitReason;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import org.jspecify.annotations.Nullable;

/// Exit reasons of the form `{reason, {Module, function, arguments}}`: those of failed calls.
public final class FailedCalls {
  private FailedCalls() {}

  /// Whether it is one.
  public static boolean isOne(Term reason) {
    return call(reason) != null;
  }

  /// The name of the server that was called; null if the reason is no failed call, or names none.
  public static @Nullable String server(Term reason) {
    Tuple call = call(reason);
    return call != null
            && call.get(2) instanceof Tuple arguments
            && arguments.size() > 0
            && arguments.get(0) instanceof Atom name
        ? name.name()
        : null;
  }

  /// The name of the server that was called, where nobody held it; else null.
  public static @Nullable String missedServer(Term reason) {
    boolean missed =
        reason instanceof Tuple pair && pair.size() == 2 && pair.get(0).equals(ExitReason.NOPROC);
    return missed ? server(reason) : null;
  }

  private static @Nullable Tuple call(Term reason) {
    return reason instanceof Tuple pair
            && pair.size() == 2
            && pair.get(1) instanceof Tuple call
            && call.size() == 3
            && call.get(2) instanceof Tuple
        ? call
        : null;
  }
}
