package crashlab.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A JSON value and where it stands: UTF-16 units `start` (inclusive) to `end` (exclusive) of
/// `source`.
///
/// Numbers stay as they were written. After a merge the parts of a value may come from several
/// texts.
public sealed interface JsonValue {
  Source source();

  int start();

  int end();

  /// An object; its members in the order of the file, no key twice.
  record Obj(Source source, int start, int end, List<Member> members) implements JsonValue {
    public Obj {
      members = MemberList.of(members);
    }

    /// Returns the value of `key`, or null.
    public @Nullable JsonValue get(String key) {
      Member member = member(key);
      return member == null ? null : member.value();
    }

    @Nullable Member member(String key) {
      if (members instanceof MemberList many) {
        return many.find(key);
      }
      for (int i = 0; i < members.size(); i++) {
        if (members.get(i).key().equals(key)) {
          return members.get(i);
        }
      }
      return null;
    }
  }

  record Arr(Source source, int start, int end, List<JsonValue> elements) implements JsonValue {}

  record Str(Source source, int start, int end, String value) implements JsonValue {}

  /// A number.
  ///
  /// @param text as written
  record Num(Source source, int start, int end, String text) implements JsonValue {}

  record Bool(Source source, int start, int end, boolean value) implements JsonValue {}

  record Nul(Source source, int start, int end) implements JsonValue {}

  /// What stands where a problem was already found: readers pass over it in silence.
  record Broken(Source source, int start, int end) implements JsonValue {}

  /// One member of an object.
  ///
  /// @param source where the key stands
  /// @param keyStart of the key's opening quote
  /// @param keyEnd behind the key's closing quote
  record Member(Source source, String key, int keyStart, int keyEnd, JsonValue value) {}
}
