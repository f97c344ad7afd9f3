package crashlab.library.supervisor;

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
import java.nio.charset.StandardCharsets;

/// Where a key goes among partitions.
///
/// Source: Elixir partition_supervisor.ex, `whereis_name/1`; OTP utils.c, `make_hash2` for
/// binaries, which is Bob Jenkins' lookup2 (1996).
final class PortableHash {
  private static final int GOLDEN = 0x9e3779b9;
  private static final int BINARY_SEED = (int) (13L * GOLDEN);

  private int a;
  private int b;
  private int c;

  private PortableHash(int seed) {
    a = GOLDEN;
    b = GOLDEN;
    c = seed;
  }

  /// Returns `rem(abs(key), partitions)` for an integer, `phash2(key, partitions)` for any other
  /// key.
  static int partition(Term key, int partitions) {
    if (key instanceof Int number) {
      return (int) Math.abs(number.value() % partitions);
    }
    String text =
        switch (key) {
          case Text t -> t.value();
          case Atom atom -> atom.name();
          case Int _, Decimal _, Bool _, Tuple _, MapTerm _, Blob _ -> key.inspect();
          case Pid _, Opaque _, ExceptionTerm _ -> key.inspect();
        };
    return (int) (Integer.toUnsignedLong(ofBinary(text)) % partitions);
  }

  /// Returns `erlang:phash2` of a binary before it is cut to its range.
  static int ofBinary(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    var hash = new PortableHash(BINARY_SEED);
    if (bytes.length > 0) {
      hash.add(bytes);
    }
    return hash.c;
  }

  private void add(byte[] bytes) {
    int i = 0;
    for (; bytes.length - i >= 12; i += 12) {
      a += word(bytes, i, 4);
      b += word(bytes, i + 4, 4);
      c += word(bytes, i + 8, 4);
      mix();
    }
    c += bytes.length;
    a += word(bytes, i, 4);
    b += word(bytes, i + 4, 4);
    c += word(bytes, i + 8, 3) << 8; // the lowest byte holds the length
    mix();
  }

  private static int word(byte[] bytes, int from, int count) {
    int word = 0;
    for (int k = 0; k < count && from + k < bytes.length; k++) {
      word |= (bytes[from + k] & 0xff) << (8 * k);
    }
    return word;
  }

  private void mix() {
    a = a - b - c ^ c >>> 13;
    b = b - c - a ^ a << 8;
    c = c - a - b ^ b >>> 13;
    a = a - b - c ^ c >>> 12;
    b = b - c - a ^ a << 16;
    c = c - a - b ^ b >>> 5;
    a = a - b - c ^ c >>> 3;
    b = b - c - a ^ a << 10;
    c = c - a - b ^ b >>> 15;
  }
}
