package crashlab.library.dets;

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
import java.util.Map;

/// The bytes of terms in the external term format, in which DETS writes them.
///
/// Source: ERTS User's Guide, "External Term Format".
final class ExternalSize {
  private static final int ATOM = 2;
  private static final int BINARY = 5;
  private static final int SMALL_INTEGER = 2;
  private static final int INTEGER = 5;
  private static final int BIG = 11;
  private static final int FLOAT = 9;
  private static final int TUPLE = 2;
  private static final int MAP = 5;

  /// A pid, reference or function, with the name of its node.
  private static final int IDENTIFIER = 30;

  private ExternalSize() {}

  static long of(Term term) {
    return switch (term) {
      case Atom atom -> ATOM + utf8(atom.name());
      case Bool _ -> ATOM + 4;
      case Text(String text) -> BINARY + utf8(text);
      case Blob(long bytes) -> BINARY + bytes;
      case Int(long value) -> integer(value);
      case Decimal _ -> FLOAT;
      case Pid _, Opaque _ -> IDENTIFIER;
      case ExceptionTerm exception -> MAP + IDENTIFIER + utf8(exception.inspect());
      case Tuple tuple -> {
        long sum = TUPLE;
        for (int i = 0; i < tuple.size(); i++) {
          sum += of(tuple.get(i));
        }
        yield sum;
      }
      case MapTerm map -> {
        long sum = MAP;
        for (Map.Entry<String, Term> entry : map.entries().entrySet()) {
          sum += ATOM + utf8(entry.getKey()) + of(entry.getValue());
        }
        yield sum;
      }
    };
  }

  /// The bytes of an object of a table.
  static long ofObject(Term key, Term value) {
    return TUPLE + of(key) + of(value);
  }

  private static int integer(long value) {
    if (value >= 0 && value < 256) {
      return SMALL_INTEGER;
    }
    return value == (int) value ? INTEGER : BIG;
  }

  private static long utf8(String text) {
    long bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes;
  }
}
