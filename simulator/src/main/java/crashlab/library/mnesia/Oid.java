package crashlab.library.mnesia;

import crashlab.otp.Atom;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import org.jspecify.annotations.Nullable;

/// What a lock is on: a row, or a whole table where there is no key.
record Oid(String table, @Nullable Term key) {
  private static final Atom ALL = new Atom("______WHOLETABLE_____");

  Oid whole() {
    return new Oid(table, null);
  }

  Term keyTerm() {
    return key == null ? ALL : key;
  }

  Term term() {
    return Tuple.of(new Atom(table), keyTerm());
  }
}
