package crashlab.cli;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/// What the command line says to a command.
///
/// @param words all that is no option
/// @param options null where there are none at all
record Given(List<String> words, @Nullable ParseResult options) {
  Given(ParseResult parsed) {
    this(parsed.matchedPositionalValue(0, List.<String>of()), parsed);
  }

  boolean has(String option) {
    return options != null && options.hasMatchedOption(option);
  }

  /// Returns the text behind an option, or null where the option is not given.
  @Nullable String text(String option) {
    return options == null ? null : options.matchedOptionValue(option, (String) null);
  }

  /// Returns the number behind an option, or null where the option is not given.
  @Nullable Long number(String option) {
    return options == null ? null : options.matchedOptionValue(option, (Long) null);
  }

  /// Returns the scenario's parameters that are given another value.
  Map<String, String> params() {
    return options == null
        ? Map.of()
        : options.matchedOptionValue("--param", Map.<String, String>of());
  }
}
