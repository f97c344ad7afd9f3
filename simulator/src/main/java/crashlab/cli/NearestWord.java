package crashlab.cli;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Finds which of some known words was probably meant.
final class NearestWord {
  private static final int LONGEST = 100;

  private NearestWord() {}

  /// Returns the known word with the fewest slips in `word`, at most a third of its letters; else
  /// the shortest that contains it; else null. Of equally near ones the first by name.
  static @Nullable String of(String word, Collection<String> known) {
    if (word.isEmpty() || word.length() > LONGEST) {
      return null;
    }
    String best = null;
    int bestScore = Integer.MAX_VALUE;
    for (String candidate : known.stream().sorted().toList()) {
      int score = score(word, candidate);
      if (score < bestScore) {
        best = candidate;
        bestScore = score;
      }
    }
    return best;
  }

  private static int score(String word, String candidate) {
    int slips = slips(word, candidate);
    if (slips <= Math.min(3, Math.max(3, word.length()) / 3)) {
      return slips;
    }
    return word.length() > 2 && candidate.contains(word)
        ? LONGEST + candidate.length()
        : Integer.MAX_VALUE;
  }

  /// Counts letters put in, left out, replaced or swapped with a neighbour.
  private static int slips(String a, String b) {
    int[][] rows = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        rows[i][j] = i == 0 || j == 0 ? i + j : cheapest(rows, a, i, b, j);
      }
    }
    return rows[a.length()][b.length()];
  }

  private static int cheapest(int[][] rows, String a, int i, String b, int j) {
    int replaced = rows[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int least = Math.min(replaced, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
  }
}
