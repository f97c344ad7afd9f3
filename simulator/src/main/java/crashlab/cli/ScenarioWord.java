package crashlab.cli;

import crashlab.experiment.ShippedScenarios;
import crashlab.scenario.Suggestion;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A word of the command line that means a scenario: a file, or the name of one that ships.
final class ScenarioWord {
  private static final String EXTENSION = ".json";

  private ScenarioWord() {}

  /// Returns the file that the user means: a file of this name, or else the shipped scenario.
  ///
  /// @throws UserMistake if there is neither
  static Path find(String word, ShippedScenarios scenarios) {
    Path path = path(word);
    if (Files.exists(path)) {
      return path;
    }
    Map<String, Path> byName = scenarios.byName();
    Path shipped = byName.get(word);
    if (shipped != null) {
      return shown(shipped);
    }
    String meant = nearest(path, byName);
    String what =
        word.endsWith(EXTENSION)
            ? word + ": there is no such file"
            : '"' + word + "\" is neither a file nor a scenario that ships (crashlab list)";
    throw new UserMistake(what + (meant == null ? "" : ". Did you mean " + meant + '?'));
  }

  private static @Nullable String nearest(Path path, Map<String, Path> byName) {
    return Suggestion.nearestOrLonger(ShippedScenarios.name(path), byName.keySet());
  }

  static Path path(String word) {
    try {
      return Path.of(word);
    } catch (InvalidPathException _) {
      throw new UserMistake('"' + word.replace('\0', ' ') + "\" can be no file's name");
    }
  }

  /// Returns the shorter way to a file: from here, if it is below.
  private static Path shown(Path file) {
    Path here = Path.of("").toAbsolutePath();
    Path there = file.toAbsolutePath();
    return there.startsWith(here) ? here.relativize(there) : there;
  }
}
