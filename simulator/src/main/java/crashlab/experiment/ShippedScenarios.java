package crashlab.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The scenarios that come with Crashlab: `scenarios/TOPIC/NAME.json` in the project's folder.
public final class ShippedScenarios {
  private static final String FOLDER = "scenarios";
  private static final String EXTENSION = ".json";

  private final @Nullable Path folder;

  /// @param folder null where there is none
  public ShippedScenarios(@Nullable Path folder) {
    this.folder = folder;
  }

  /// Finds the folder: below the home that the launcher names, below the one that CRASHLAB_HOME
  /// names, or below this folder or one above it.
  public static ShippedScenarios locate() {
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
  public List<Path> files() {
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
  public static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
  }

  /// Returns the topic of a shipped file.
  public static String topic(Path file) {
    Path parent = file.getParent();
    return parent == null ? "" : String.valueOf(parent.getFileName());
  }

  /// Returns the files by their names, alone and after `TOPIC/`.
  public Map<String, Path> byName() {
    var byName = new TreeMap<String, Path>();
    for (Path file : files()) {
      byName.put(topic(file) + '/' + name(file), file);
      byName.put(name(file), file);
    }
    return byName;
  }
}
