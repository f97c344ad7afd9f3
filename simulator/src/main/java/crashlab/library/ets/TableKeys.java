package crashlab.library.ets;

import crashlab.otp.Atom;
import crashlab.otp.Blob;
import crashlab.otp.Bool;
import crashlab.otp.Decimal;
import crashlab.otp.ExceptionTerm;
import crashlab.otp.Int;
import crashlab.otp.MapTerm;
import crashlab.otp.Opaque;
import crashlab.otp.Pid;
import crashlab.otp.Term;
import crashlab.otp.Text;
import crashlab.otp.Tuple;
import java.math.BigDecimal;

/// Keys as tables compare them.
final class TableKeys {
  private TableKeys() {}

  /// Returns the one form of a key: a float has one however it was written, and what a state has as
  /// a text is the key that a text in a file is. Allocates nothing for other keys.
  static Term normal(Term key) {
    return switch (key) {
      case Atom atom when !atom.equals(Atom.NIL) -> new Text(atom.name());
      case Decimal(BigDecimal value) ->
          new Decimal(new BigDecimal(Double.toString(value.doubleValue())));
      case Atom _, Text _, Int _, Bool _, Tuple _, MapTerm _, Blob _ -> key;
      case Pid _, Opaque _, ExceptionTerm _ -> key;
    };
  }
}
