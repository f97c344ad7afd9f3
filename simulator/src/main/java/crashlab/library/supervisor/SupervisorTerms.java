package crashlab.library.supervisor;

import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.otp.Tuple;

/// What answers of supervisors are made of. Source: OTP supervisor.erl, `handle_call/3`.
final class SupervisorTerms {
  static final Atom ALREADY_STARTED = new Atom("already_started");
  static final Atom NOT_FOUND = new Atom("not_found");

  private SupervisorTerms() {}

  static Tuple ok(Term term) {
    return Tuple.of(Atom.OK, term);
  }

  static Tuple error(Term term) {
    return Tuple.of(Atom.ERROR, term);
  }
}
