package crashlab.scenario;

import crashlab.otp.Bool;
import crashlab.otp.Decimal;
import crashlab.otp.Int;
import crashlab.otp.MapTerm;
import crashlab.otp.Term;
import crashlab.otp.TermPattern;
import crashlab.otp.Text;
import crashlab.otp.Tuple;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads what a value has to look like. Any JSON will do, so nothing can be wrong with it.
final class TermPatterns {
  /// The keys of patterns that are no values.
  static final List<String> WORDS = List.of("in", "prefix");

  private TermPatterns() {}

  /// Returns a pattern of a single value: itself, `{"in": […]}` or `{"prefix": "…"}`.
  static TermPattern of(JsonValue value, Unit unit) {
    if (value instanceof JsonValue.Obj object && object.members().size() == 1) {
      if (object.get("in") instanceof JsonValue.Arr among) {
        return new TermPattern.OneOf(
            among.elements().stream().map(each -> plain(each, unit)).toList());
      }
      if (object.get("prefix") instanceof JsonValue.Str start) {
        return new TermPattern.Prefix(start.value());
      }
    }
    return new TermPattern.Like(plain(value, unit));
  }

  /// Returns a value in plain terms; a duration that is written as a text becomes nanoseconds.
  static Term plain(JsonValue value, Unit unit) {
    return switch (value) {
      case JsonValue.Str text -> text(text, unit);
      case JsonValue.Num number -> number(number, unit);
      case JsonValue.Bool bool -> Bool.of(bool.value());
      case JsonValue.Nul _, JsonValue.Broken _ -> new Text("nil");
      case JsonValue.Arr array ->
          new Tuple(array.elements().stream().map(each -> plain(each, unit)).toList());
      case JsonValue.Obj object -> {
        Map<String, Term> entries = new LinkedHashMap<>();
        object.members().forEach(m -> entries.put(m.key(), plain(m.value(), Unit.COUNT)));
        yield new MapTerm(entries);
      }
    };
  }

  /// Returns a value of this shape in plain terms: where each value is an array, its elements have
  /// units of their own.
  static Term plain(JsonValue value, Shape shape) {
    if (shape.kind() == Shape.Kind.LIST && value instanceof JsonValue.Arr array) {
      return new Tuple(array.elements().stream().map(each -> one(each, shape)).toList());
    }
    return one(value, shape);
  }

  private static Term one(JsonValue value, Shape shape) {
    if (!shape.isOfSeveral() || !(value instanceof JsonValue.Arr array)) {
      return plain(value, shape.unit());
    }
    List<Term> elements = new ArrayList<>();
    for (int i = 0; i < array.elements().size(); i++) {
      Unit unit = shape.units().get(Math.min(i, shape.units().size() - 1));
      elements.add(plain(array.elements().get(i), unit));
    }
    return new Tuple(elements);
  }

  private static Term text(JsonValue.Str text, Unit unit) {
    BigDecimal nanos = unit == Unit.DURATION ? Times.parse(text) : null;
    return nanos == null ? new Text(text.value()) : new Int(nanos.longValue());
  }

  private static Term number(JsonValue.Num number, Unit unit) {
    BigDecimal value = unit == Unit.DURATION ? Times.parse(number) : Values.decimal(number);
    if (value == null) {
      return new Text(number.text()); // no number of any run is as large
    }
    boolean whole = value.stripTrailingZeros().scale() <= 0 && value.precision() < 19;
    return whole ? new Int(value.longValue()) : new Decimal(value);
  }
}
