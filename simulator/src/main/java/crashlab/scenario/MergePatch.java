package crashlab.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// JSON Merge Patch (RFC 7396): how a scenario is laid on the one that it extends.
///
/// Each value keeps the place where it was written, so that a problem is shown there.
final class MergePatch {
  private MergePatch() {}

  /// Returns `target` with `patch` laid on it: members of objects are merged, null removes one, all
  /// else is replaced.
  static JsonValue apply(JsonValue target, JsonValue patch) {
    if (!(patch instanceof JsonValue.Obj changes)) {
      return patch;
    }
    Map<String, JsonValue.Member> members = new LinkedHashMap<>();
    if (target instanceof JsonValue.Obj object) {
      for (JsonValue.Member member : object.members()) {
        members.put(member.key(), member);
      }
    }
    for (JsonValue.Member change : changes.members()) {
      if (change.value() instanceof JsonValue.Nul) {
        members.remove(change.key());
      } else {
        JsonValue.Member old = members.get(change.key());
        JsonValue before = old == null ? change.value() : old.value();
        members.put(change.key(), merged(change, old == null ? empty(before) : before));
      }
    }
    List<JsonValue.Member> result = new ArrayList<>(members.values());
    return new JsonValue.Obj(changes.source(), changes.start(), changes.end(), result);
  }

  private static JsonValue.Member merged(JsonValue.Member change, JsonValue before) {
    return new JsonValue.Member(
        change.source(),
        change.key(),
        change.keyStart(),
        change.keyEnd(),
        apply(before, change.value()));
  }

  /* Even where nothing stood before, the nulls inside a patch are taken out. */
  private static JsonValue empty(JsonValue place) {
    return new JsonValue.Obj(place.source(), place.start(), place.end(), List.of());
  }
}
