package crashlab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import crashlab.simulation.Scenarios;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// One slip in one word of a sound scenario: the problem stands on that word and says what was
/// meant.
///
/// Words that the language leaves free (texts, messages, clauses) can be anything, and a name that
/// is given just once and spoken of just once may be wrong at either end: such words are left out.
/// So are slips that make another key.
class TypoTest {
  private static final int SLIPS = 4;
  private static final List<String> GIVING_KEYS =
      List.of("modules", "state", "states", "functions", "params");
  private static final List<String> GIVING_TEXTS = List.of("id", "name", "absent", "register");

  private final Random random = new Random(20_261_122);
  private final Set<String> keys = new TreeSet<>();
  private int refused;
  private int suggested;
  private final List<String> misplaced = new ArrayList<>();
  private final List<String> taken = new ArrayList<>();

  private record Word(int start, int end, String text, At at, boolean key) {}

  @Test
  void aSlipIsShownWhereItIsWithWhatWasMeant() {
    Map<String, String> texts = Corpus.valid();
    assertThat(texts).hasSizeGreaterThanOrEqualTo(10);

    texts.forEach(this::collectKeys);
    texts.forEach(this::slipInEachWord);

    assertThat(misplaced).isEmpty();
    assertThat(taken).as("keys that may be anything").isEmpty();
    assertThat(refused).isGreaterThan(3_000);
    assertThat((double) suggested / refused).isGreaterThan(0.95);
  }

  private void collectKeys(String file, String text) {
    for (Word word : words(text)) {
      if (word.key()) {
        keys.add(word.text());
      }
    }
  }

  private static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    collect(At.root(Corpus.json(text)), words);
    return words;
  }

  private void slipInEachWord(String file, String text) {
    for (Word word : words(text)) {
      for (int i = 0; i < SLIPS && !word.text().isBlank(); i++) {
        String slip = slip(word.text());
        String before = text.substring(0, word.start() + 1);
        if (!keys.contains(slip)) {
          read(file, word, slip, before + slip + text.substring(word.end() - 1));
        }
      }
    }
  }

  private void read(String file, Word word, String slip, String text) {
    SourceLoader loader = SourceLoader.folder(Corpus.folder("/crashlab/scenario/valid"));
    ReadResult result = Scenarios.read(file, text, ReadOptions.DEFAULT, loader);
    String shown = file + word.at().pointer() + ": " + word.text() + " -> " + slip;
    switch (result) {
      case ReadResult.Read _ -> {
        if (word.key() && isOfTheLanguage(word.at())) {
          taken.add(shown);
        }
      }
      case ReadResult.Refused refusal -> judge(word, text, refusal, shown);
    }
  }

  private void judge(Word word, String text, ReadResult.Refused refusal, String shown) {
    if (isGiven(word)) {
      return;
    }
    var source = new Source("", text, 0);
    int line = source.line(word.start());
    int column = source.column(word.start());
    List<ScenarioProblem> there =
        refusal.problems().stream().filter(p -> p.line() == line && p.column() == column).toList();
    refused++;
    if (there.isEmpty()) {
      misplaced.add(shown + " gave " + refusal.problems().getFirst());
    } else if (there.stream().anyMatch(p -> word.text().equals(p.suggestion()))) {
      suggested++;
    }
  }

  private static boolean isGiven(Word word) {
    At parent = word.at().parent();
    String container = parent == null ? "" : parent.step();
    return word.key()
        ? GIVING_KEYS.contains(container)
        : GIVING_TEXTS.contains(word.at().step())
            || GIVING_TEXTS.contains(container)
            || isDuration(word.at());
  }

  /* A slip in a number can make another number: then something else is wrong, or nothing. */
  private static boolean isDuration(At at) {
    return at.value() instanceof JsonValue.Str text
        && !text.value().isEmpty()
        && (Character.isDigit(text.value().charAt(0)) || text.value().charAt(0) == '-');
  }

  private static boolean isOfTheLanguage(At at) {
    String pointer = at.pointer();
    boolean clause =
        pointer.matches(".*/(handle_[a-z]+|call|cast|info|internal|timeouts|receive)/[^/]+");
    boolean given = pointer.matches(".*/(modules|state|states|functions|params)/[^/]+");
    return !clause && !given;
  }

  private static void collect(At at, List<Word> words) {
    switch (at.value()) {
      case JsonValue.Obj object -> {
        for (JsonValue.Member member : object.members()) {
          At child = at.child(member.key(), member.value());
          words.add(new Word(member.keyStart(), member.keyEnd(), member.key(), child, true));
          collect(child, words);
        }
      }
      case JsonValue.Arr array -> {
        for (int i = 0; i < array.elements().size(); i++) {
          collect(at.child(i, array.elements().get(i)), words);
        }
      }
      case JsonValue.Str text ->
          words.add(new Word(text.start(), text.end(), text.value(), at, false));
      case JsonValue.Num _, JsonValue.Bool _, JsonValue.Nul _, JsonValue.Broken _ -> {}
    }
  }

  private String slip(String word) {
    String slip = word;
    while (slip.equals(word) || slip.isBlank()) {
      int i = random.nextInt(word.length());
      char c = (char) ('a' + random.nextInt(26));
      String before = word.substring(0, i);
      slip =
          switch (random.nextInt(word.length() == 1 ? 2 : 4)) {
            case 0 -> before + c + word.substring(i);
            case 1 -> before + c + word.substring(i + 1);
            case 2 -> before + word.substring(i + 1);
            default -> i == 0 ? word : swapped(word, i);
          };
    }
    return slip;
  }

  private static String swapped(String word, int i) {
    return word.substring(0, i - 1) + word.charAt(i) + word.charAt(i - 1) + word.substring(i + 1);
  }
}
