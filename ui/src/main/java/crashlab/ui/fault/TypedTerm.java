package crashlab.ui.fault;

import crashlab.scenario.JsonEdit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A reason or a message as people type it: a bare word for an atom, `RuntimeError "boom"` for an
/// exception as the window shows it, or JSON as in a scenario.
final class TypedTerm {
  private static final Pattern EXCEPTION = Pattern.compile("([A-Z][\\w.]*)\\s+\"(.*)\"");

  private TypedTerm() {}

  /// Returns the term as JSON. What is no JSON is taken as an atom.
  static String json(String typed) {
    Matcher exception = EXCEPTION.matcher(typed);
    if (exception.matches()) {
      return "{\"exception\": %s, \"message\": %s}"
          .formatted(JsonEdit.quoted(exception.group(1)), JsonEdit.quoted(exception.group(2)));
    }
    if (isJson(typed)) {
      return typed;
    }
    return JsonEdit.quoted(typed.startsWith(":") ? typed.substring(1) : typed);
  }

  /// Whether somebody began to type JSON and did not come to its end.
  static boolean isBrokenJson(String typed) {
    return (typed.startsWith("{") || typed.startsWith("[") || typed.startsWith("\""))
        && !isJson(typed);
  }

  private static boolean isJson(String typed) {
    return JsonEdit.locate(typed, "").isPresent();
  }
}
