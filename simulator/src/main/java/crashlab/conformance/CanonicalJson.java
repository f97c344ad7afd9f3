package crashlab.conformance;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/// JSON as text that is equal for equal values: keys in Java's order of strings, one space after
/// `,` and `:`.
///
/// crashlab.trace.JsonBuffer writes terms in the same form.
final class CanonicalJson {
  private static final ObjectWriter WRITER =
      JsonMapper.builder()
          .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
          .build()
          .writer(new Escapes())
          .with(onOneLine());

  private CanonicalJson() {}

  static String of(JsonNode node) {
    return WRITER.writeValueAsString(node);
  }

  private static DefaultPrettyPrinter onOneLine() {
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
            .withObjectEntrySpacing(Separators.Spacing.AFTER)
            .withArrayElementSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    var nothing = new DefaultPrettyPrinter.NopIndenter();
    return new DefaultPrettyPrinter(separators)
        .withObjectIndenter(nothing)
        .withArrayIndenter(nothing);
  }

  /// All invisible characters of ASCII but three as `\u001f`, with small letters.
  private static final class Escapes extends CharacterEscapes {
    private static final long serialVersionUID = 1;

    private final int[] codes = standardAsciiEscapesForJSON();

    Escapes() {
      for (int c = 0; c < ' '; c++) {
        if (c != '\n' && c != '\t' && c != '\r') {
          codes[c] = ESCAPE_CUSTOM;
        }
      }
      codes[0x7F] = ESCAPE_CUSTOM;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return codes.clone();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int c) {
      return c > 0x7F ? null : new SerializedString(String.format(Locale.ROOT, "\\u%04x", c));
    }
  }
}
