package crashlab.scenario;

import crashlab.otp.OtpRelease;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads plain values. Each method takes a value that may be absent and what stands for an absent
/// or a wrong one, so that reading goes on and finds all problems.
public final class Values {
  /// Numbers with a longer exponent are refused.
  static final int MOST_EXPONENT_DIGITS = 3;

  private final Problems problems;
  private final List<String> orphans = new ArrayList<>();
  private OtpRelease release = OtpRelease.NEWEST;

  Values(Problems problems) {
    this.problems = problems;
  }

  public Problems problems() {
    return problems;
  }

  /// The release of OTP that the scenario is for.
  public OtpRelease release() {
    return release;
  }

  void setRelease(OtpRelease other) {
    release = other;
  }

  /// Texts that stand under unknown keys: what was probably meant to name something.
  List<String> orphans() {
    return orphans;
  }

  /// Returns the members of the object at `at`; none, with a problem noted, where there is no
  /// object.
  public Fields fields(At at, String expected) {
    if (!(at.value() instanceof JsonValue.Obj)) {
      problems.mismatch(at, expected);
    }
    return new Fields(at, problems, orphans);
  }

  public String text(@Nullable At at, String fallback) {
    if (at == null) {
      return fallback;
    }
    if (at.value() instanceof JsonValue.Str text) {
      return text.value();
    }
    problems.mismatch(at, "a text");
    return fallback;
  }

  /// Reads a name: a text that is not empty.
  public String name(@Nullable At at, String what) {
    if (at == null) {
      return "";
    }
    if (at.value() instanceof JsonValue.Str text && !text.value().isBlank()) {
      return text.value();
    }
    problems.mismatch(at, what);
    return "";
  }

  public boolean bool(@Nullable At at, boolean fallback) {
    if (at == null) {
      return fallback;
    }
    if (at.value() instanceof JsonValue.Bool bool) {
      return bool.value();
    }
    problems.mismatch(at, "true or false");
    return fallback;
  }

  /// Reads the `true` of a key that says all by being there.
  public void mark(At at) {
    if (!(at.value() instanceof JsonValue.Bool bool && bool.value())) {
      problems.mismatch(at, "true");
    }
  }

  /// Reads an integer from `least` to `most`, both inclusive.
  public long integer(@Nullable At at, long least, long most, long fallback) {
    if (at == null) {
      return fallback;
    }
    BigDecimal number = decimal(at.value());
    if (number == null || !isWhole(number)) {
      problems.mismatch(at, "an integer" + range(least, most));
      return fallback;
    }
    boolean inside =
        number.compareTo(BigDecimal.valueOf(least)) >= 0
            && number.compareTo(BigDecimal.valueOf(most)) <= 0;
    if (!inside) {
      problems.mismatch(at, "an integer" + range(least, most));
      return fallback;
    }
    return number.longValue();
  }

  public int integer(@Nullable At at, int least, int most, int fallback) {
    return (int) integer(at, (long) least, (long) most, (long) fallback);
  }

  private static String range(long least, long most) {
    if (least == Long.MIN_VALUE) {
      return "";
    }
    return most >= Integer.MAX_VALUE ? " of at least " + least : " from " + least + " to " + most;
  }

  private static boolean isWhole(BigDecimal number) {
    return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
  }

  /// Returns a number as it was written, or null for anything else and for what no float can hold.
  static @Nullable BigDecimal decimal(JsonValue value) {
    if (!(value instanceof JsonValue.Num number)
        || exponentDigits(number.text()) > MOST_EXPONENT_DIGITS) {
      return null;
    }
    var decimal = new BigDecimal(number.text());
    return Double.isInfinite(decimal.doubleValue()) ? null : decimal;
  }

  /// Returns how many digits the exponent of a number has; 0 where there is none.
  static int exponentDigits(String number) {
    int exponent = Math.max(number.indexOf('e'), number.indexOf('E'));
    if (exponent < 0) {
      return 0;
    }
    int digits = number.length() - exponent - 1;
    boolean signed = digits > 0 && !Character.isDigit(number.charAt(exponent + 1));
    return signed ? digits - 1 : digits;
  }

  /// Reads a number from `least` to `most`, both inclusive.
  public double number(@Nullable At at, double least, double most, double fallback) {
    if (at == null) {
      return fallback;
    }
    BigDecimal number = decimal(at.value());
    if (number == null || number.doubleValue() < least || number.doubleValue() > most) {
      String end = most == Double.MAX_VALUE ? "" : " and at most " + plain(most);
      problems.mismatch(at, "a number of at least " + plain(least) + end);
      return fallback;
    }
    return number.doubleValue();
  }

  private static String plain(double number) {
    return new BigDecimal(number).toPlainString();
  }

  /// Reads one of a few words.
  ///
  /// @param what such as `a strategy`
  public <T> T choice(
      @Nullable At at, T[] options, Function<T, String> word, String what, T fallback) {
    if (at == null) {
      return fallback;
    }
    List<String> words = new ArrayList<>();
    for (T option : options) {
      words.add(word.apply(option));
      if (at.value() instanceof JsonValue.Str text && text.value().equals(word.apply(option))) {
        return option;
      }
    }
    problems.mismatch(at, what + " (" + Words.list(words, "or") + ")", words);
    return fallback;
  }

  /// Returns the elements of an array; none where there is none.
  public List<At> elements(@Nullable At at, String expected) {
    if (at == null) {
      return List.of();
    }
    if (!(at.value() instanceof JsonValue.Arr array)) {
      problems.mismatch(at, expected);
      return List.of();
    }
    List<At> elements = new ArrayList<>(array.elements().size());
    for (int i = 0; i < array.elements().size(); i++) {
      elements.add(at.child(i, array.elements().get(i)));
    }
    return elements;
  }

  /// Returns the members of an object whose keys are free; none where there is none.
  public Map<String, At> entries(@Nullable At at, String expected) {
    Map<String, At> entries = new LinkedHashMap<>();
    if (at == null) {
      return entries;
    }
    if (!(at.value() instanceof JsonValue.Obj object)) {
      problems.mismatch(at, expected);
      return entries;
    }
    for (JsonValue.Member member : object.members()) {
      entries.put(member.key(), at.child(member.key(), member.value()));
    }
    return entries;
  }

  public List<String> texts(@Nullable At at, String expected) {
    return elements(at, expected).stream().map(element -> text(element, "")).toList();
  }
}
