package crashlab.scenario;

import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/// The members of an object that has many: they are found by key in constant time.
final class MemberList extends AbstractList<JsonValue.Member> implements RandomAccess {
  private static final int FEW = 16; // among so many a search is as fast

  private final List<JsonValue.Member> members;
  private @Nullable Map<String, JsonValue.Member> byKey;

  private MemberList(List<JsonValue.Member> members) {
    this.members = members;
  }

  /// Returns the same members; of many, a list that finds them fast.
  static List<JsonValue.Member> of(List<JsonValue.Member> members) {
    return members.size() <= FEW || members instanceof MemberList
        ? members
        : new MemberList(members);
  }

  JsonValue.@Nullable Member find(String key) {
    Map<String, JsonValue.Member> index = byKey;
    if (index == null) {
      index = new LinkedHashMap<>();
      for (JsonValue.Member member : members) {
        index.putIfAbsent(member.key(), member);
      }
      byKey = index;
    }
    return index.get(key);
  }

  @Override
  public JsonValue.Member get(int index) {
    return members.get(index);
  }

  @Override
  public int size() {
    return members.size();
  }
}
