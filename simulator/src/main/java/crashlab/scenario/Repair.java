package crashlab.scenario;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Finds what a number with a unit was probably meant to be.
final class Repair {
  private static final int LONGEST = 60;

  private Repair() {}

  /// Returns `text` with one slip mended, or null: two neighbours swapped, one character too many,
  /// or a wrong unit.
  ///
  /// @param good tells what would have been right
  /// @param units that may follow the number, commonest first
  static @Nullable String of(String text, Predicate<String> good, List<String> units) {
    if (text.length() > LONGEST) {
      return null;
    }
    for (int i = 0; i + 1 < text.length(); i++) {
      String swapped =
          text.substring(0, i) + text.charAt(i + 1) + text.charAt(i) + text.substring(i + 2);
      if (good.test(swapped)) {
        return swapped;
      }
    }
    String number = text.substring(0, digits(text));
    String unit = text.substring(number.length()).strip();
    String meant = number.isEmpty() ? null : nearestUnit(unit, units);
    if (meant != null && good.test(number + meant)) {
      return number + meant;
    }
    for (int i = 0; i < text.length(); i++) {
      String shorter = text.substring(0, i) + text.substring(i + 1);
      if (good.test(shorter)) {
        return shorter;
      }
    }
    String usual = number + units.getFirst();
    return good.test(usual) ? usual : null;
  }

  static int digits(String text) {
    int i = 0;
    while (i < text.length() && isPart(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isPart(char c) {
    return (c >= '0' && c <= '9') || c == '.';
  }

  private static @Nullable String nearestUnit(String unit, List<String> units) {
    for (String candidate : units) {
      if (candidate.equalsIgnoreCase(unit) || spelling(unit).equals(candidate)) {
        return candidate;
      }
    }
    for (String candidate : units) {
      if (Suggestion.nearest(unit, List.of(candidate)) != null) {
        return candidate;
      }
    }
    return null;
  }

  private static String spelling(String unit) {
    return switch (unit) {
      case "sec", "secs", "second", "seconds" -> "s";
      case "m", "mins", "minute", "minutes" -> "min";
      case "hr", "hrs", "hour", "hours" -> "h";
      case "µs", "μs", "usec" -> "us";
      case "msec", "millis" -> "ms";
      case "nsec", "nanos" -> "ns";
      case "/sec", "/second", "/se", "per second", "s" -> "/s";
      case "/m", "/minute", "/mins" -> "/min";
      case "KB", "kB", "K", "k" -> "KiB";
      case "MB", "M" -> "MiB";
      case "GB", "G" -> "GiB";
      case "TB", "T" -> "TiB";
      default -> unit;
    };
  }
}
