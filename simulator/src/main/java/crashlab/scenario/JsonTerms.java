package crashlab.scenario;

import crashlab.otp.Atom;
import crashlab.otp.Bool;
import crashlab.otp.Decimal;
import crashlab.otp.Int;
import crashlab.otp.MapTerm;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// A part of a file as a term, just as it stands: objects become maps.
public final class JsonTerms {
  private JsonTerms() {}

  public static Term of(JsonValue value) {
    return switch (value) {
      case JsonValue.Str string -> new Atom(string.value());
      case JsonValue.Num number -> number(number.text());
      case JsonValue.Bool bool -> Bool.of(bool.value());
      case JsonValue.Nul _, JsonValue.Broken _ -> Atom.NIL;
      case JsonValue.Arr array -> {
        List<Term> elements = new ArrayList<>();
        array.elements().forEach(element -> elements.add(of(element)));
        yield new Tuple(elements);
      }
      case JsonValue.Obj object -> {
        var entries = new LinkedHashMap<String, Term>();
        object.members().forEach(member -> entries.put(member.key(), of(member.value())));
        yield new MapTerm(entries);
      }
    };
  }

  private static Term number(String text) {
    try {
      return new Int(Long.parseLong(text));
    } catch (NumberFormatException _) {
      return new Decimal(new BigDecimal(text));
    }
  }
}
