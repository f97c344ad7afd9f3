package crashlab.language;

import crashlab.scenario.Param;
import crashlab.scenario.SchemaRule;
import crashlab.scenario.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// How a word is written, such as `{"call": t, "message": m}`, with `timeout`, `rescue`.
///
/// @param shown the keys that have to be there
/// @param beside the options
record WordForm(List<Param<?>> shown, List<Param<?>> beside) {
  static WordForm of(Word word) {
    List<Param<?>> shown = new ArrayList<>(List.of(word.subject()));
    List<Param<?>> beside = new ArrayList<>();
    for (Param<?> option : word.options()) {
      (option.isNeeded() || isOneOfSome(option, word) ? shown : beside).add(option);
    }
    return new WordForm(shown, beside);
  }

  /// Whether this option or another has to be there.
  private static boolean isOneOfSome(Param<?> option, Word word) {
    return word.rules().stream()
        .anyMatch(rule ->
            rule instanceof SchemaRule.OneAtLeast(List<String> keys)
                && keys.contains(option.key()));
  }

  String markdown() {
    String form =
        shown.stream()
            .map(param -> "\"" + param.key() + "\": " + param.type().sign())
            .collect(Collectors.joining(", ", "`{", "}`"));
    return beside.stream()
        .map(option -> "`" + option.key() + "`")
        .reduce((some, next) -> some + ", " + next)
        .map(options -> form + ", with " + options)
        .orElse(form);
  }
}
