package crashlab.scenario;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The callbacks in which a verb makes sense, and what to say elsewhere.
///
/// @param instead ends the sentence `"reply" makes no sense in init`
/// @param special callbacks with a sentence of their own
public record Where(
    Predicate<Callback> makesSense,
    String instead,
    Predicate<Callback> special,
    String specialInstead) {
  public static final Where ANYWHERE = in(_ -> true, "");

  public static Where in(Predicate<Callback> makesSense, String instead) {
    return new Where(makesSense, instead, _ -> false, "");
  }

  /// The same, where some callbacks get another end of the sentence.
  public Where but(Predicate<Callback> callbacks, String otherInstead) {
    return new Where(makesSense, instead, callbacks, otherInstead);
  }

  /// Returns why a verb makes no sense in a callback, or null where it does.
  @Nullable String refusal(String verb, Callback callback) {
    if (makesSense.test(callback)) {
      return null;
    }
    String end = special.test(callback) ? specialInstead : instead;
    return "\"" + verb + "\" makes no sense in " + callback.word() + end;
  }
}
