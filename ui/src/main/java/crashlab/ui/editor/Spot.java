package crashlab.ui.editor;

import crashlab.scenario.JsonEdit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where in a scenario the caret is, and what is being written there.
///
/// @param role what belongs there
/// @param path keys and indexes from the root to the value, or to the object that a key is for
/// @param around the objects and arrays that the spot is in, outermost first; one for each step of
///   the path and, for a key, the object itself
record Spot(Role role, List<String> path, List<Loose> around, Written written) {

  /// What is being written.
  ///
  /// @param from where it begins, its quote included
  /// @param to where it ends
  /// @param typed what stands there before the caret, without the quote
  /// @param quoted whether it begins with a quote
  /// @param hasColon for a key: whether its colon is there already
  record Written(int from, int to, String typed, boolean quoted, boolean hasColon) {
    /// Nothing yet.
    static Written at(int caret) {
      return new Written(caret, caret, "", false, false);
    }
  }

  /// What can be written at a spot.
  enum Role {
    KEY,
    VALUE,
    /// Only a comma or a bracket.
    NOTHING
  }

  /// Finds the spot of the caret.
  static Spot at(String text, @Nullable Loose root, int caret) {
    var finder = new Finder(text, caret);
    return root == null || caret <= root.start() ? finder.nothing() : finder.in(root);
  }

  /// As a JSON Pointer.
  String pointer() {
    return path.stream().reduce("", JsonEdit::below);
  }

  private static final class Finder {
    private final String text;
    private final int caret;
    private final List<String> path = new ArrayList<>();
    private final List<Loose> around = new ArrayList<>();

    Finder(String text, int caret) {
      this.text = text;
      this.caret = caret;
    }

    Spot nothing() {
      return blank(Role.NOTHING);
    }

    private Spot spot(Role role, Written written) {
      return new Spot(role, List.copyOf(path), List.copyOf(around), written);
    }

    Spot in(Loose value) {
      return switch (value) {
        case Loose.Obj object -> inObject(object);
        case Loose.Arr array -> inArray(array);
        case Loose.Leaf leaf -> inLeaf(leaf, Role.VALUE, false);
      };
    }

    private boolean isInside(Loose value) {
      boolean closed =
          switch (value) {
            case Loose.Obj object -> object.closed();
            case Loose.Arr array -> array.closed();
            case Loose.Leaf leaf -> leaf.quoted() && leaf.closed();
          };
      boolean word = value instanceof Loose.Leaf leaf && !leaf.quoted();
      return (word ? caret >= value.start() : caret > value.start())
          && (closed ? caret < value.end() : caret <= value.end());
    }

    private Spot inObject(Loose.Obj object) {
      around.add(object);
      List<Loose.Member> members = object.members();
      for (int i = 0; i < members.size(); i++) {
        Loose.Member member = members.get(i);
        Loose value = member.value();
        int next = i + 1 < members.size() ? members.get(i + 1).name().start() : object.end();
        if (isInside(member.name())) {
          return inLeaf(member.name(), Role.KEY, member.colon() >= 0);
        }
        boolean here = value != null && isInside(value);
        boolean empty =
            value == null && member.colon() >= 0 && caret >= member.colon() && caret <= next;
        if (here || (empty && endsWith(':'))) {
          path.add(member.key());
          return value == null ? blank(Role.VALUE) : in(value);
        }
      }
      return endsWith(',') || endsWith('{') ? blank(Role.KEY) : nothing();
    }

    private Spot inArray(Loose.Arr array) {
      around.add(array);
      int index = 0;
      for (Loose element : array.elements()) {
        if (isInside(element)) {
          path.add(Integer.toString(index));
          return in(element);
        }
        if (element.end() <= caret) {
          index++;
        }
      }
      path.add(Integer.toString(index));
      return endsWith(',') || endsWith('[') ? blank(Role.VALUE) : nothing();
    }

    private Spot inLeaf(Loose.Leaf leaf, Role role, boolean hasColon) {
      int start = leaf.start() + (leaf.quoted() ? 1 : 0);
      String typed = text.substring(Math.min(start, caret), caret);
      int end = leaf.quoted() && !leaf.closed() ? endOfWord() : leaf.end();
      return spot(role, new Written(leaf.start(), end, typed, leaf.quoted(), hasColon));
    }

    /// A text whose second quote is missing would go on to the end of its line, over commas and
    /// brackets that were there before it.
    private int endOfWord() {
      int at = caret;
      while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
        at++;
      }
      return at;
    }

    private Spot blank(Role role) {
      return spot(role, Written.at(caret));
    }

    /// Whether this is what stands before the caret.
    private boolean endsWith(char mark) {
      int before = caret - 1;
      while (before >= 0 && Character.isWhitespace(text.charAt(before))) {
        before--;
      }
      return before >= 0 && text.charAt(before) == mark;
    }
  }
}
