package crashlab.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The scenarios that come with Crashlab: `scenarios/TOPIC/NAME.json` in the project's folder.
final class ShippedScenarios {
  private static final String FOLDER = "scenarios";
  private static final String EXTENSION = ".json";

  private final @Nullable Path folder;

  /// @param folder null where there is none
  ShippedScenarios(@Nullable Path folder) {
    this.folder = folder;
  }

  /// Finds the folder: below the home that the launcher names, below the one that CRASHLAB_HOME
  /// names, or below this folder or one above it.
  static ShippedScenarios locate() {
    for (String home : new String[] {System.getProperty("crashlab.home"), homeOfEnvironment()}) {
      if (home != null && !home.isEmpty()) {
        Path folder = Path.of(home, FOLDER);
        return new ShippedScenarios(Files.isDirectory(folder) ? folder : null);
      }
    }
    for (Path here = Path.of("").toAbsolutePath(); here != null; here = here.getParent()) {
      if (Files.isDirectory(here.resolve(FOLDER))
          && Files.isRegularFile(here.resolve("crashlab"))) {
        return new ShippedScenarios(here.resolve(FOLDER));
      }
    }
    return new ShippedScenarios(null);
  }

  private static @Nullable String homeOfEnvironment() {
    return System.getenv("CRASHLAB_HOME");
  }

  /// Returns all files, by topic and name.
  List<Path> files() {
    if (folder == null || !Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(folder, 2)) {
      List<Path> files = new ArrayList<>(found.filter(ShippedScenarios::isScenario).toList());
      Collections.sort(files);
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isScenario(Path file) {
    return file.toString().endsWith(EXTENSION) && Files.isRegularFile(file);
  }

  /// Returns the name of a scenario file, by which it can be run.
  static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
  }

  /// Returns the topic of a shipped file.
  static String topic(Path file) {
    Path parent = file.getParent();
    return parent == null ? "" : String.valueOf(parent.getFileName());
  }

  /// Returns the file that the user means: a file of this name, or else the shipped scenario.
  ///
  /// @throws UserMistake if there is neither
  Path find(String word) {
    Path path = path(word);
    if (Files.exists(path)) {
      return path;
    }
    var byName = new TreeMap<String, Path>();
    for (Path file : files()) {
      byName.put(topic(file) + '/' + name(file), file);
      byName.put(name(file), file);
    }
    Path shipped = byName.get(word);
    if (shipped != null) {
      return shown(shipped);
    }
    String meant = NearestWord.of(name(path), byName.keySet());
    String what =
        word.endsWith(EXTENSION)
            ? word + ": there is no such file"
            : '"' + word + "\" is neither a file nor a scenario that ships (crashlab list)";
    throw new UserMistake(what + (meant == null ? "" : ". Did you mean " + meant + '?'));
  }

  private static Path path(String word) {
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
