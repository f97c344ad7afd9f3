package crashlab.otp;

/// The word by which failures of a load are counted: the atom at the bottom of an exit reason.
public final class FailureKind {
  private FailureKind() {}

  /// Returns, for `{timeout, {GenServer, call, …}}`, `timeout`; for an exception, its module.
  public static String of(Term reason) {
    Term term = reason;
    while (term instanceof Tuple tuple && tuple.size() > 0) {
      term = tuple.get(0);
    }
    return switch (term) {
      case Atom atom -> atom.name();
      case ExceptionTerm exception -> exception.exception();
      case Text _, Int _, Decimal _, Bool _, Tuple _, MapTerm _ -> term.inspect();
      case Blob _, Pid _, Opaque _ -> term.inspect();
    };
  }
}
