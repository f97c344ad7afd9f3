package crashlab.otp;

/// What exit reasons mean to OTP. A reason itself is any [Term].
public final class ExitReason {
  public static final Atom NORMAL = new Atom("normal");
  public static final Atom SHUTDOWN = new Atom("shutdown");
  public static final Atom KILL = new Atom("kill");
  public static final Atom KILLED = new Atom("killed");
  public static final Atom NOPROC = new Atom("noproc");

  /// Of a call to a node that is not connected `{nodedown, node}` is the reason. It is also what we
  /// call the end of a process whose node has gone down: nobody is left there to give a reason.
  public static final Atom NODEDOWN = new Atom("nodedown");

  public static final Atom NOCONNECTION = new Atom("noconnection");
  public static final Atom TIMEOUT = new Atom("timeout");
  public static final Atom CALLING_SELF = new Atom("calling_self");
  public static final Atom BADARG = new Atom("badarg");

  private ExitReason() {}

  /// Tells whether `reason` is `normal`, `shutdown` or `{shutdown, _}`: an end that a transient
  /// child may have without a restart, and that nobody logs as a crash.
  ///
  /// Source: OTP supervisor.erl, `do_restart/3`; gen_server.erl, `terminate/10`.
  public static boolean isOrderly(Term reason) {
    return reason.equals(NORMAL) || isShutdown(reason);
  }

  /// Tells whether `reason` is `shutdown` or `{shutdown, _}`.
  public static boolean isShutdown(Term reason) {
    return reason.equals(SHUTDOWN)
        || (reason instanceof Tuple tuple && tuple.size() == 2 && tuple.get(0).equals(SHUTDOWN));
  }

  /// Returns `{reason, stack}`: how a process ends that raised an error and did not rescue it.
  public static Tuple withStack(Term reason) {
    return Tuple.of(reason, Opaque.STACK);
  }

  /// Returns `{badarg, stack}`: how a process ends whose operation was refused.
  public static Tuple refused(ErrorInfo why) {
    return Tuple.of(BADARG, Opaque.stack(why));
  }

  /// Returns `{ArgumentError, stack}`: how a process ends that Elixir refused something.
  public static Tuple argumentError(ErrorInfo why) {
    return Tuple.of(new ExceptionTerm("ArgumentError", null), Opaque.stack(why));
  }

  /// Returns the reason of a process that raised a `RuntimeError` with this message.
  public static Tuple raised(String message) {
    return withStack(new ExceptionTerm("RuntimeError", message));
  }

  /// Returns `{{nocatch, value}, stack}`: the end of a task or bare process that threw `value`.
  public static Tuple notCaught(Term value) {
    return withStack(Tuple.of(new Atom("nocatch"), value));
  }
}
