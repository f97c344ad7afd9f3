package crashlab.simulation;

import crashlab.scenario.ReadOptions;
import crashlab.scenario.ReadResult;
import crashlab.scenario.ScenarioReader;
import crashlab.scenario.SourceLoader;
import java.nio.file.Path;

/// Reads scenarios in the language of all systems that are simulated.
public final class Scenarios {
  private static final ScenarioReader READER = new ScenarioReader(Libraries.VOCABULARY);

  private Scenarios() {}

  /// Reads a file and, from its folder and below, the files that it extends.
  public static ReadResult read(Path file, ReadOptions options) {
    return READER.read(file, options);
  }

  /// Reads a scenario from a text.
  ///
  /// @param name the file's name for people
  public static ReadResult read(
      String name, String text, ReadOptions options, SourceLoader loader) {
    return READER.read(name, text, options, loader);
  }

  /// Reads a scenario from the bytes of a file.
  public static ReadResult read(
      String name, byte[] bytes, ReadOptions options, SourceLoader loader) {
    return READER.read(name, bytes, options, loader);
  }
}
