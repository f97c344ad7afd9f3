package crashlab.library.telemetry;

import crashlab.behaviour.StepProgram.Ending;
import crashlab.otp.Atom;
import crashlab.otp.Opaque;
import crashlab.otp.Term;
import crashlab.otp.Tuple;

/// Which class of exception a failure of steps is, and what `catch Class:Reason` has as its reason.
final class FailureClass {
  private static final Atom THROW = new Atom("throw");
  private static final Atom EXIT = new Atom("exit");

  private FailureClass() {}

  /// Returns `error`, `exit` or `throw`.
  static Atom of(Ending how, Term with) {
    if (how == Ending.THROWN) {
      return THROW;
    }
    return isError(with) ? Atom.ERROR : EXIT;
  }

  /// Returns the reason without the stack that an error carries.
  static Term reason(Ending how, Term with) {
    return how != Ending.THROWN && isError(with) && with instanceof Tuple tuple
        ? tuple.get(0)
        : with;
  }

  private static boolean isError(Term reason) {
    return reason instanceof Tuple tuple && tuple.size() == 2 && tuple.get(1).equals(Opaque.STACK);
  }
}
