package crashlab.scenario;

import crashlab.otp.Atom;
import crashlab.otp.Blob;
import crashlab.otp.Bool;
import crashlab.otp.Decimal;
import crashlab.otp.ExceptionTerm;
import crashlab.otp.Int;
import crashlab.otp.Opaque;
import crashlab.otp.Term;
import crashlab.otp.Tuple;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads values of the simulated Erlang: a string is an atom, an array a tuple or list, an object
/// an exception.
public final class Terms {
  private static final String TERM =
      "a value: an atom as a string, a number, true, false, null, a tuple as an array, an"
          + " exception, or {\"bytes\": n}";
  private static final long MOST_BYTES = 1L << 40;

  private final Values values;
  private final Problems problems;

  Terms(Values values) {
    this.values = values;
    this.problems = values.problems();
  }

  public Term term(@Nullable At at) {
    return at == null ? Atom.NIL : read(at);
  }

  private Term read(At at) {
    return switch (at.value()) {
      case JsonValue.Str text -> Atom.known(text.value());
      case JsonValue.Num number -> number(at, number);
      case JsonValue.Bool bool -> Bool.of(bool.value());
      case JsonValue.Nul _ -> Atom.NIL;
      case JsonValue.Arr array -> tuple(at, array);
      case JsonValue.Obj object -> object.get("bytes") == null ? exception(at) : blob(at);
      case JsonValue.Broken _ -> Atom.NIL;
    };
  }

  private Term number(At at, JsonValue.Num number) {
    String text = number.text();
    boolean integer = text.indexOf('.') < 0 && text.indexOf('e') < 0 && text.indexOf('E') < 0;
    if (!integer) {
      BigDecimal decimal = Values.decimal(number);
      if (decimal == null) {
        problems.mismatch(ProblemKind.OUT_OF_RANGE, at, "a number that a float can hold");
        return new Int(0);
      }
      return new Decimal(decimal);
    }
    try {
      return new Int(Long.parseLong(text));
    } catch (NumberFormatException _) {
      problems.mismatch(ProblemKind.OUT_OF_RANGE, at, "an integer of at most 64 bits");
      return new Int(0);
    }
  }

  private Term tuple(At at, JsonValue.Arr array) {
    List<JsonValue> elements = array.elements();
    List<Term> terms = new ArrayList<>(elements.size());
    for (int i = 0; i < elements.size(); i++) {
      JsonValue element = elements.get(i);
      boolean stack =
          i == 1
              && elements.size() == 2
              && element instanceof JsonValue.Str text
              && text.value().equals(Opaque.STACK.word());
      terms.add(stack ? Opaque.STACK : read(at.child(i, element)));
    }
    return new Tuple(terms);
  }

  /// Reads a term of which only the size matters.
  private Term blob(At at) {
    Fields fields = values.fields(at, TERM);
    long bytes = values.integer(fields.need("bytes"), 0L, MOST_BYTES, 0L);
    fields.finish();
    return new Blob(bytes);
  }

  private Term exception(At at) {
    Fields fields = values.fields(at, TERM);
    if (!fields.has("exception") && !fields.has("message")) {
      problems.mismatch(at, TERM);
      return Atom.NIL;
    }
    String name = values.name(fields.need("exception"), "an exception such as \"RuntimeError\"");
    At message = fields.get("message");
    String text = message == null ? null : values.text(message, "");
    fields.finish();
    return new ExceptionTerm(name, text);
  }

  /// Reads an object of values by free keys.
  public Map<String, Term> state(@Nullable At at) {
    Map<String, Term> state = new LinkedHashMap<>();
    values
        .entries(at, "an object of values by key")
        .forEach((key, value) -> state.put(key, read(value)));
    return state;
  }
}
