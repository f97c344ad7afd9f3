package crashlab.ui.editor;

import crashlab.scenario.JsonEdit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One decision of a design that a control can change.
///
/// @param group where it belongs, for people: a path of child ids, a module's clause, a load
/// @param label what it is: an OTP word where there is one
/// @param pointer the JSON Pointer of its value, or, for a verb, of its step
/// @param value as shown; what counts by default if it is not given
/// @param given whether it stands in the text
/// @param parameter the parameter that it is taken from; then it is not changed here; or null
record Setting(
    String group,
    String label,
    String pointer,
    Kind kind,
    String value,
    boolean given,
    @Nullable String parameter) {

  /// What values it can have.
  sealed interface Kind {}

  /// One of some words.
  record WordChoice(List<String> words) implements Kind {}

  /// A whole number.
  ///
  /// @param form how it is written, with `%s` in its place
  record Whole(long least, long most, String form) implements Kind {
    Whole(long least, long most) {
      this(least, most, "%s");
    }
  }

  /// A duration, a rate, or any JSON.
  ///
  /// @param usual what is often wanted
  record Free(List<String> usual) implements Kind {}

  /// The verb of a step; its value is a target or a module.
  ///
  /// @param verbs that can be put in its place
  /// @param supervisor what a verb that needs a task_supervisor gets; or null
  record VerbChoice(List<String> verbs, @Nullable String supervisor) implements Kind {}

  /// Whether it is the same decision, maybe with another value.
  boolean isAt(Setting other) {
    return pointer.equals(other.pointer)
        && group.equals(other.group)
        && label.equals(other.label)
        && kind.equals(other.kind);
  }

  /// Returns the text with another value. Empty if that is no value for it, or has no place.
  Optional<String> change(String text, String to) {
    return switch (kind) {
      case WordChoice(var words) ->
          words.contains(to) ? JsonEdit.set(text, pointer, JsonEdit.quoted(to)) : Optional.empty();
      case Whole(long least, long most, var form) ->
          isWhole(to, least, most)
              ? JsonEdit.set(text, pointer, form.replace("%s", to))
              : Optional.empty();
      case Free _ ->
          to.isBlank() ? Optional.empty() : JsonEdit.set(text, pointer, json(to.strip()));
      case VerbChoice verb ->
          verb.verbs().contains(to) ? withVerb(text, to, verb) : Optional.empty();
    };
  }

  private static boolean isWhole(String text, long least, long most) {
    try {
      long value = Long.parseLong(text);
      return value >= least && value <= most;
    } catch (NumberFormatException _) {
      return false;
    }
  }

  /// What reads as JSON other than a string is meant so.
  static String json(String text) {
    boolean isJson = !text.startsWith("\"") && JsonEdit.locate(text, "").isPresent();
    return isJson ? text : JsonEdit.quoted(text);
  }

  private Optional<String> withVerb(String text, String to, VerbChoice verb) {
    if (to.equals(value)) {
      return Optional.of(text);
    }
    Optional<String> changed = JsonEdit.rename(text, JsonEdit.below(pointer, value), to);
    List<String> taken = Verbs.options(to);
    for (String option : Verbs.options(value)) {
      String place = JsonEdit.below(pointer, option);
      boolean there = changed.flatMap(t -> JsonEdit.get(t, place)).isPresent();
      if (there && !taken.contains(option)) {
        changed = changed.flatMap(t -> JsonEdit.remove(t, place));
      }
    }
    return taken.contains("supervisor") ? changed.flatMap(t -> supervised(t, verb)) : changed;
  }

  private Optional<String> supervised(String text, VerbChoice verb) {
    String place = JsonEdit.below(pointer, "supervisor");
    if (JsonEdit.get(text, place).isPresent()) {
      return Optional.of(text);
    }
    String name = verb.supervisor();
    return name == null ? Optional.empty() : JsonEdit.set(text, place, JsonEdit.quoted(name));
  }
}
