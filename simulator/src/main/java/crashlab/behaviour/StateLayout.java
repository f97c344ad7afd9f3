package crashlab.behaviour;

import crashlab.otp.Atom;
import crashlab.otp.MapTerm;
import crashlab.otp.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which keys the state of a module has, and what they begin with. Steps address a key by its
/// index.
public final class StateLayout {
  /// The key of a state that is one value.
  public static final String VALUE = "value";

  private final Map<String, Integer> indexes = new LinkedHashMap<>();
  private final List<Term> initial = new ArrayList<>();
  private Term[] shared = {};

  public StateLayout(Map<String, Term> initialState) {
    initialState.forEach((key, term) -> {
      indexes.put(key, initial.size());
      initial.add(term);
    });
  }

  /// The index of a key; a key that the module's `state` does not name begins as `nil`.
  public int index(String key) {
    Integer index = indexes.get(key);
    if (index == null) {
      index = initial.size();
      indexes.put(key, index);
      initial.add(Atom.NIL);
    }
    return index;
  }

  /// The index of a key; -1 for one that no module and no step has named.
  public int find(String key) {
    return indexes.getOrDefault(key, -1);
  }

  /// What the state begins with: one array for all, which nobody may change.
  Term[] initial() {
    Term[] known = shared;
    if (known.length != initial.size()) {
      known = initial.toArray(Term[]::new);
      shared = known;
    }
    return known;
  }

  Term toTerm(Term[] state) {
    Integer only = indexes.get(VALUE);
    if (only != null && indexes.size() == 1) {
      return state[only];
    }
    var entries = new LinkedHashMap<String, Term>();
    // a key may have come to the layout after the state of this process was made
    indexes.forEach(
        (key, index) -> entries.put(key, index < state.length ? state[index] : initial.get(index)));
    return new MapTerm(entries);
  }
}
