package crashlab.ui.session;

import crashlab.scenario.ReadResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Recordings of scenarios for tests.
public final class Recordings {
  private static final Path SCENARIOS = Path.of("../scenarios");

  private Recordings() {}

  /// The scenarios that ship, but for the two of a million processes: recorded in several ways
  /// beside all others they would fill the heap of the tests.
  public static Stream<Path> shipped() throws IOException {
    try (Stream<Path> found = Files.walk(SCENARIOS)) {
      return found
          .filter(file -> file.toString().endsWith(".json"))
          .filter(file -> !file.getFileName().toString().startsWith("million-rooms"))
          .sorted()
          .toList()
          .stream();
    }
  }

  /// Records a shipped scenario, such as `tasks/linked-task.json`.
  public static Recording of(String file) {
    try {
      return of(ScenarioText.load(SCENARIOS.resolve(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Records a scenario that is given as text.
  public static Recording ofText(String text) {
    return of(new ScenarioText("test", null, null, text));
  }

  /// Records a scenario.
  public static Recording of(ScenarioText source) {
    return switch (source.read()) {
      case ReadResult.Read read ->
          Recorder.record(source, read.scenario(), (_, _) -> {}, () -> false);
      case ReadResult.Refused refused -> throw new AssertionError(refused.text());
    };
  }
}
