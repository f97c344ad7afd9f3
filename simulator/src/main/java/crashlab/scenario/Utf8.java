package crashlab.scenario;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Decodes the bytes of files strictly: no byte that is not UTF-8 is passed over.
final class Utf8 {
  private Utf8() {}

  /// Returns the text of `bytes`, or null with a problem noted.
  static @Nullable Source decode(String name, byte[] bytes, int order, Problems problems) {
    if (bytes.length > JsonLimits.BYTES) {
      problems.add(
          new Source(name, "", order),
          0,
          0,
          String.format(
              Locale.ROOT,
              "the file has %,d bytes, expected at most %,d",
              bytes.length,
              JsonLimits.BYTES));
      return null;
    }
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(in, out, true);
    var source = new Source(name, out.flip().toString(), order);
    if (result.isError()) {
      int bad = bytes[in.position()] & 0xff;
      int end = source.text().length();
      problems.add(source, end, end, "not valid UTF-8: byte 0x" + Integer.toHexString(bad));
      return null;
    }
    return source;
  }
}
