package crashlab.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Names of one kind: where each is given, and which are spoken of.
///
/// A name that is spoken of and not given is misspelt where it is spoken of. But if several places
/// agree on it, and a name like it is given that nothing speaks of, it is that one that is
/// misspelt.
public final class Definitions {
  private static final int MOST_EXAMINED = 20;
  private static final int SHORTEST = 3; // shorter names are all alike

  private final Map<String, Place> places = new LinkedHashMap<>();
  private final Set<String> used = new TreeSet<>();
  private final Map<String, List<Miss>> misses = new LinkedHashMap<>();

  private record Place(At at, boolean key) {}

  private record Miss(At at, String message, Problems.@Nullable Hint hint) {}

  /// Takes a name that is given as the key of `at`.
  void defineKey(String name, At at) {
    places.putIfAbsent(name, new Place(at, true));
  }

  /// Takes a name that is given as the text at `at`.
  void defineText(String name, At at) {
    places.putIfAbsent(name, new Place(at, false));
  }

  /// Takes a name that is given and spoken of.
  public void use(String name) {
    used.add(name);
  }

  /// Takes a name that is spoken of and not given.
  public void miss(String name, At at, String expected, Problems.Hint hint) {
    String message = "found " + Quoted.value(at.value()) + ", expected " + expected;
    misses.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(new Miss(at, message, hint));
  }

  /// Notes what is misspelt.
  ///
  /// @param attested tells whether a word is known to be spelt well, since it names something else
  void check(Problems problems, Predicate<String> attested) {
    Set<String> unused = new TreeSet<>();
    int examined = 0;
    for (Map.Entry<String, List<Miss>> entry : misses.entrySet()) {
      Place place = null;
      String name = entry.getKey();
      boolean likely = entry.getValue().size() > 1 || attested.test(name);
      if (likely && name.length() >= SHORTEST && examined < MOST_EXAMINED) {
        if (examined == 0) {
          unused.addAll(places.keySet());
          unused.removeAll(used);
        }
        examined++;
        String near = Suggestion.nearest(entry.getKey(), unused);
        place = near == null || attested.test(near) ? null : places.get(near);
      }
      if (place == null) {
        entry
            .getValue()
            .forEach(
                miss -> problems.add(ProblemKind.UNKNOWN_NAME, miss.at, miss.message, miss.hint));
      } else {
        noteGiven(place, entry.getKey(), entry.getValue().size(), problems);
      }
    }
  }

  private static void noteGiven(Place place, String meant, int uses, Problems problems) {
    String given = place.key ? place.at.step() : ((JsonValue.Str) place.at.value()).value();
    String message =
        "nothing speaks of %s, but %s of %s"
            .formatted(
                Quoted.of(given), uses == 1 ? "something" : uses + " places", Quoted.of(meant));
    problems.addGiven(place.at, place.key, message, meant);
  }
}
