package crashlab.scenario;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The members of one object, taken by key. What nobody asked for is an unknown key, and the keys
/// that were asked for are what it could have been.
public final class Fields {
  private static final int COMPARED = 50;

  private final At at;
  private final Problems problems;
  private final List<String> asked = new ArrayList<>();
  private final List<List<String>> missing = new ArrayList<>();
  private final List<String> orphans;
  private @Nullable String expected;

  /// @param orphans receives the text of each unknown key's value: a name that stands there is no
  ///   unknown name elsewhere
  Fields(At at, Problems problems, List<String> orphans) {
    this.at = at;
    this.problems = problems;
    this.orphans = orphans;
  }

  public At at() {
    return at;
  }

  /// Returns the value of `key`, or null where there is none.
  public @Nullable At get(String key) {
    if (!asked.contains(key)) {
      asked.add(key);
    }
    JsonValue value = at.value() instanceof JsonValue.Obj object ? object.get(key) : null;
    return value == null ? null : at.child(key, value);
  }

  /// Returns the value of `key`; where there is none, a problem is noted by [#finish].
  public @Nullable At need(String key) {
    At value = get(key);
    if (value == null) {
      missing.add(List.of(key));
    }
    return value;
  }

  /// Says that one of these keys, which are all absent, has to be there.
  public void needOneOf(List<String> keys) {
    missing.add(keys);
  }

  public boolean has(String key) {
    return at.value() instanceof JsonValue.Obj object && object.member(key) != null;
  }

  boolean isAsked(String key) {
    return asked.contains(key);
  }

  /// Passes over a key that another problem was noted for.
  void skip(String key) {
    asked.add(key);
  }

  /// Tells whether `key` is absent and another key of the object looks like it.
  public boolean isMisspelt(String key) {
    return !has(key)
        && at.value() instanceof JsonValue.Obj object
        && object.members().stream()
            .limit(COMPARED)
            .anyMatch(member -> Suggestion.nearest(member.key(), List.of(key)) != null);
  }

  /// Notes keys that are unknown and keys that are missing. Of a key that is only misspelt, just
  /// one.
  public void finish() {
    if (!(at.value() instanceof JsonValue.Obj object)) {
      return;
    }
    List<String> absent = absent(object);
    List<String> unknown = new ArrayList<>();
    for (JsonValue.Member member : object.members()) {
      if (!asked.contains(member.key())) {
        unknown.add(member.key());
        noteUnknown(member, absent);
      }
    }
    for (List<String> keys : missing) {
      if (keys.stream().noneMatch(key -> isMisspelt(key, unknown, absent))) {
        problems.add(
            ProblemKind.MISSING,
            at,
            Words.list(keys.stream().map(Quoted::of).toList(), "or") + " is missing");
      }
    }
  }

  /* Keys that another file gives, which this one extends, may be meant here too. */
  private List<String> absent(JsonValue.Obj object) {
    List<String> absent = new ArrayList<>();
    for (String key : asked) {
      JsonValue.Member member = object.member(key);
      if (member == null || member.source().order() != object.source().order()) {
        absent.add(key);
      }
    }
    return absent;
  }

  private void noteUnknown(JsonValue.Member member, List<String> absent) {
    if (member.value() instanceof JsonValue.Str text) {
      orphans.add(text.value());
    }
    String refusal = Unsupported.key(member.key());
    if (refusal != null) {
      problems.addKey(ProblemKind.UNSUPPORTED, at, member, refusal);
      return;
    }
    String message = "unknown key " + Quoted.of(member.key()) + ", expected " + expected();
    problems.addKey(at, member, message, absent);
  }

  private String expected() {
    String words = expected;
    if (words == null) {
      words = Words.list(asked, "or");
      expected = words;
    }
    return words;
  }

  private static boolean isMisspelt(String key, List<String> unknown, List<String> absent) {
    for (int i = 0; i < Math.min(unknown.size(), COMPARED); i++) {
      if (key.equals(Suggestion.nearest(unknown.get(i), absent))) {
        return true;
      }
    }
    return false;
  }
}
