package crashlab.behaviour;

import crashlab.otp.Atom;
import crashlab.otp.ExitReason;
import crashlab.otp.Int;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import crashlab.vm.ErlangNode;
import crashlab.vm.ErlangProcess;

/// The exit reasons of failed calls and awaits, in Elixir's shape.
///
/// Source: Elixir gen_server.ex, `call/3`; task.ex, `await/2`; OTP sys.erl, `send_system_msg/3`.
final class Reasons {
  static final Atom GEN_SERVER = new Atom("GenServer");
  static final Atom CALL = new Atom("call");
  static final Atom TASK = new Atom("Task");
  private static final long NANOS_PER_MILLI = 1_000_000;

  private Reasons() {}

  /// `{reason, {GenServer, call, [target, message, timeout]}}`.
  static Tuple ofCall(Term reason, Term target, Term message, long timeoutNanos) {
    return Tuple.of(
        reason, Tuple.of(GEN_SERVER, CALL, Tuple.of(target, message, timeout(timeoutNanos))));
  }

  /// The reason of a DOWN as those tell it who waited for an answer from a process of `node`:
  /// `{nodedown, node}` for one whose connection is lost.
  ///
  /// Source: OTP gen.erl, `do_call/4`; Elixir task.ex, `reason/2`.
  static Term ofDown(Term reason, ErlangNode node) {
    return reason.equals(ExitReason.NOCONNECTION)
        ? Tuple.of(ExitReason.NODEDOWN, node.name())
        : reason;
  }

  /// `{reason, {Task, await, [task, timeout]}}`.
  static Tuple ofAwait(Term reason, ErlangProcess task, long timeoutNanos) {
    return Tuple.of(
        ofDown(reason, task.node()),
        Tuple.of(
            TASK, new Atom("await"), Tuple.of(Tuple.of(TASK, task.pid()), timeout(timeoutNanos))));
  }

  /// `{reason, {sys, function, [target, timeout]}}`.
  static Tuple ofSys(Term reason, String function, Term target, long timeoutNanos) {
    return Tuple.of(
        reason,
        Tuple.of(new Atom("sys"), new Atom(function), Tuple.of(target, timeout(timeoutNanos))));
  }

  /// A timeout as OTP writes it: milliseconds, a part of one counting as a whole, or `infinity`.
  static Term timeout(long nanos) {
    if (nanos == Long.MAX_VALUE) {
      return Atom.INFINITY;
    }
    return new Int((nanos + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
  }
}
