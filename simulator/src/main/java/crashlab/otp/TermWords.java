package crashlab.otp;

/// The size of terms in memory, in words.
///
/// Source: OTP Efficiency Guide, "Memory Usage".
public final class TermWords {
  public static final int WORD_BYTES = 8;

  private static final int FLOAT = 2;
  private static final int BIGNUM = 2;

  /// A word has 4 bits that say what it is. Source: OTP big.h, `SMALL_BITS`.
  private static final int SMALL_BITS = 60;

  private static final int REF = 3;
  private static final int EXCEPTION = 7; // a map with the keys __struct__, __exception__, message

  private TermWords() {}

  /// The words of a term beyond the one that refers to it.
  public static long of(Term term) {
    return switch (term) {
      case Int(long value) -> isSmall(value) ? 0 : BIGNUM;
      case Atom _, Bool _, Pid _ -> 0;
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

  private static boolean isSmall(long value) {
    long rest = value >> (SMALL_BITS - 1);
    return rest == 0 || rest == -1;
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
