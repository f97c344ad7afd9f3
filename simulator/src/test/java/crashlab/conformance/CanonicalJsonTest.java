package crashlab.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.trace.JsonBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

class CanonicalJsonTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`{\"b\":1,\"a\":[true,null]}`|`{\"a\": [true, null], \"b\": 1}`",
        "`[ ]`|`[]`",
        "`{ }`|`{}`",
        "`[[],{}]`|`[[], {}]`",
        "`[1.50,-0,1E+3,12345678901234567890]`|`[1.50, 0, 1E+3, 12345678901234567890]`",
        "`\"\\u0061\\/\\b\\u001F\\n\"`|`\"a/\\u0008\\u001f\\n\"`",
        "`\"\\u007f\\u00e9\\ud83d\\ude00\"`|`\"\\u007fé😀\"`",
      })
  void equalValuesHaveOneText(String json, String canonical) {
    var mapper =
        JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    assertThat(CanonicalJson.of(mapper.readTree(json))).isEqualTo(canonical);
  }

  @Test
  void writesStringsAsTheTraceDoes() {
    for (int seed = 0; seed < 200; seed++) {
      String text = text(new Random(seed));

      String canonical = CanonicalJson.of(StringNode.valueOf(text));

      assertThat(canonical).as("seed %d", seed).isEqualTo(new JsonBuffer(16).string(text).text());
    }
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      switch (random.nextInt(4)) {
        case 0 -> text.append((char) random.nextInt(0x80));
        case 1 -> text.append((char) random.nextInt(0xD800));
        case 2 -> text.append((char) (0xE000 + random.nextInt(0x1FFF)));
        default -> text.appendCodePoint(0x10000 + random.nextInt(0x100000));
      }
    }
    return text.toString();
  }
}
