package crashlab.cli;

import crashlab.scenario.Quoted;
import crashlab.scenario.Suggestion;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What is said about a command line that makes no sense.
final class CommandLineMistake {
  private CommandLineMistake() {}

  /// Returns what is wrong, what may have been meant, and where help is.
  static String text(ParameterException mistake) {
    CommandLine command = mistake.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    return "crashlab: " + Quoted.whole(what(mistake)) + "\nSee: " + name + " --help\n";
  }

  private static String what(ParameterException mistake) {
    if (!(mistake instanceof UnmatchedArgumentException unmatched)) {
      return malformed(mistake);
    }
    String word = unmatched.getUnmatched().getFirst();
    boolean atTop = mistake.getCommandLine().getParent() == null;
    if (atTop && !unmatched.isUnknownOption()) {
      return isScenario(word)
          ? ShellWord.of(word) + " is no command. Did you mean: crashlab run " + ShellWord.of(word)
          : '"' + word + "\" is no command" + hint(unmatched);
    }
    if (unmatched.isUnknownOption()) {
      return "unknown option " + word + hint(unmatched);
    }
    return "found \"" + word + "\", expected nothing more";
  }

  private static boolean isScenario(String word) {
    try {
      return word.endsWith(".json") || Files.isRegularFile(Path.of(word));
    } catch (InvalidPathException _) {
      return false;
    }
  }

  private static String hint(UnmatchedArgumentException unmatched) {
    String word = unmatched.getUnmatched().getFirst();
    CommandLine command = unmatched.getCommandLine();
    List<String> known =
        unmatched.isUnknownOption()
            ? command.getCommandSpec().options().stream().map(OptionSpec::longestName).toList()
            : List.copyOf(command.getSubcommands().keySet());
    String meant = Suggestion.nearestOrLonger(word, known);
    return meant == null ? "" : ". Did you mean " + meant + '?';
  }

  /// Returns what is wrong with the value of an option, or what is missing.
  private static String malformed(ParameterException mistake) {
    if (mistake instanceof MissingParameterException missing) {
      return missing.getMissing().stream()
          .map(CommandLineMistake::missing)
          .collect(Collectors.joining("; "));
    }
    if (!(mistake.getArgSpec() instanceof OptionSpec option)) {
      return ended(String.valueOf(mistake.getMessage()));
    }
    String value = mistake.getValue();
    String written = option.longestName() + (value == null ? "" : " " + value);
    return written + ": expected " + expected(option);
  }

  private static String missing(ArgSpec missing) {
    return missing instanceof OptionSpec option
        ? option.longestName() + ": expected " + expected(option)
        : "expected " + missing.paramLabel();
  }

  private static String expected(OptionSpec option) {
    return switch (option.longestName()) {
      case "--seed" -> "an integer of 64 bits";
      case "--param" -> "NAME=VALUE";
      case "--color" -> "auto, always or never";
      default -> option.paramLabel();
    };
  }

  /// Returns a sentence of the parser in our manner: without a full stop.
  private static String ended(String text) {
    String line = text.strip();
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }
}
