package crashlab.ui.editor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a JSON text that may be broken: what [LooseReader] makes out. UTF-16 units `start`
/// (inclusive) to `end` (exclusive).
sealed interface Loose {
  int start();

  int end();

  /// An object.
  ///
  /// @param closed whether its bracket is there
  record Obj(int start, int end, boolean closed, List<Member> members) implements Loose {
    /// Returns the first value of `key`, or null.
    @Nullable Loose get(String key) {
      for (Member member : members) {
        if (member.key().equals(key)) {
          return member.value();
        }
      }
      return null;
    }

    /// Returns the string that stands at `key`, or null.
    @Nullable String string(String key) {
      return get(key) instanceof Leaf leaf && leaf.quoted() ? leaf.text() : null;
    }
  }

  /// An array.
  ///
  /// @param closed whether its bracket is there
  record Arr(int start, int end, boolean closed, List<Loose> elements) implements Loose {}

  /// A string, number or word.
  ///
  /// @param text without the quotes
  /// @param quoted whether it begins with a quote
  /// @param closed whether it ends with one
  record Leaf(int start, int end, String text, boolean quoted, boolean closed) implements Loose {}

  /// A key with what stands behind it.
  ///
  /// @param name where and how the key is written
  /// @param colon the place behind the colon; -1 if there is none
  /// @param value null if there is none yet
  record Member(Leaf name, int colon, @Nullable Loose value) {
    String key() {
      return name.text();
    }
  }
}
