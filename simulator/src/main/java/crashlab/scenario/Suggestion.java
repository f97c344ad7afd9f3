package crashlab.scenario;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the word that was probably meant: the nearest by optimal string alignment, where a swap of
/// neighbours counts as one slip.
public final class Suggestion {
  private static final int LONGEST = 256;

  private Suggestion() {}

  /// Returns the candidate nearest to `word` with at most a third of its characters, and at most 3,
  /// wrong; of equally near ones the first by name; or null. In words of two one may be wrong,
  /// since many keys are that short.
  public static @Nullable String nearest(String word, Collection<String> candidates) {
    if (word.length() > LONGEST) {
      return null;
    }
    int limit = Math.min(3, Math.max(word.length(), 3) / 3);
    String best = null;
    int bestDistance = limit + 1;
    for (String candidate : candidates) {
      if (candidate.equals(word) || Math.abs(candidate.length() - word.length()) > limit) {
        continue;
      }
      int distance = distance(word, candidate, bestDistance);
      boolean nearer = distance < bestDistance;
      if (nearer || (distance == bestDistance && best != null && candidate.compareTo(best) < 0)) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return best;
  }

  /// Returns what [#nearest] does; if that is null the shortest candidate that contains `word`, of
  /// equally short ones the first by name; or null. A word of less than three characters is
  /// contained in too many.
  public static @Nullable String nearestOrLonger(String word, Collection<String> candidates) {
    String nearest = nearest(word, candidates);
    if (nearest != null || word.length() < 3) {
      return nearest;
    }
    return candidates.stream()
        .filter(candidate -> candidate.contains(word))
        .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
        .orElse(null);
  }

  /// Returns what [#nearest] does; if that is null the candidate that has all parts of `word`,
  /// which underscores separate, in whatever order, and the fewest others: `node_freeze` for
  /// `freeze_node` and for `freeze`; or null. A word of less than four characters is part of too
  /// many.
  public static @Nullable String nearestOrOfItsParts(String word, Collection<String> candidates) {
    String nearest = nearest(word, candidates);
    if (nearest != null || word.length() < 4 || word.length() > LONGEST) {
      return nearest;
    }
    List<String> parts = parts(word);
    return candidates.stream()
        .filter(candidate -> !candidate.equals(word) && parts(candidate).containsAll(parts))
        .min(
            Comparator.comparingInt((String candidate) -> parts(candidate).size())
                .thenComparing(Comparator.naturalOrder()))
        .orElse(null);
  }

  private static List<String> parts(String word) {
    return List.of(word.split("_", -1));
  }

  /// Returns the distance, or something above `limit` when it is above.
  private static int distance(String a, String b, int limit) {
    int[] before = new int[b.length() + 1];
    int[] previous = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      int least = i;
      for (int j = 1; j <= b.length(); j++) {
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int value = Math.min(Math.min(previous[j], current[j - 1]) + 1, previous[j - 1] + cost);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          value = Math.min(value, before[j - 2] + 1);
        }
        current[j] = value;
        least = Math.min(least, value);
      }
      if (least > limit) {
        return limit + 1;
      }
      int[] reused = before;
      before = previous;
      previous = current;
      current = reused;
    }
    return previous[b.length()];
  }
}
