package crashlab.library.dets;

import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.otp.Tuple;

/// What operations return that fail.
final class DetsErrors {
  private static final Tuple BAD_OBJECT =
      Tuple.of(new Atom("bad_object"), new Atom("read_buckets"));

  static final Tuple NOT_OWNER = Tuple.of(Atom.ERROR, new Atom("not_owner"));
  static final Tuple INCOMPATIBLE = Tuple.of(Atom.ERROR, new Atom("incompatible_arguments"));

  /// The process of the table was killed meanwhile.
  static final Atom DIED = new Atom("badarg");

  private DetsErrors() {}

  static Tuple needsRepair(Term file) {
    return Tuple.of(Atom.ERROR, Tuple.of(new Atom("needs_repair"), file));
  }

  static Tuple typeMismatch(Term file) {
    return Tuple.of(Atom.ERROR, Tuple.of(new Atom("type_mismatch"), file));
  }

  /// The file has no room left. Source: OTP dets_v9.erl, `read_buckets`.
  static Tuple badObject(Term file) {
    return Tuple.of(Atom.ERROR, Tuple.of(BAD_OBJECT, file));
  }
}
