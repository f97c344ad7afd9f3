package crashlab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.otp.Atom;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class JsonBufferTest {
  private final Identities identities = new Identities();

  @Test
  void writesTermsAsVectorsDo() {
    identities.observe(
        EventType.SPAWN, 3, new Detail.Identity("App/A", 2, null, ProcessKind.GEN_SERVER, null));

    assertThat(json(Tuple.of(new Atom("nil"), Bool.TRUE, new Text("a b"))))
        .isEqualTo("[\"nil\", true, \"a b\"]");
    assertThat(json(Tuple.of(new Pid(3), new Pid(4), new Pid(0))))
        .isEqualTo("[\"App/A#2\", \"outside\", \"outside\"]");
    assertThat(json(Tuple.of(Opaque.REF, Opaque.STACK, Opaque.CHILD_SPEC, Opaque.FUN)))
        .isEqualTo("[\"ref\", \"stack\", \"child_spec\", \"fun\"]");
    assertThat(json(new ExceptionTerm("RuntimeError", "boom")))
        .isEqualTo("{\"exception\": \"RuntimeError\", \"message\": \"boom\"}");
    assertThat(json(new ExceptionTerm("ArgumentError", null)))
        .isEqualTo("{\"exception\": \"ArgumentError\"}");
    assertThat(json(new Decimal(new BigDecimal("1.50")))).isEqualTo("1.50");
    assertThat(json(new MapTerm(new LinkedHashMap<>(Map.of("b", new Int(1), "a", Atom.OK)))))
        .isEqualTo("{\"a\": \"ok\", \"b\": 1}");
    assertThat(json(new Tuple(List.of()))).isEqualTo("[]");
  }

  @Test
  void writesIntegersOfEverySize() {
    for (long value :
        new long[] {
          0, 7, 10, 99, 100, -1, -10, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1
        }) {
      assertThat(json(new Int(value))).isEqualTo(Long.toString(value));
    }
  }

  @Test
  void escapesWhatJsonCannotHold() {
    assertThat(json(new Text("a\"b\\c\n\t\r\u0000\u001F\u007F")))
        .isEqualTo("\"a\\\"b\\\\c\\n\\t\\r\\u0000\\u001f\\u007f\"");
    assertThat(json(new Text("é€😀"))).isEqualTo("\"é€😀\"");
    assertThat(json(new Text("\uD800x\uDC00"))).isEqualTo("\"\\ud800x\\udc00\"");
  }

  @Test
  void isReadBackByAnotherReaderAsItWas() {
    var every = new StringBuilder();
    for (int c = 0; c < 0x3000; c++) {
      every.append((char) c);
    }
    every.appendCodePoint(0x1F600).appendCodePoint(0x10FFFF);

    String written = json(new Text(every.toString()));

    assertThat(JsonMapper.shared().readTree(written).stringValue()).isEqualTo(every.toString());
  }

  @Test
  void doesNotDependOnTheLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));

      assertThat(json(new Int(1234567))).isEqualTo("1234567");
    } finally {
      Locale.setDefault(before);
    }
  }

  private String json(Term term) {
    return new JsonBuffer(1).term(term, identities).text();
  }
}
