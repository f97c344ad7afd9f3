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

/// The size of terms in a table, in words of 8 bytes.
///
/// Source: OTP Efficiency Guide, "Memory Usage"; erl_db_hash.h, `HashDbTerm`; erl_db_util.h,
/// `DbTerm`.
final class TermWords {
  static final int WORD_BYTES = 8;

  /// The link, the hash and the size of an object, and a tuple of two.
  static final int ROW = 3 + 3;

  private static final int FLOAT = 2;
  private static final int REF = 3;
  private static final int EXCEPTION = 7; // a map with the keys __struct__, __exception__, message

  private TermWords() {}

  /// The words of a term beyond the one that refers to it.
  static long of(Term term) {
    return switch (term) {
      case Int _, Atom _, Bool _, Pid _ -> 0;
      case Decimal _ -> FLOAT;
      case Text(String text) -> 2 + words(bytes(text));
      case Blob(long bytes) -> words(bytes);
      case Opaque _ -> REF;
      case ExceptionTerm(_, String message) -> EXCEPTION + (message == null ? 0 : message.length());
      case Tuple tuple -> {
        long sum = tuple.size() + 1L;
        for (int i = 0; i < tuple.size(); i++) {
          sum += of(tuple.get(i));
        }
        yield sum;
      }
      case MapTerm map -> {
        long sum = 3;
        for (Term value : map.entries().values()) {
          sum += 1 + of(value);
        }
        yield sum;
      }
    };
  }

  /// The bytes of a text in UTF-8. Allocates nothing.
  private static long bytes(String text) {
    long bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes;
  }

  private static long words(long bytes) {
    return (bytes + WORD_BYTES - 1) / WORD_BYTES;
  }
}
