package crashlab.scenario;

import java.util.Collection;
import java.util.List;

/// Lists of words in messages.
public final class Words {
  private static final int MOST = 12;

  private Words() {}

  /// Returns `a, b or c`; of more than 12 words the first and how many more there are.
  public static String list(Collection<String> words, String conjunction) {
    List<String> shown = words.stream().limit(MOST).map(Quoted::bare).toList();
    if (words.size() > MOST) {
      return String.join(", ", shown) + " … (" + (words.size() - MOST) + " more)";
    }
    if (shown.size() < 2) {
      return shown.isEmpty() ? "none" : shown.getFirst();
    }
    int last = shown.size() - 1;
    return String.join(", ", shown.subList(0, last)) + ' ' + conjunction + ' ' + shown.get(last);
  }
}
