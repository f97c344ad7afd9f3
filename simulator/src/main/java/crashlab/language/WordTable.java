package crashlab.language;

import crashlab.scenario.Param;
import crashlab.scenario.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Tables of words in Markdown, a row for each word.
final class WordTable {
  private WordTable() {}

  /// Words that are keys of an object, such as steps.
  ///
  /// @param what they are, in a word
  static String ofKeys(String what, List<Word> words) {
    return table(
        List.of(what, "meaning"),
        words,
        word -> List.of(WordForm.of(word).markdown(), word.says()));
  }

  /// Words that are the values of a key, such as the types of children.
  static String ofValues(String key, List<Word> words) {
    return table(
        List.of("`" + key + "`", "keys of its own", "meaning"),
        words,
        word -> List.of("`" + word.name() + "`", keys(word), word.says()));
  }

  private static String keys(Word word) {
    return word.options().stream().map(WordTable::key).collect(Collectors.joining(", "));
  }

  private static String key(Param<?> option) {
    List<String> words = new ArrayList<>();
    for (JsonNode form : Json.parse(option.type().schema()).path("anyOf")) {
      form.path("enum").forEach(word -> words.add("`" + word.asString() + "`"));
    }
    String note =
        (option.isNeeded() ? "required" : "")
            + (option.isNeeded() && !words.isEmpty() ? ": " : "")
            + String.join(", ", words);
    return "`" + option.key() + "`" + (note.isEmpty() ? "" : " (" + note + ")");
  }

  /// A table of anything.
  static <T> String table(List<String> head, List<T> rows, Function<T, List<String>> cells) {
    var table = new StringBuilder("\n");
    table.append(row(head)).append(row(head.stream().map(_ -> "---").toList()));
    rows.forEach(each -> table.append(row(cells.apply(each))));
    return table.append('\n').toString();
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
