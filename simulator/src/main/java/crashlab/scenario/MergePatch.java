package crashlab.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/// JSON Merge Patch (RFC 7396): how a scenario is laid on the one that it extends.
///
/// Each value keeps the place where it was written, so that a problem is shown there.
final class MergePatch {
  private MergePatch() {}

  /// Returns `target` with `patch` laid on it: members of objects are merged, null removes one, all
  /// else is replaced.
  ///
  /// @param uselessNull receives each null that removes nothing, with what could be removed there
  static JsonValue apply(
      JsonValue target, At patch, BiConsumer<At, Collection<String>> uselessNull) {
    if (!(patch.value() instanceof JsonValue.Obj changes)) {
      return patch.value();
    }
    Map<String, JsonValue.Member> members = new LinkedHashMap<>();
    if (target instanceof JsonValue.Obj object) {
      for (JsonValue.Member member : object.members()) {
        members.put(member.key(), member);
      }
    }
    List<String> removable = List.copyOf(members.keySet());
    for (JsonValue.Member change : changes.members()) {
      At at = patch.child(change.key(), change.value());
      JsonValue.Member old = members.get(change.key());
      if (!(change.value() instanceof JsonValue.Nul)) {
        JsonValue before = old == null ? empty(change.value()) : old.value();
        JsonValue after = apply(before, at, uselessNull);
        members.put(
            change.key(),
            new JsonValue.Member(
                change.source(), change.key(), change.keyStart(), change.keyEnd(), after));
      } else if (members.remove(change.key()) == null) {
        uselessNull.accept(at, removable);
      }
    }
    List<JsonValue.Member> result = new ArrayList<>(members.values());
    return new JsonValue.Obj(changes.source(), changes.start(), changes.end(), result);
  }

  /* Even where nothing stood before, the nulls inside a patch are taken out. */
  private static JsonValue empty(JsonValue place) {
    return new JsonValue.Obj(place.source(), place.start(), place.end(), List.of());
  }
}
