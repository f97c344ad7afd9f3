package crashlab.trace;

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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// JSON under construction, as UTF-8 bytes. The same value gives the same bytes everywhere.
///
/// It writes what it is told to and checks nothing: commas and braces are the caller's.
public final class JsonBuffer {
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };
  private static final byte[] BYTES = ascii("{\"bytes\": ");
  private static final byte[] EXCEPTION = ascii("{\"exception\": ");
  private static final byte[] MESSAGE = ascii(", \"message\": ");
  private static final byte[] SMALLEST = ascii("-9223372036854775808");

  private byte[] bytes;
  private int length;

  /// @param capacity in bytes, to begin with
  public JsonBuffer(int capacity) {
    bytes = new byte[capacity];
  }

  public int length() {
    return length;
  }

  /// Returns the array in use: [#length] bytes of it count, until the next call.
  byte[] array() {
    return bytes;
  }

  /// Returns a copy of what was written so far.
  byte[] bytes() {
    return Arrays.copyOf(bytes, length);
  }

  public void clear() {
    length = 0;
  }

  /// Writes bytes that are JSON already.
  public JsonBuffer raw(byte[] json) {
    reserve(json.length);
    System.arraycopy(json, 0, bytes, length, json.length);
    length += json.length;
    return this;
  }

  /// Writes one ASCII character that is JSON already.
  public JsonBuffer raw(char c) {
    reserve(1);
    bytes[length++] = (byte) c;
    return this;
  }

  /// Writes an integer.
  public JsonBuffer number(long value) {
    if (value == Long.MIN_VALUE) {
      return raw(SMALLEST);
    }
    reserve(20);
    long rest = value;
    if (rest < 0) {
      bytes[length++] = '-';
      rest = -rest;
    }
    int end = length + digits(rest);
    int at = end;
    do {
      bytes[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest != 0);
    length = end;
    return this;
  }

  /// Writes a string with its quotes.
  public JsonBuffer string(String text) {
    return raw('"').characters(text).raw('"');
  }

  /// Writes the characters of a string, escaped, without quotes.
  public JsonBuffer characters(String text) {
    int count = text.length();
    reserve(count * 6); // the most that a UTF-16 unit becomes, as an escape
    for (int i = 0; i < count; i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 0x7F && c != '"' && c != '\\') {
        bytes[length++] = (byte) c;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < count
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
        supplementary(Character.toCodePoint(c, text.charAt(i)));
      } else {
        unusual(c);
      }
    }
    return this;
  }

  /// Writes a term as conformance vectors do: pids as subjects.
  public JsonBuffer term(Term term, Identities identities) {
    return switch (term) {
      case Atom atom -> string(atom.name());
      case Text text -> string(text.value());
      case Int integer -> number(integer.value());
      case Decimal decimal -> raw(ascii(decimal.value().toString()));
      case Bool bool -> raw(ascii(bool.inspect()));
      case Opaque opaque -> string(opaque.word());
      case Pid pid -> subject(pid.number(), identities);
      case ExceptionTerm exception -> exception(exception);
      case Tuple tuple -> array(tuple.elements(), identities);
      case MapTerm map -> object(map, identities);
      case Blob blob -> raw(BYTES).number(blob.bytes()).raw('}');
    };
  }

  /// Writes the subject of a process as a string: `"PATH#N"`, `"PATH@NODE#N"`, or `"outside"`.
  public JsonBuffer subject(int pid, Identities identities) {
    Detail.Identity identity = identities.get(pid);
    if (identity == null || !identities.isSubject(pid)) {
      return string(Identities.OUTSIDE);
    }
    raw('"').characters(identity.path());
    if (identity.node().isDistributed()) {
      raw('@').characters(identity.node().name());
    }
    return raw('#').number(identity.incarnation()).raw('"');
  }

  /// Returns what was written so far.
  public String text() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private JsonBuffer array(List<Term> elements, Identities identities) {
    raw('[');
    for (int i = 0; i < elements.size(); i++) {
      if (i > 0) {
        raw(',').raw(' ');
      }
      term(elements.get(i), identities);
    }
    return raw(']');
  }

  /// Keys go in their own order, so that equal maps give equal text.
  private JsonBuffer object(MapTerm map, Identities identities) {
    raw('{');
    boolean first = true;
    for (Map.Entry<String, Term> entry : new TreeMap<>(map.entries()).entrySet()) {
      if (!first) {
        raw(',').raw(' ');
      }
      first = false;
      string(entry.getKey()).raw(':').raw(' ').term(entry.getValue(), identities);
    }
    return raw('}');
  }

  private JsonBuffer exception(ExceptionTerm exception) {
    raw(EXCEPTION).string(exception.exception());
    if (exception.message() != null) {
      raw(MESSAGE).string(exception.message());
    }
    return raw('}');
  }

  private void unusual(char c) {
    switch (c) {
      case '"', '\\' -> escape(c);
      case '\n' -> escape('n');
      case '\t' -> escape('t');
      case '\r' -> escape('r');
      default -> {
        if (c < ' ' || c == 0x7F || Character.isSurrogate(c)) {
          unicodeEscape(c);
        } else if (c < 0x800) {
          bytes[length++] = (byte) (0xC0 | c >> 6);
          bytes[length++] = (byte) (0x80 | (c & 0x3F));
        } else {
          bytes[length++] = (byte) (0xE0 | c >> 12);
          bytes[length++] = (byte) (0x80 | (c >> 6 & 0x3F));
          bytes[length++] = (byte) (0x80 | (c & 0x3F));
        }
      }
    }
  }

  private void supplementary(int codePoint) {
    bytes[length++] = (byte) (0xF0 | codePoint >> 18);
    bytes[length++] = (byte) (0x80 | (codePoint >> 12 & 0x3F));
    bytes[length++] = (byte) (0x80 | (codePoint >> 6 & 0x3F));
    bytes[length++] = (byte) (0x80 | (codePoint & 0x3F));
  }

  private void escape(char c) {
    bytes[length++] = '\\';
    bytes[length++] = (byte) c;
  }

  private void unicodeEscape(char c) {
    escape('u');
    for (int shift = 12; shift >= 0; shift -= 4) {
      bytes[length++] = HEX[c >> shift & 15];
    }
  }

  private static int digits(long value) {
    int digits = 1;
    for (long rest = value; rest >= 10; rest /= 10) {
      digits++;
    }
    return digits;
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
    }
  }
}
