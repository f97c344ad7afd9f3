package crashlab.behaviour;

import crashlab.otp.Atom;
import crashlab.otp.ExitReason;
import crashlab.otp.Int;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.vm.ErlangNode;

/// The exit reasons of failed calls, in Elixir's shape, and what those of other requests share with
/// them.
///
/// Source: Elixir gen_server.ex, `call/3`.
public final class Reasons {
  private static final Atom GEN_SERVER = new Atom("GenServer");
  private static final Atom CALL = new Atom("call");
  private static final long NANOS_PER_MILLI = 1_000_000;

  private Reasons() {}

  /// `{reason, {GenServer, call, [target, message, timeout]}}`.
  public static Tuple ofCall(Term reason, Term target, Term message, long timeoutNanos) {
    return Tuple.of(
        reason, Tuple.of(GEN_SERVER, CALL, Tuple.of(target, message, timeout(timeoutNanos))));
  }

  /// The reason of a DOWN as those tell it who waited for an answer from a process of `node`:
  /// `{nodedown, node}` for one whose connection is lost.
  ///
  /// Source: OTP gen.erl, `do_call/4`; Elixir task.ex, `reason/2`.
  public static Term ofDown(Term reason, ErlangNode node) {
    return reason.equals(ExitReason.NOCONNECTION)
        ? Tuple.of(ExitReason.NODEDOWN, node.name())
        : reason;
  }

  /// A timeout as OTP writes it: milliseconds, a part of one counting as a whole, or `infinity`.
  public static Term timeout(long nanos) {
    if (nanos == Long.MAX_VALUE) {
      return Atom.INFINITY;
    }
    return new Int((nanos + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
  }
}
